/** Which host takes over a room whose own is gone. Pure. */
import { createHash } from 'node:crypto';
import type { HostListing } from './arena-directory.ts';

/** Above this share of its core a host takes nobody over while another has less to do. */
const BUSY = 0.8;

/** A number between 0 and 1 that looks like chance, the same wherever it is drawn. */
function draw(roomId: string, hostId: string): number {
  const hash = createHash('sha1').update(`${roomId} ${hostId}`).digest();
  return (hash.readUInt32BE(0) + 0.5) / 2 ** 32;
}

/** One with two rooms gets three for each that one with eight gets. */
const weightOf = ({ rooms }: HostListing) => 1 / (1 + rooms.length);

/** -ln(draw) is how long a clock of rate 1 takes to ring: the clock of a heavier host is faster by its weight. */
const ringsAt = (roomId: string, host: HostListing) => -Math.log(draw(roomId, host.id)) / weightOf(host);

/**
 * The same for every replica that sees the same hosts, so that all who ask for a room ask one host; and another for
 * each room, so that a dead host's rooms spread, most to those that have few (weighted rendezvous hashing: Thaler and
 * Ravishankar 1998, with weights after Schindelhauer and Schomaker 2005).
 * @param except The host that is gone.
 */
export function chooseHeir(
  roomId: string,
  hosts: readonly HostListing[],
  except: string,
): string | undefined {
  const able = hosts.filter(({ id, draining, spare }) => id !== except && !draining && spare > 0);
  const calm = able.filter(({ load }) => load < BUSY);
  const heirs = calm.length > 0 ? calm : able;
  return heirs.toSorted((a, b) => ringsAt(roomId, a) - ringsAt(roomId, b))[0]?.id;
}
