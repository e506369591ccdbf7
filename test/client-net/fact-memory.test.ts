import { expect, test } from 'vitest';
import { FactMemory } from '../../client/net/fact-memory.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';

const died: ToldFact = { type: 'died', ship: 2, by: 1, weapon: 'bolt', aim: 0 };
const heard: ToldFact = { type: 'heard', weapon: 'rail' };

test('R11 what a match that moved comes to a second time was told already, and only that once', () => {
  const memory = new FactMemory();
  expect(memory.knows(died, 100)).toBe(false);
  memory.turnTo();
  expect(memory.knows({ ...died, ship: 3 }, 98)).toBe(false);
  expect(memory.knows(died, 101)).toBe(true);
  expect(memory.knows(died, 102)).toBe(false);
});

test('the same again over one line, or long after, is news', () => {
  const memory = new FactMemory();
  expect(memory.knows(died, 100)).toBe(false);
  expect(memory.knows(died, 101)).toBe(false);
  memory.turnTo();
  expect(memory.knows(died, 200)).toBe(false);
});

test('two lines later nothing of the first is remembered', () => {
  const memory = new FactMemory();
  memory.knows(died, 100);
  memory.turnTo();
  memory.turnTo();
  expect(memory.knows(died, 101)).toBe(false);
});

test('a shot that was heard may well be another one', () => {
  const memory = new FactMemory();
  memory.knows(heard, 100);
  memory.turnTo();
  expect(memory.knows(heard, 100)).toBe(false);
});
