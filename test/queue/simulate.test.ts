import { describe, expect, it } from 'vitest';
import { STORES } from '../helpers/shared-stores.ts';
import { makeCrowd } from './crowd.ts';
import { figuresOf } from './figures.ts';
import { simulate } from './simulate.ts';

describe.each(STORES)(
  'a crowd that comes to play for rank, over three replicas and $name',
  ({ skip, open }) => {
    it.skipIf(skip).each([1, 2])(
      'is matched once each, parties whole, nearer than by chance (seed %i)',
      async (seed) => {
        const clock = { ms: Date.UTC(2030, 0, 1) };
        const store = await open(3, () => clock.ms);
        const crowd = makeCrowd(200, 5, seed);
        const outcome = await simulate(crowd, store.replicas, clock, seed);
        await store.close();
        for (const mode of ['duel', 'hold'] as const) {
          const figures = figuresOf(mode, crowd, outcome, seed);
          const about = `seed ${seed}: ${JSON.stringify(figures)}`;
          expect(figures.matches, about).toBeGreaterThan(10);
          expect(figures.matchedTwice, about).toBe(0);
          expect(figures.partiesTorn, about).toBe(0);
          expect(figures.spreadMedian, about).toBeLessThan(figures.chanceSpreadMedian / 2);
          expect(figures.waitMedianS, about).toBeLessThan(15);
          expect(figures.leftOver, about).toBeLessThan(12);
        }
        const seated = new Set(outcome.opened.flatMap(({ sides }) => sides.flat()));
        // Who vanished may have given its sign before.
        for (const { comer, foundAt } of outcome.waited.filter(({ comer }) => !comer.vanishes))
          for (const pilot of comer.pilots) expect(seated.has(pilot), pilot).toBe(foundAt !== undefined);
      },
    );
  },
);
