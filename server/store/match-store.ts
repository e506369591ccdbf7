/**
 * Where matches are kept so that they outlive their hosts: a record for each room, fenced by its epoch, and a lease for
 * each host. One contract; shared over Redis, or in a file of a process that is alone.
 */

/** How long a host may speak for its rooms after it asked to; then anybody may take them over. Milliseconds. */
export const LEASE_MS = 600;
/** A record that nobody renewed for so long is forgotten: nobody plays there, and nobody asked. Milliseconds. */
export const RECORD_MS = 120_000;
/** An ended room says so for as long. Milliseconds. */
export const ENDED_MS = 60_000;
/** No snapshot is larger (R14). One of 16 ships has about 1300. */
export const MOST_SNAPSHOT_BYTES = 64 * 1024;

/** A host, and where it is reached past every proxy: `address:port`, at which a dead process refuses connections. */
export type HostMark = { id: string; address: string };

/** A room as its host has it. `version` is that of the bytes' format. */
export type KeptMatch = { roomId: string; epoch: number; version: number; bytes: Uint8Array };

/**
 * Rooms' ids. `deposed`: another host has them, or ended them. `created`: the store knew nothing of them until now, or only
 * what another host wrote under an older epoch: that one may not know yet.
 */
export type Kept = { deposed: string[]; created: string[] };

export type Whereabouts =
  /** `leased`: its host may still speak for it. A room that was released has no host: '' and not leased. */
  | { is: 'hosted'; hostId: string; address: string; epoch: number; version: number; leased: boolean }
  | { is: 'ended'; result: string };

export type Claim = {
  roomId: string;
  host: HostMark;
  /** The epoch under which the room was found: of several who claim it, one finds it unchanged. */
  epoch: number;
  /** Versions of snapshots that this host reads. */
  reads: readonly number[];
  /** The owner's process is known to have ended: its lease need not be waited for. */
  ownerIsDead: boolean;
};

/** `owned`: another has it, or its host's lease has not run out. `unreadable`: of a version that was not named. */
export type Claimed =
  | { epoch: number; version: number; bytes: Uint8Array }
  | { refused: 'unknown' | 'ended' | 'owned' | 'unreadable' };

export type MatchStore = {
  /**
   * Renews the host's lease and writes these rooms, in one step. What another host wrote under a higher epoch, or under
   * the same, is left alone, as is an ended room; an unknown room is created under the epoch that is given. A store in
   * this process answers at once, so that it has been written when the tick is told.
   * @throws RangeError when one of the snapshots is larger than may be. Then nothing at all is written, no lease renewed:
   *   the caller leaves such a room out (`fits`), so that it is lost alone.
   */
  keep(host: HostMark, matches: readonly KeptMatch[]): Kept | Promise<Kept>;
  find(roomId: string): Promise<Whereabouts | undefined>;
  /**
   * Makes a host the owner of a room under the next epoch, and renews its lease; gives the newest snapshot. A host may
   * claim what is its own already: the answer that told it so may have been lost.
   */
  claim(claim: Claim): Promise<Claimed>;
  /**
   * The host writes for the last time: anybody may claim the room at once. False when it is not the owner.
   * @throws RangeError when the snapshot is larger than may be; nothing is written then
   */
  release(hostId: string, match: KeptMatch): Promise<boolean>;
  /** The match is over: who asks for the room is told so, with its result. Nothing when the host is not the owner. */
  end(hostId: string, room: { roomId: string; epoch: number }, result: string): Promise<void>;
};

/** Whether a store takes this snapshot. */
export const fits = ({ bytes }: KeptMatch): boolean => bytes.length <= MOST_SNAPSHOT_BYTES;

/** @throws RangeError that names the first room whose snapshot is larger than a store takes */
export function mustFit(matches: readonly KeptMatch[]): void {
  const large = matches.find((match) => !fits(match));
  if (large === undefined) return;
  const { roomId, bytes } = large;
  throw new RangeError(
    `the snapshot of room ${roomId} has ${bytes.length} of at most ${MOST_SNAPSHOT_BYTES} bytes`,
  );
}
