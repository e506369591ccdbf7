import { describe, expect, test } from 'vitest';
import { TICK_RATE } from '../../sim/units.ts';
import { foundry } from './helpers/foundry.ts';
import { createMatch, killsOf } from './helpers/virtual-match.ts';

const FIGHTS = 12;
const TICKS = 60 * TICK_RATE;

/** Fights of a minute won by the first and by the second skill. */
function playFights(first: number, second: number): { first: number; second: number } {
  const won = { first: 0, second: 0 };
  for (let seed = 1; seed <= FIGHTS; seed++) {
    const match = createMatch(foundry, [first, second], seed);
    let lead = 0;
    match.run(TICKS, (facts) => {
      lead += killsOf(facts, 1) - killsOf(facts, 2);
    });
    if (lead > 0) won.first += 1;
    if (lead < 0) won.second += 1;
  }
  return won;
}

describe('skill', () => {
  test.each([
    [0.9, 0.55],
    [0.6, 0.2],
    [0.2, 0.6],
  ])(
    'of %d against %d decides most fights',
    (first, second) => {
      const won = playFights(first, second);
      const [better, worse] = first > second ? [won.first, won.second] : [won.second, won.first];
      expect(better).toBeGreaterThan(FIGHTS / 2);
      expect(worse).toBeLessThan(FIGHTS / 4);
    },
    60_000,
  );

  test('that is the same decides nothing', () => {
    const won = playFights(0.5, 0.5);
    expect(won.first).toBeGreaterThan(1);
    expect(won.second).toBeGreaterThan(1);
  }, 60_000);
});

test('the same seed plays the same match, another seed another', () => {
  const play = (seed: number) => {
    const match = createMatch(foundry, [0.2, 0.5, 0.8, 0.5], seed);
    match.run(20 * TICK_RATE);
    return match.world;
  };
  expect(play(5)).toEqual(play(5));
  expect(play(5).ships).not.toEqual(play(6).ships);
});
