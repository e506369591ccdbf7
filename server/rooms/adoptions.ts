/** Rooms whose host is gone, as this host takes them over: claims each once, and goes on where its snapshot was taken. */
import type { AdoptAnswer } from '../store/host-call.ts';
import type { FoundRoom, Handover } from './handover.ts';
import type { RoomLog } from './hardened-room.ts';
import type { MatchSnapshot } from './match-snapshot.ts';

/** A room that could not be opened here is left to others for so long. Milliseconds. */
const UNABLE_MS = 10_000;

export type AdoptionParts = {
  handover: Pick<Handover, 'claim' | 'read' | 'giveBack'>;
  log: RoomLog;
  /** Opens a room in which the match goes on. */
  open: (roomId: string, restored: MatchSnapshot) => Promise<void>;
  /** Monotonic milliseconds. */
  now?: () => number;
};

export class Adoptions {
  private readonly parts: AdoptionParts;
  private readonly now: () => number;
  private readonly underWay = new Map<string, Promise<AdoptAnswer>>();
  /** Of those, how many are not counted among the rooms that are being opened. */
  private claiming = 0;
  /** Until when they are left to others. */
  private readonly unable = new Map<string, number>();

  constructor(parts: AdoptionParts) {
    this.parts = parts;
    this.now = parts.now ?? (() => performance.now());
  }

  /**
   * Many who look for a room ask at once, and get one answer.
   * @param spare How many more rooms this host would open.
   */
  adopt(found: FoundRoom, spare: number): Promise<AdoptAnswer> {
    const { roomId } = found;
    const pending = this.underWay.get(roomId);
    if (pending !== undefined) return pending;
    if (spare <= this.claiming) return Promise.resolve({ refused: 'no_host' });
    if (this.isUnable(roomId)) return Promise.resolve({ refused: 'unreadable' });
    const answer = this.takeOver(found);
    this.underWay.set(roomId, answer);
    const forget = () => this.underWay.delete(roomId);
    answer.then(forget, forget);
    return answer;
  }

  /** Waits for a room that is being taken over, however that ends. */
  async settled(roomId: string): Promise<void> {
    await this.underWay.get(roomId)?.catch(() => {});
  }

  async allSettled(): Promise<void> {
    await Promise.allSettled(this.underWay.values());
  }

  private isUnable(roomId: string): boolean {
    const now = this.now();
    for (const [id, until] of this.unable) if (now >= until) this.unable.delete(id);
    return this.unable.has(roomId);
  }

  private async takeOver(found: FoundRoom): Promise<AdoptAnswer> {
    const { handover, log, open } = this.parts;
    const { roomId } = found;
    const claimed = await this.claim(found);
    if ('refused' in claimed)
      switch (claimed.refused) {
        case 'owned':
        case 'unreadable':
          return { refused: claimed.refused };
        default:
          return { refused: 'unknown_room' };
      }
    const restored = handover.read(roomId, claimed);
    if (restored === undefined) return { refused: 'unreadable' };
    try {
      await open(roomId, restored);
    } catch (error) {
      log.error({ err: error, room: roomId }, 'a match cannot go on here');
      this.unable.set(roomId, this.now() + UNABLE_MS);
      await handover.giveBack(roomId, claimed);
      return { refused: 'unreadable' };
    }
    return { adopted: roomId };
  }

  private async claim(found: FoundRoom) {
    this.claiming += 1;
    try {
      return await this.parts.handover.claim(found);
    } finally {
      this.claiming -= 1;
    }
  }
}
