/** Rooms whose host is gone, as this host takes them over: claims each once, and goes on where its snapshot was taken. */
import type { AdoptAnswer } from '../store/host-call.ts';
import type { FoundRoom, Handover } from './handover.ts';
import type { MatchSnapshot } from './match-snapshot.ts';

export class Adoptions {
  private readonly handover: Handover;
  private readonly open: (roomId: string, restored: MatchSnapshot) => Promise<void>;
  private readonly underWay = new Map<string, Promise<AdoptAnswer>>();

  /** @param open Opens a room in which the match goes on. */
  constructor(handover: Handover, open: (roomId: string, restored: MatchSnapshot) => Promise<void>) {
    this.handover = handover;
    this.open = open;
  }

  /** Many who look for a room ask at once, and get one answer. */
  adopt(found: FoundRoom): Promise<AdoptAnswer> {
    const { roomId } = found;
    const pending = this.underWay.get(roomId);
    if (pending !== undefined) return pending;
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

  private async takeOver(found: FoundRoom): Promise<AdoptAnswer> {
    const claimed = await this.handover.claim(found);
    if ('refused' in claimed)
      switch (claimed.refused) {
        case 'owned':
        case 'unreadable':
          return { refused: claimed.refused };
        default:
          return { refused: 'unknown_room' };
      }
    const restored = this.handover.read(found.roomId, claimed);
    if (restored === undefined) return { refused: 'unreadable' };
    try {
      await this.open(found.roomId, restored);
    } catch (error) {
      await this.handover.giveBack(found.roomId, claimed);
      throw error;
    }
    return { adopted: found.roomId };
  }
}
