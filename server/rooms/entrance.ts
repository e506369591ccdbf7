/** Leads pilots into the matches of this process by what they wish for, one seat for each wish however often it is asked (R9). */
import type { PilotIdentity, RoomSetup, Wish } from '../matchmaker/arena-directory.ts';
import { hasSpace, isFuller, wantsNew } from '../matchmaker/place-seat.ts';
import type { PlaceAnswer } from '../store/host-call.ts';
import type { Holding } from '../store/seat-claims.ts';
import { wishText } from '../store/shared-directory.ts';
import { mapsFor } from './arena-files.ts';
import type { HostedMatches } from './hosted-matches.ts';
import { keepPlace } from './keep-place.ts';
import type { MatchRoom } from './match-room.ts';
import { newRoomCode } from './room-code.ts';

/** Many may come at once and fill a new room before the last of them is asked: then there is another. */
const MOST_OPENINGS = 4;

function setupOf({ closed = false, map }: Wish): RoomSetup {
  return { ...(closed ? { code: newRoomCode() } : {}), ...(map === undefined ? {} : { map }) };
}

export async function admit(room: MatchRoom, pilot: PilotIdentity): Promise<PlaceAnswer> {
  const admission = room.admit(pilot);
  return 'refused' in admission ? admission : keepPlace(room, room.listing, admission);
}

export class Entrance {
  private readonly matches: HostedMatches;
  private readonly modes: readonly string[];
  /** The room that is being opened for a mode: many who come at once share it. */
  private readonly opening = new Map<string, Promise<MatchRoom>>();
  /** Where each pilot's wish led, as long as the room still has the pilot. */
  private readonly wishes = new Map<string, { wish: string; room: MatchRoom }>();
  /** Pilots who are being let in now. */
  private readonly entering = new Map<string, Promise<void>>();

  constructor(matches: HostedMatches, modes: readonly string[]) {
    this.matches = matches;
    this.modes = modes;
  }

  /** Pilots who have a seat here, or the offer of one. */
  holdings(): Holding[] {
    this.forgetGone();
    return [...this.wishes].map(([pilotId, { wish }]) => ({ pilotId, wish }));
  }

  /** These pilots came with their room: who asks for a seat again, by the same wish, is led to the same. */
  tookOver(room: MatchRoom, mode: string, pilotIds: Iterable<string>): void {
    const wish = wishText({ mode, newRoom: false });
    for (const pilotId of pilotIds) this.wishes.set(pilotId, { wish, room });
  }

  /** Pilots come and go by the thousand, and a room that is remembered for one of them keeps its world. */
  forgetGone(): void {
    for (const [pilotId, { room }] of this.wishes)
      if (!this.holds(room, pilotId)) this.wishes.delete(pilotId);
  }

  private holds(room: MatchRoom, pilotId: string): boolean {
    return this.matches.get(room.roomId) === room && room.holds(pilotId);
  }

  /** One after the other for each pilot, so that a request which was repeated finds what the first one got. */
  enter(pilot: PilotIdentity, wish: Wish, roomId: string | undefined): Promise<PlaceAnswer> {
    const before = this.entering.get(pilot.id) ?? Promise.resolve();
    const answer = before.then(() => this.enterNext(pilot, wish, roomId));
    const settled = answer.then(
      () => {},
      () => {},
    );
    this.entering.set(pilot.id, settled);
    void settled.then(() => {
      if (this.entering.get(pilot.id) === settled) this.entering.delete(pilot.id);
    });
    return answer;
  }

  private async enterNext(
    pilot: PilotIdentity,
    wish: Wish,
    roomId: string | undefined,
  ): Promise<PlaceAnswer> {
    const text = wishText(wish);
    const held = this.wishes.get(pilot.id);
    if (held?.wish === text && this.holds(held.room, pilot.id)) return admit(held.room, pilot);
    if (this.matches.isDraining || !this.modes.includes(wish.mode)) return { refused: 'no_host' };
    if (wish.map !== undefined && !mapsFor(wish.mode).includes(wish.map)) return { refused: 'unknown_map' };
    const answer =
      roomId === undefined ? await this.enterNew(pilot, wish) : await this.enterOld(pilot, wish, roomId);
    const room = 'refused' in answer ? undefined : this.matches.get(answer.room.id);
    if (room !== undefined) this.wishes.set(pilot.id, { wish: text, room });
    return answer;
  }

  /** The room that was named, else the fullest that has space: the listing that named it is a moment old. */
  private async enterOld(pilot: PilotIdentity, { mode }: Wish, roomId?: string): Promise<PlaceAnswer> {
    const named = roomId === undefined ? undefined : this.matches.get(roomId);
    if (named !== undefined) {
      const answer = await admit(named, pilot);
      if (!('refused' in answer)) return answer;
    }
    const others = this.matches
      .all()
      .filter((room) => room !== named)
      .map((room) => ({ room, listing: room.listing }))
      .filter(({ listing }) => hasSpace(listing, mode, pilot.bot))
      .sort((a, b) => (isFuller(a.listing, b.listing) ? -1 : 1));
    for (const { room } of others) {
      const answer = await admit(room, pilot);
      if (!('refused' in answer)) return answer;
    }
    return { refused: 'room_full' };
  }

  private async enterNew(pilot: PilotIdentity, wish: Wish): Promise<PlaceAnswer> {
    for (let openings = 0; openings < MOST_OPENINGS; openings++) {
      if (!wantsNew(wish)) {
        await this.opening.get(wish.mode)?.catch(() => {});
        const answer = await this.enterOld(pilot, wish);
        if (!('refused' in answer)) return answer;
      }
      if (this.matches.spare === 0) return { refused: 'no_host' };
      const room = await (wantsNew(wish)
        ? this.matches.open(wish.mode, { setup: setupOf(wish) })
        : this.openShared(wish.mode));
      const answer = await admit(room, pilot);
      if (!('refused' in answer)) return answer;
    }
    return { refused: 'room_full' };
  }

  private openShared(mode: string): Promise<MatchRoom> {
    const pending = this.opening.get(mode);
    if (pending !== undefined) return pending;
    const room = this.matches.open(mode).finally(() => this.opening.delete(mode));
    this.opening.set(mode, room);
    return room;
  }
}
