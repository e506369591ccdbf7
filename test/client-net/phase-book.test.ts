import { expect, test } from 'vitest';
import { PhaseBook } from '../../client/net/phase-book.ts';
import { TOLD_PHASES } from '../../sim/told-state.ts';

const said = (phase: (typeof TOLD_PHASES)[number], round: number) => ({
  phase: TOLD_PHASES.indexOf(phase),
  round,
});

test('the first phase that is told is no turn, and each turn is told once', () => {
  const book = new PhaseBook();
  expect(book.told(10, said('play', 1))).toBe(false);
  expect(book.told(11, said('play', 1))).toBe(false);
  expect(book.told(12, said('results', 1))).toBe(true);
  expect(book.told(13, said('results', 1))).toBe(false);
  expect(book.told(400, said('play', 2))).toBe(true);
  expect(book.phase).toBe('play');
});

test('R11 a match that goes on from before a turn comes to it again, and nobody is told twice', () => {
  const book = new PhaseBook();
  book.told(990, said('play', 1));
  expect(book.told(1000, said('results', 1))).toBe(true);
  expect(book.told(998, said('play', 1))).toBe(false);
  expect(book.phase).toBe('play');
  expect(book.told(1000, said('results', 1))).toBe(false);
  expect(book.phase).toBe('results');
  expect(book.told(1300, said('play', 2))).toBe(true);
});

test('a round that waits for pilots and begins anew is told each time', () => {
  const book = new PhaseBook();
  book.told(1, said('play', 1));
  expect(book.told(100, said('warmup', 1))).toBe(true);
  expect(book.told(200, said('play', 1))).toBe(true);
  expect(book.told(300, said('warmup', 1))).toBe(true);
});
