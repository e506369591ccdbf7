import { describe, expect, test } from 'vitest';
import { onlyCrashes } from './faults.ts';
import { type Flaw, SOUND } from './protocol.ts';
import { type Outcome, runModel } from './run-model.ts';

const SEEDS = 10_000;
const MOST_MS = 180_000;

/** A seed that failed is run again by itself: `runModel(seed)`. */
function mustHold(seed: number, { faults }: Outcome): void {
  if (faults.length > 0) expect.fail(`seed ${seed}:\n${faults.join('\n')}`);
}

/** The first seed in which the judge notices, and what it says. */
function firstFault(flaw: Flaw): { seed: number; fault: string } | undefined {
  const protocol = { ...SOUND, [flaw]: false };
  for (let seed = 1; seed <= SEEDS; seed++) {
    const [fault] = runModel(seed, protocol).faults;
    if (fault !== undefined) return { seed, fault };
  }
  return undefined;
}

const TWO_HOSTS = /speaks under epoch|hears epoch/;

test(
  `R11 R12 whatever goes wrong, no room has two hosts, and each has one in the end (${SEEDS} seeds)`,
  () => {
    let [words, adoptions, setBack] = [0, 0, 0];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const outcome = runModel(seed);
      mustHold(seed, outcome);
      words += outcome.words;
      adoptions += outcome.adoptions;
      setBack += outcome.setBack;
    }
    // Else nothing was tried.
    expect(words).toBeGreaterThan(100 * SEEDS);
    expect(adoptions).toBeGreaterThan(SEEDS / 4);
    // Where the store lost all records while a room's newest host was gone, an older one goes on with what it has.
    expect(setBack).toBeLessThan(SEEDS / 500);
  },
  MOST_MS,
);

test(
  'R11 the process of a host is killed, and no more than three ticks are lost',
  () => {
    let adoptions = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const outcome = runModel(seed, SOUND, onlyCrashes);
      mustHold(seed, outcome);
      adoptions += outcome.adoptions;
      expect(outcome.mostTicksLost, `seed ${seed}`).toBeLessThanOrEqual(3);
    }
    expect(adoptions).toBeGreaterThan(300);
  },
  MOST_MS,
);

test('a seed runs again as it ran', () => {
  for (const seed of [1, 77, 4711]) expect(runModel(seed)).toEqual(runModel(seed));
  const flawed = firstFault('keepLooksAtEpoch');
  expect(flawed).toEqual(firstFault('keepLooksAtEpoch'));
});

describe('R12 it is noticed when', () => {
  test.each<[string, Flaw]>([
    ['a lease counts from when the answer came', 'leaseFromAsking'],
    ['keep writes over what was written under a higher epoch', 'keepLooksAtEpoch'],
    ['a claim does not look at the lease', 'claimLooksAtLease'],
    ['a claim does not look at the epoch', 'claimLooksAtEpoch'],
    ['a host claims without proof right after the store came back', 'claimSettles'],
    ['a host speaks at once for a room that the store had forgotten', 'doubtsCreated'],
    ['a host excuses itself whenever the store is silent', 'excuseAsksOthers'],
    ['a host that does not answer is taken for dead', 'excuseMindsTheSilent'],
    ['only who is listed is asked', 'remembersPeers'],
    ['an excuse gives back a permission that had ended', 'excuseEndsNoGap'],
    ['a room that was perhaps released is played on', 'releaseIsUnsure'],
    ['a tick is told without a last look', 'looksBeforeTelling'],
  ])(
    '%s',
    (_, flaw) => {
      expect(firstFault(flaw)?.fault).toMatch(TWO_HOSTS);
    },
    MOST_MS,
  );

  test(
    'an owner that never heard that it got its room is not asked to claim it again',
    () => {
      expect(firstFault('ownerClaimsAgain')?.fault).toMatch(/in the end/);
    },
    MOST_MS,
  );
});
