import { expect, test } from 'vitest';
import type { HostListing } from '../../server/matchmaker/arena-directory.ts';
import { chooseHeir } from '../../server/matchmaker/choose-heir.ts';

const host = (id: string, fields: Partial<HostListing> = {}): HostListing => {
  return { id, load: 0.1, draining: false, spare: 8, rooms: [], ...fields };
};
const hosts = [host('a'), host('b'), host('c')];

test('R11 whoever asks, and in whatever order hosts are listed, one room has one heir', () => {
  for (let room = 0; room < 50; room++)
    expect(chooseHeir(`room-${room}`, hosts, 'a')).toBe(chooseHeir(`room-${room}`, hosts.toReversed(), 'a'));
});

test('the rooms of a host that is gone spread over all others, and none goes back to it', () => {
  const heirs = Array.from({ length: 200 }, (_, room) => chooseHeir(`room-${room}`, hosts, 'a'));
  const share = (id: string) => heirs.filter((heir) => heir === id).length / 200;
  expect(share('a')).toBe(0);
  expect(share('b')).toBeGreaterThan(0.35);
  expect(share('c')).toBeGreaterThan(0.35);
});

test('a host that drains or is full takes nobody over, and a busy one only if all are', () => {
  const heirOf = (...listed: HostListing[]) => chooseHeir('room', listed, '');
  expect(heirOf(host('a', { draining: true }), host('b', { spare: 0 }))).toBeUndefined();
  expect(heirOf(host('a', { load: 0.95 }), host('b'))).toBe('b');
  expect(heirOf(host('a', { load: 0.95 }))).toBe('a');
});
