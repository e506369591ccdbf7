import { expect, test } from 'vitest';
import { areMet, barsOf } from './bars.ts';
import { figuresOf, type Outcome } from './tally.ts';

const good: Outcome = {
  gaps: [180, 220],
  bystanderGaps: [40],
  moves: [{ gapMs: 220, ticksLost: 2 }],
  lost: [],
  hit: 2,
  changed: [],
  doubled: [],
  scores: { compared: 1, uncompared: 0, points: 3, faults: [] },
  adoptions: { count: 1, inexact: [], doubled: [] },
  secondTruths: [],
  belated: 1,
  deaths: [],
  stallMs: 9,
};

const isMet = (outcome: Partial<Outcome>) => areMet(barsOf(figuresOf('kill', [{ ...good, ...outcome }])));

test('an event after which all is well meets its bars', () => {
  expect(isMet({})).toBe(true);
});

test.each<[string, Partial<Outcome>]>([
  ['a gap that is too long', { gaps: [180, 620] }],
  ['a tick too many that is lost', { moves: [{ gapMs: 220, ticksLost: 4 }] }],
  ['a pilot who is lost', { lost: ['Ann: seat_gone'] }],
  ['a pilot with two seats', { doubled: ['Ann'] }],
  ['a pilot with another ship', { changed: ['Ann: from ship 1 to 2'] }],
  ['a score that is wrong', { scores: { ...good.scores, faults: ['ship 1 falls'] } }],
  ['a world that is another', { adoptions: { ...good.adoptions, inexact: ['r at tick 9'] } }],
  ['a room that was adopted twice', { adoptions: { ...good.adoptions, doubled: ['r 2'] } }],
  ['a room that two hosts tell of', { secondTruths: ['r at tick 9'] }],
  ['a process that ends by itself', { deaths: ['arena-1: code 1'] }],
  ['nobody who was answered again', { gaps: [] }],
])('%s does not', (_, outcome) => {
  expect(isMet(outcome)).toBe(false);
});
