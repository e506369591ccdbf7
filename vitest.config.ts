import { defineConfig } from 'vitest/config';

/** Of these each has the machine to itself: they judge how long something takes, or that no frame comes late. */
const TIMED = [
  'test/net/{agreement,fairness,lost-line,moved-match,watch}.test.ts',
  'test/browser/{budgets,play,only-process}.test.ts',
  'test/chaos/{storm,store-outage}.test.ts',
  'test/chaos/hosts/run-hosts.test.ts',
];
/** In a real browser, and over real sockets or of real processes: one file at a time, so that none disturbs another. */
const BROWSER = ['test/browser/**/*.test.ts'];
const REAL = ['test/net/**/*.test.ts', 'test/chaos/**/*.test.ts'];

/** One group after the other. */
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
          exclude: [...BROWSER, ...REAL],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          exclude: TIMED,
          fileParallelism: false,
          globalSetup: 'test/helpers/build-client.ts',
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: REAL,
          exclude: TIMED,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: TIMED,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
