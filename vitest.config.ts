import { defineConfig } from 'vitest/config';

/** Of these each has the machine to itself: they judge how long something takes, or that no frame comes late. */
const TIMED = [
  'test/net/{agreement,fairness,lost-line,moved-match,watch}.test.ts',
  'test/browser/{budgets,play,only-process}.test.ts',
  'test/chaos/{storm,store-outage}.test.ts',
  'test/chaos/hosts/run-hosts.test.ts',
];
/** In a real browser, and over real sockets or of real processes: they wait more than they work. */
const BROWSER = ['test/browser/**/*.test.ts'];
const REAL = ['test/net/**/*.test.ts', 'test/chaos/**/*.test.ts'];
/** On machines of many cores too: what they start are several processes each. */
const AT_ONCE = 2;

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
          maxWorkers: AT_ONCE,
          // Two that find none would build it at once, over each other.
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
          maxWorkers: AT_ONCE,
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
