/** Which host takes over a room whose own is gone. Pure. */
import { createHash } from 'node:crypto';
import type { HostListing } from './arena-directory.ts';

/** Above this share of its core a host takes nobody over while another has less to do. */
const BUSY = 0.8;

const weightOf = (roomId: string, hostId: string) =>
  createHash('sha1').update(`${roomId} ${hostId}`).digest('hex');

/**
 * The same for every replica that sees the same hosts, so that all who ask for a room ask one host; and another for
 * each room, so that a dead host's rooms spread (rendezvous hashing, Thaler and Ravishankar 1998).
 * @param except The host that is gone.
 */
export function chooseHeir(
  roomId: string,
  hosts: readonly HostListing[],
  except: string,
): string | undefined {
  const able = hosts.filter(({ id, draining, spare }) => id !== except && !draining && spare > 0);
  const calm = able.filter(({ load }) => load < BUSY);
  const ids = (calm.length > 0 ? calm : able).map(({ id }) => id);
  return ids.toSorted((a, b) => (weightOf(roomId, a) < weightOf(roomId, b) ? 1 : -1))[0];
}
