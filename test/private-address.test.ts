import type { NetworkInterfaceInfoIPv4, NetworkInterfaceInfoIPv6 } from 'node:os';
import { expect, test } from 'vitest';
import { ownAddress, privateAddressOf } from '../server/private-address.ts';

const common = { netmask: '', mac: '', cidr: null };
const v4 = (address: string, internal = false): NetworkInterfaceInfoIPv4 => ({
  ...common,
  family: 'IPv4',
  address,
  internal,
});
const v6: NetworkInterfaceInfoIPv6 = {
  ...common,
  family: 'IPv6',
  address: 'fe80::1',
  internal: false,
  scopeid: 2,
};
const machine = { lo: [v4('127.0.0.1', true)], eth0: [v6, v4('10.0.0.7')], eth1: [v4('10.0.1.7')] };

test.each([
  ['what is configured', 'arena-1.arena:2567', '0.0.0.0', 'arena-1.arena:2567'],
  ['the host that is listened on', undefined, '10.9.9.9', '10.9.9.9:4000'],
  ['the host that is listened on', undefined, 'localhost', 'localhost:4000'],
  ['the host that is listened on', undefined, '::1', '[::1]:4000'],
  ['the first address of the machine', undefined, '0.0.0.0', '10.0.0.7:4000'],
  ['the first address of the machine', undefined, '::', '10.0.0.7:4000'],
])('others reach a process at %s: %s, %s', (_, privateAddress, host, address) => {
  expect(privateAddressOf({ privateAddress, host }, 4000, machine)).toBe(address);
});

test('a machine without a network is reached from itself', () => {
  const lonely = { lo: machine.lo, eth0: [v6], gone: undefined };
  expect(privateAddressOf({ privateAddress: undefined, host: '0.0.0.0' }, 4000, lonely)).toBe(
    '127.0.0.1:4000',
  );
});

test.each([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '127.0.0.1'],
  ['10.9.9.9', '10.9.9.9'],
  ['::1', '[::1]'],
])('a process that listens on %s reaches itself at %s', (host, address) => {
  expect(ownAddress(host)).toBe(address);
});
