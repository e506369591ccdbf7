/** Matches that come to this host and go from it, by way of the store: each has one host at most (R11, R12). */
import type { Claimed, HostMark, MatchStore } from '../store/match-store.ts';
import type { RoomLog } from './hardened-room.ts';
import type { Hosting } from './hosting.ts';
import type { KeepingFigures } from './keeping-figures.ts';
import { bytesToMatch, hashMatch, type MatchSnapshot, READS, SNAPSHOT_VERSION } from './match-snapshot.ts';
import type { StoreHearing } from './store-hearing.ts';

export type ClaimedMatch = Extract<Claimed, { bytes: Uint8Array }>;

export type FoundRoom = { roomId: string; epoch: number; ownerIsDead: boolean };

export type HandoverParts = {
  store: MatchStore;
  mark: HostMark;
  log: RoomLog;
  hosting: Hosting;
  /** Whether this host may speak for a room now. */
  mayHost: (roomId: string) => boolean;
  hearing: StoreHearing;
  figures: KeepingFigures;
  /** Monotonic milliseconds. */
  now: () => number;
};

export class Handover {
  private readonly parts: HandoverParts;

  constructor(parts: HandoverParts) {
    this.parts = parts;
  }

  /** Takes a room over whose host is gone. The room is to be opened with what is returned. */
  async claim(found: FoundRoom): Promise<Claimed> {
    const { store, mark, hosting, hearing, now } = this.parts;
    const askedAt = now();
    const isSettled = () => found.ownerIsDead || hearing.isSettled(askedAt, now());
    if (!isSettled()) return { refused: 'owned' };
    const claimed = await store.claim({ ...found, host: mark, reads: READS });
    if ('refused' in claimed) return claimed;
    hearing.heard(now());
    // It is left as it is, to be claimed again by this host: freed, it would be anybody's at once.
    if (!isSettled()) return { refused: 'owned' };
    hosting.add(found.roomId, claimed.epoch, askedAt);
    return claimed;
  }

  /** The match that was claimed, or undefined when its bytes are no match: then it is over. */
  read(roomId: string, { epoch, bytes }: ClaimedMatch): MatchSnapshot | undefined {
    const { log, store, mark, hosting, figures } = this.parts;
    try {
      const match = bytesToMatch(bytes);
      figures.adopted += 1;
      const hash = hashMatch(match);
      const details = { room: roomId, epoch, tick: match.world.tick, hash, writtenHash: match.hash };
      log.info(details, 'a match was adopted');
      return match;
    } catch (error) {
      log.error({ err: error, room: roomId }, 'a match was not kept whole, and ends');
      hosting.drop(roomId);
      store.end(mark.id, { roomId, epoch }, '').catch(() => {});
      return undefined;
    }
  }

  /**
   * Writes a match for the last time, and gives it up. Returns the epoch under which others find it; undefined when it is
   * not this host's any more, or the store does not answer.
   */
  async release(room: { roomId: string; snapshot(): Uint8Array }): Promise<number | undefined> {
    const { store, mark, log, hosting, mayHost, now } = this.parts;
    const { roomId } = room;
    const epoch = hosting.epochOf(roomId);
    // What may be another's is not given to a third.
    if (epoch === undefined || !mayHost(roomId)) return undefined;
    hosting.drop(roomId);
    try {
      const match = { roomId, epoch, version: SNAPSHOT_VERSION, bytes: room.snapshot() };
      return (await store.release(mark.id, match)) ? epoch : undefined;
    } catch (error) {
      log.error({ err: error, room: roomId }, 'a match cannot be given up');
      // It is played on here; if it was given up after all, the next write is told so.
      hosting.addUnsure(roomId, epoch, now());
      return undefined;
    }
  }

  /** Takes a match again that was given up and that nobody took over. @throws when the store does not answer */
  async claimBack(roomId: string, epoch: number): Promise<boolean> {
    return !('refused' in (await this.claim({ roomId, epoch, ownerIsDead: true })));
  }

  /** A match that was claimed cannot be opened here: another host may have it. */
  async giveBack(roomId: string, { epoch, version, bytes }: ClaimedMatch): Promise<void> {
    const { store, mark, hosting } = this.parts;
    hosting.drop(roomId);
    await store.release(mark.id, { roomId, epoch, version, bytes }).catch(() => {});
  }
}
