import { expect, test } from 'vitest';
import type { HostListing } from '../../server/matchmaker/arena-directory.ts';
import { chooseHeir } from '../../server/matchmaker/choose-heir.ts';
import { chooseStandby, isSameStandby } from '../../server/rooms/standby.ts';
import { PROTOCOL_VERSION } from '../../sim/protocol.ts';

const listing = (id: string, over: Partial<HostListing> = {}): HostListing => ({
  id,
  publicAddress: `play.test/${id}`,
  protocol: PROTOCOL_VERSION,
  load: 0,
  draining: false,
  spare: 3,
  rooms: [],
  ...over,
});

test('R11 a match names the heir that matchmakers would choose, as clients reach it', () => {
  const hosts = ['a', 'b', 'c'].map((id) => listing(id));
  const named = Array.from({ length: 20 }, (_, room) => {
    const heir = chooseHeir(`room-${room}`, hosts, 'a');
    expect(chooseStandby(`room-${room}`, hosts, 'a')).toEqual({
      processId: heir,
      publicAddress: `play.test/${heir}`,
    });
    return heir;
  });
  expect(new Set(named)).toEqual(new Set(['b', 'c']));
});

test('a host that is alone, or among others that take nobody, names none', () => {
  expect(chooseStandby('r', [], 'a')).toBeUndefined();
  expect(chooseStandby('r', [listing('a')], 'a')).toBeUndefined();
  const unable = [listing('b', { draining: true }), listing('c', { spare: 0 })];
  expect(chooseStandby('r', [listing('a'), ...unable], 'a')).toBeUndefined();
  expect(
    chooseStandby('r', [listing('a'), listing('b', { protocol: PROTOCOL_VERSION + 1 })], 'a'),
  ).toBeUndefined();
  const { publicAddress: _, ...nowhere } = listing('b');
  expect(chooseStandby('r', [listing('a'), nowhere], 'a')).toBeUndefined();
});

test('two are the same that are one process at one address', () => {
  const one = { processId: 'b', publicAddress: 'play.test/b' };
  expect(isSameStandby(one, { ...one })).toBe(true);
  expect(isSameStandby(undefined, undefined)).toBe(true);
  for (const other of [undefined, { ...one, processId: 'c' }, { ...one, publicAddress: 'play.test/c' }])
    expect(isSameStandby(one, other)).toBe(false);
});
