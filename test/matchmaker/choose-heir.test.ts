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

test('most go to the hosts that have few rooms', () => {
  const room = { id: 'x', mode: 'hold', map: 'm', pilots: 0, bots: 0, capacity: 12 };
  const crowded = [host('b', { rooms: Array(8).fill(room) }), host('c', { rooms: Array(2).fill(room) })];
  const heirs = Array.from({ length: 1000 }, (_, n) => chooseHeir(`room-${n}`, crowded, 'a'));
  const share = heirs.filter((heir) => heir === 'c').length / 1000;
  expect(share).toBeGreaterThan(0.7);
  expect(share).toBeLessThan(0.8);
});

test('a host that drains or is full takes nobody over, and a busy one only if all are', () => {
  const heirOf = (...listed: HostListing[]) => chooseHeir('room', listed, '');
  expect(heirOf(host('a', { draining: true }), host('b', { spare: 0 }))).toBeUndefined();
  expect(heirOf(host('a', { load: 0.95 }), host('b'))).toBe('b');
  expect(heirOf(host('a', { load: 0.95 }))).toBe('a');
});
