import { expect, test } from 'vitest';
import { KnownPeers } from '../../server/rooms/known-peers.ts';

test('R12 a host that the store lists no more stays known for five seconds', () => {
  const peers = new KnownPeers();
  peers.listed(['a', 'b'], 0);
  peers.listed(['b', 'c'], 5000);
  expect(peers.addresses().sort()).toEqual(['a', 'b', 'c']);
  peers.listed(['c'], 5001);
  expect(peers.addresses().sort()).toEqual(['b', 'c']);
});

test('R12 while the store says nothing nobody is forgotten', () => {
  const peers = new KnownPeers();
  peers.listed(['a'], 0);
  expect(peers.addresses()).toEqual(['a']);
  peers.listed(['a', 'b'], 3_600_000);
  expect(peers.addresses().sort()).toEqual(['a', 'b']);
});

test('a host is alone when the store said so, and listed nobody else for a while', () => {
  const peers = new KnownPeers();
  expect(peers.isAlone).toBe(false);
  peers.listed(['a'], 0);
  peers.listed([], 5000);
  expect(peers.isAlone).toBe(false);
  peers.listed([], 5001);
  expect(peers.isAlone).toBe(true);
});
