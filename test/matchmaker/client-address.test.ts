import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../server/matchmaker/client-address.ts';

describe('client address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
    ['::3:4:5:6:192.0.2.1', '0:0:3:4::/64'],
    ['a:b:c:d:e:f:192.0.2.1', 'a:b:c:d::/64'],
    [undefined, 'unknown'],
  ])('the socket address %s counts as %s', (address, key) => {
    expect(clientAddress(address, undefined)).toBe(key);
  });

  it('of a forwarded list the last entry counts, which the trusted proxy wrote', () => {
    expect(clientAddress('10.0.0.1', '203.0.113.9, 198.51.100.7')).toBe('198.51.100.7');
  });

  it('a forwarded entry that is no address is ignored', () => {
    expect(clientAddress('10.0.0.1', 'nonsense')).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', '')).toBe('10.0.0.1');
  });
});
