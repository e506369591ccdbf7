/** Proves that a process has ended: where it listened, connections are refused. */
import { connect, isIPv6 } from 'node:net';

/** Who does not answer for so long may be frozen, or cut off: that proves nothing. Milliseconds. */
export const PATIENCE_MS = 150;

type Place = { host: string; port: number };

function placeOf(address: string): Place | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]\s/@]+)):(\d{1,5})$/.exec(address) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || port < 1 || port > 65535) return undefined;
  return bracketed === undefined || isIPv6(bracketed) ? { host, port } : undefined;
}

/** A name may stand for several addresses: then each has to refuse. */
export function isRefusal(error: Error): boolean {
  if (error instanceof AggregateError) return error.errors.every(isRefusal);
  return 'code' in error && error.code === 'ECONNREFUSED';
}

/** @param address `address:port`, at which the process listens from its first word to its last. */
export function isDead(address: string): Promise<boolean> {
  const place = placeOf(address);
  if (place === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(place);
    const tell = (dead: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(dead);
    };
    // A socket's own timeout begins anew with each name that is tried.
    const timer = setTimeout(tell, PATIENCE_MS, false);
    socket.once('connect', () => tell(false));
    // Stays for what comes after it was told.
    socket.on('error', (error) => tell(isRefusal(error)));
  });
}
