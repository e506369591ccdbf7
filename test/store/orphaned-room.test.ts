import { expect, test } from 'vitest';
import { answerSoFar } from '../../server/matchmaker/answer-in-time.ts';
import type { HostListing } from '../../server/matchmaker/arena-directory.ts';
import { type AskHost, HostSilent } from '../../server/store/host-call.ts';
import { LEASE_MS } from '../../server/store/match-store.ts';
import { noClaims } from '../../server/store/seat-claims.ts';
import { createSharedDirectory } from '../../server/store/shared-directory.ts';
import { createMemoryMatchStore } from '../helpers/memory-match-store.ts';

const listing = (id: string): HostListing => ({ id, load: 0, draining: false, spare: 3, rooms: [] });
const pilot = { id: 'p', name: 'Ada', bot: false };
const offer = {
  seat: { name: 'skirmish', sessionId: 's', roomId: 'r', processId: 'b' },
  room: { id: 'r', mode: 'skirmish', map: 'foundry' },
};

/** A room of host `a`, which answers nothing and renews no lease, and a host `b` that would take it over. */
async function freeze() {
  const matches = createMemoryMatchStore(() => performance.now());
  await matches.keep({ id: 'a', address: '10.0.0.1:1' }, [
    { roomId: 'r', epoch: 1, version: 1, bytes: Uint8Array.of(1) },
  ]);
  const ask: AskHost = async (hostId, question) => {
    if (hostId === 'a') return new Promise(() => {});
    if (question.ask !== 'adopt') return offer;
    const host = { id: 'b', address: '10.0.0.2:1' };
    const claimed = await matches.claim({ ...question, host, reads: [1] });
    return 'refused' in claimed ? { refused: 'owned' } : { adopted: 'r' };
  };
  const registry = { living: async () => [listing('a'), listing('b')] };
  const isDead = async () => false;
  return createSharedDirectory({ registry, claims: noClaims, ask, survival: { matches, isDead } });
}

test('R11 the answer of a host that is frozen is not waited for any longer than its lease lasts', async () => {
  const directory = await freeze();
  const answer = directory.resume({ pilot, roomId: 'r', ticketId: 't' });
  expect(await answerSoFar(answer, LEASE_MS + 500)).toEqual(offer);
});

test('R11 those who look for one room at once look together, and who comes later asks no host that is known to be gone', async () => {
  const matches = createMemoryMatchStore(() => performance.now());
  const orphan = { roomId: 'r', epoch: 1, version: 1, bytes: Uint8Array.of(1) };
  await matches.keep({ id: 'a', address: '10.0.0.1:1' }, [orphan]);
  let finds = 0;
  const find = (roomId: string) => {
    finds += 1;
    return matches.find(roomId);
  };
  const asked: string[] = [];
  const { promise: adopts, resolve: toldToAdopt } = Promise.withResolvers<void>();
  const { promise: adopted, resolve: adopt } = Promise.withResolvers<void>();
  const ask: AskHost = async (hostId, question) => {
    asked.push(`${hostId} ${question.ask}`);
    if (hostId === 'a') throw new HostSilent('nobody listens');
    if (question.ask !== 'adopt') return offer;
    toldToAdopt();
    await adopted;
    return { adopted: 'r' };
  };
  const registry = { living: async () => [listing('b')] };
  const survival = { matches: { find }, isDead: async () => true };
  const directory = createSharedDirectory({ registry, claims: noClaims, ask, survival });
  const resume = () => directory.resume({ pilot, roomId: 'r', ticketId: 't' });
  const first = [resume(), resume(), resume()];
  expect(finds).toBe(1);
  await adopts;
  const later = resume();
  await expect.poll(() => finds).toBe(2);
  adopt();
  expect(await Promise.all([...first, later])).toEqual(Array(4).fill(offer));
  expect(asked.filter((question) => question === 'a resume')).toHaveLength(3);
  expect(asked.filter((question) => question === 'b adopt')).toHaveLength(1);
});
