/** Who may write a room and who may take it over: the contract over one record, for stores that decide in this process. */
import type { Claim, Claimed, Kept, KeptMatch, Whereabouts } from './match-store.ts';

/** A record without its snapshot. A room that was released has no host: ''. */
export type HeldMatch = {
  host: string;
  epoch: number;
  version: number;
  /** Undefined while the match goes on. */
  result: string | undefined;
};

export type Writing = 'create' | 'renew' | 'leave' | 'deposed';

/** What a host's snapshot does to the record that is there. */
export function writingOver(held: HeldMatch | undefined, hostId: string, epoch: number): Writing {
  if (held === undefined) return 'create';
  if (held.epoch > epoch || (held.epoch === epoch && held.host !== hostId)) return 'deposed';
  if (held.result !== undefined) return 'leave';
  return held.host === hostId ? 'renew' : 'create';
}

/** Writes those of a host's matches that are its own, or nobody's. */
export function keepOwn(
  matches: readonly KeptMatch[],
  hostId: string,
  heldOf: (roomId: string) => HeldMatch | undefined,
  write: (match: KeptMatch) => void,
): Kept {
  const deposed: string[] = [];
  const created: string[] = [];
  for (const match of matches) {
    const writing = writingOver(heldOf(match.roomId), hostId, match.epoch);
    if (writing === 'deposed') deposed.push(match.roomId);
    if (writing === 'create') created.push(match.roomId);
    if (writing === 'create' || writing === 'renew') write(match);
  }
  return { deposed, created };
}

/** The record as who looks for the room is told of it. */
export function whereaboutsOf(
  held: (HeldMatch & { address: string }) | undefined,
  isLeased: (hostId: string) => boolean,
): Whereabouts | undefined {
  if (held === undefined) return undefined;
  const { host, address, epoch, version, result } = held;
  if (result !== undefined) return { is: 'ended', result };
  return { is: 'hosted', hostId: host, address, epoch, version, leased: isLeased(host) };
}

/** Whether it is this host's to release or to end. */
export function isOwner(held: HeldMatch | undefined, hostId: string, epoch: number): boolean {
  return held?.host === hostId && held.epoch === epoch && held.result === undefined;
}

/** @param isLeased Whether the lease of a host is running. */
export function refusalOf(
  held: HeldMatch | undefined,
  { epoch, host, reads, ownerIsDead }: Claim,
  isLeased: (hostId: string) => boolean,
): Extract<Claimed, { refused: string }>['refused'] | undefined {
  if (held === undefined) return 'unknown';
  if (held.result !== undefined) return 'ended';
  if (held.epoch !== epoch) return 'owned';
  const isFree = held.host === '' || held.host === host.id || ownerIsDead || !isLeased(held.host);
  if (!isFree) return 'owned';
  return reads.includes(held.version) ? undefined : 'unreadable';
}
