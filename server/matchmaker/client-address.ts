import { isIP } from 'node:net';

/**
 * The key by which a client's requests are counted: its IPv4 address, or the /64 of its IPv6 address, since
 * one household holds a whole /64.
 * @param forwardedFor the X-Forwarded-For header, given only when a trusted proxy sets it
 */
export function clientAddress(socketAddress: string | undefined, forwardedFor: string | undefined): string {
  // The last entry is the one our proxy wrote; those before it are the client's own claim.
  const forwarded = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  const address = isIP(forwarded) ? forwarded : (socketAddress ?? '');
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) === 4) return plain;
  return isIP(plain) === 6 ? network64(plain) : 'unknown';
}

function network64(address: string): string {
  const [head = '', tail] = address.split('::');
  const left = groups(head);
  const right = groups(tail ?? '');
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: gap }, () => '0'), ...right];
  return `${all.slice(0, 4).join(':')}::/64`;
}

function groups(part: string): string[] {
  if (part === '') return [];
  const short = part.split(':').map((group) => Number.parseInt(group, 16).toString(16));
  // A dotted tail ("::1.2.3.4") fills two groups; it always lies outside the first 64 bits.
  return part.includes('.') ? [...short.slice(0, -1), '0', '0'] : short;
}
