import { defineConfig } from 'vitest/config';

/** Tests over real sockets, in a real browser and of real processes measure time: they run after the rest, one file at a time. */
const REAL = ['test/net/**/*.test.ts', 'test/browser/**/*.test.ts', 'test/chaos/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // One core is kept free otherwise, which on two cores is half of what there is.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: REAL,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: REAL,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
