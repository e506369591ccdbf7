import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { ENDED_MS, LEASE_MS, type MatchStore, RECORD_MS } from '../../server/store/match-store.ts';
import {
  type OpenMatchStore,
  openMemoryMatches,
  openRedisMatches,
  openSqliteMatches,
} from '../helpers/match-stores.ts';
import { lacksRedis } from '../helpers/redis-server.ts';

const ROOMS = ['r', 's'];
const hostId = fc.constantFrom('a', 'b');
const host = hostId.map((id) => ({ id, address: `${id}.test:1` }));
const roomId = fc.constantFrom(...ROOMS);
const epoch = fc.integer({ min: 1, max: 2 });
const version = fc.integer({ min: 1, max: 2 });
const match = fc.record({ roomId, epoch, version, bytes: fc.uint8Array({ maxLength: 4 }) });
const matches = fc.uniqueArray(match, { maxLength: 2, selector: (one) => one.roomId });
const claim = fc.record({
  roomId,
  host,
  epoch,
  reads: fc.constantFrom([1], [1, 2], [2]),
  ownerIsDead: fc.boolean(),
});

/** Named by all that it asks, for the counterexample. */
type Step = { name: string; run(open: OpenMatchStore): Promise<unknown> };

function asked<Wish extends unknown[]>(
  name: keyof MatchStore,
  wishes: fc.Arbitrary<Wish>,
  ask: (store: MatchStore, ...wish: Wish) => Promise<unknown>,
): fc.Arbitrary<Step> {
  return wishes.map((wish) => ({
    name: `${name} ${JSON.stringify(wish)}`,
    run: ({ store }) => ask(store, ...wish),
  }));
}

const keep = asked('keep', fc.tuple(host, matches), async (store, ...wish) => store.keep(...wish));
const take = asked('claim', fc.tuple(claim), async (store, wish) => {
  const answer = await store.claim(wish);
  return 'refused' in answer ? answer : { ...answer, bytes: [...answer.bytes] };
});
const release = asked('release', fc.tuple(hostId, match), (store, ...wish) => store.release(...wish));
const end = asked('end', fc.tuple(hostId, match, fc.constantFrom('won', '')), (store, ...wish) =>
  store.end(...wish),
);

/** @param lapse How much time passes at a time. Milliseconds. */
function stepsWith(lapse: fc.Arbitrary<number>): fc.Arbitrary<Step[]> {
  const pass = lapse.map((ms): Step => ({ name: `${ms} ms`, run: (open) => open.pass(ms) }));
  return fc.array(fc.oneof(keep, keep, take, take, release, end, pass), { maxLength: 25, size: 'max' });
}

const REFUSALS = ['owned', 'unknown', 'ended', 'unreadable'].map((word) => `"refused":"${word}"`);
/** Each is seen, or nothing was compared. */
const ANSWERS = [...REFUSALS, '"bytes"', '"answer":true', '"deposed":["', '"created":["', '"is":"ended"'];

/** Takes the steps in all stores, and looks at every room after each. */
async function agree(stores: readonly OpenMatchStore[], steps: readonly Step[], seen: Set<string>) {
  for (const open of stores) await open.clear();
  for (const { name, run } of steps) {
    const answers = await Promise.all(
      stores.map(async (open) => {
        const answer = await run(open);
        const rooms = await Promise.all(ROOMS.map((id) => open.store.find(id)));
        return JSON.stringify({ answer, rooms });
      }),
    );
    for (const answer of answers) expect(answer, name).toBe(answers[0]);
    for (const word of ANSWERS) if (answers[0]?.includes(word)) seen.add(word);
  }
}

const closing: OpenMatchStore[] = [];
afterAll(async () => {
  for (const open of closing) await open.close();
});

async function compare(
  openers: readonly (() => Promise<OpenMatchStore>)[],
  lapse: fc.Arbitrary<number>,
  numRuns: number,
) {
  const stores = await Promise.all(openers.map((open) => open()));
  closing.push(...stores);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(stepsWith(lapse), (steps) => agree(stores, steps, seen)),
    { numRuns },
  );
  expect(ANSWERS.filter((word) => !seen.has(word))).toEqual([]);
}

it('whatever is asked when, SQLite answers as memory does', async () => {
  const lapse = fc.oneof(
    fc.integer({ min: 0, max: 2 * LEASE_MS }),
    fc.constantFrom(LEASE_MS, ENDED_MS, RECORD_MS - ENDED_MS, RECORD_MS),
  );
  await compare([openMemoryMatches, openSqliteMatches], lapse, 1000);
});

it.skipIf(lacksRedis)('and so does Redis, as long as no lease ends between two words', async () => {
  await compare(
    [openMemoryMatches, openSqliteMatches, openRedisMatches],
    fc.constantFrom(LEASE_MS, ENDED_MS),
    150,
  );
});
