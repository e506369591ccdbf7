/** The matches of this process: opens them, knows who has a seat in which, and answers what matchmakers ask. */
import { matchMaker } from '@colyseus/core';
import type {
  HostListing,
  MatchResult,
  PilotIdentity,
  RoomSetup,
  Wish,
} from '../matchmaker/arena-directory.ts';
import { hasSpace, isFuller, wantsNew } from '../matchmaker/place-seat.ts';
import { type AdoptAnswer, type HostAnswer, HostQuestion, type PlaceAnswer } from '../store/host-call.ts';
import type { Holding } from '../store/seat-claims.ts';
import { wishText } from '../store/shared-directory.ts';
import { Adoptions, type FoundRoom } from './adoptions.ts';
import { mapsFor } from './arena-files.ts';
import { keepPlace } from './keep-place.ts';
import { LoadMeter } from './load-meter.ts';
import type { MatchKeeper } from './match-keeper.ts';
import type { MatchOptions, MatchRoom } from './match-room.ts';
import { newRoomCode } from './room-code.ts';

/** Matches that one host opens (R14): what a core carries with room to spare. Each may have a gallery besides. */
export const MOST_MATCHES = 32;
/** Many may come at once and fill a new room before the last of them is asked: then there is another. */
const MOST_OPENINGS = 4;

/** What a match tells its host. */
export type MatchHost = {
  opened(room: MatchRoom): void;
  /** @param result How it ended; undefined when it goes on on another host. */
  closed(room: MatchRoom, result: MatchResult | undefined): void;
  /** Who is in it, or what is played. */
  changed(): void;
  /** Whether this host may speak for the room now. */
  mayHost(roomId: string): boolean;
};

function setupOf({ closed = false, map }: Wish): RoomSetup {
  return { ...(closed ? { code: newRoomCode() } : {}), ...(map === undefined ? {} : { map }) };
}

export class ArenaHost implements MatchHost {
  readonly id: string;
  private readonly region: string | undefined;
  /** `host:port` by which other processes reach it. */
  address: string | undefined;
  private readonly modes: readonly string[];
  private readonly matches = new Map<string, MatchRoom>();
  /** The room that is being opened for a mode: many who come at once share it. */
  private readonly opening = new Map<string, Promise<MatchRoom>>();
  private openings = 0;
  /** Where each pilot's wish led, as long as the room still has the pilot. */
  private readonly wishes = new Map<string, { wish: string; room: MatchRoom }>();
  /** Pilots who are being let in now. */
  private readonly entering = new Map<string, Promise<void>>();
  private readonly load = new LoadMeter();
  private draining = false;
  /** Absent where matches end with their process. */
  private keeper: MatchKeeper | undefined;
  private adoptions: Adoptions | undefined;
  /** Called when the host's row says something else than before. */
  onChange: () => void = () => {};
  /** Makes the row known, and is waited for before somebody is sent to a new room. */
  announce: () => Promise<void> = async () => {};

  constructor(id: string, modes: readonly string[], region?: string) {
    this.id = id;
    this.modes = modes;
    this.region = region;
  }

  /** From now on matches are kept where they outlive this process, and others are taken over. */
  survive(keeper: MatchKeeper): void {
    this.keeper = keeper;
    for (const room of this.matches.values()) keeper.open(room);
    this.adoptions = new Adoptions(keeper, async (roomId, restored) => {
      const { setup, world, seats } = restored;
      const room = await this.open(world.mode, { restored, ...(setup && { setup }) }, roomId);
      // Who asks for a seat again, by the same wish, is led to the same room.
      const wish = wishText({ mode: world.mode, newRoom: false });
      for (const { pilot } of seats) this.wishes.set(pilot.id, { wish, room });
    });
  }

  opened(room: MatchRoom): void {
    this.matches.set(room.roomId, room);
    this.keeper?.open(room);
  }

  closed(room: MatchRoom, result: MatchResult | undefined): void {
    this.matches.delete(room.roomId);
    this.keeper?.close(room, result && JSON.stringify(result));
    this.forgetGone();
    this.onChange();
  }

  changed(): void {
    this.onChange();
  }

  mayHost(roomId: string): boolean {
    return this.keeper?.mayHost(roomId) ?? true;
  }

  /** Rooms that run here. */
  rooms(): MatchRoom[] {
    return [...this.matches.values()];
  }

  /** From now on it takes nothing new. */
  drain(): void {
    this.draining = true;
    this.onChange();
  }

  get isDraining(): boolean {
    return this.draining;
  }

  private get spare(): number {
    return this.draining ? 0 : Math.max(0, MOST_MATCHES - this.matches.size - this.openings);
  }

  /** How it describes itself now. */
  row(): HostListing {
    this.forgetGone();
    return {
      id: this.id,
      ...(this.region === undefined ? {} : { region: this.region }),
      ...(this.address === undefined ? {} : { address: this.address }),
      load: this.load.share,
      draining: this.draining,
      spare: this.spare,
      rooms: [...this.matches.values()].map((room) => room.listing),
    };
  }

  /** Pilots who have a seat here, or the offer of one. */
  holdings(): Holding[] {
    this.forgetGone();
    return [...this.wishes].map(([pilotId, { wish }]) => ({ pilotId, wish }));
  }

  /** Pilots come and go by the thousand, and a room that is remembered for one of them keeps its world. */
  private forgetGone(): void {
    for (const [pilotId, { room }] of this.wishes)
      if (!this.holds(room, pilotId)) this.wishes.delete(pilotId);
  }

  private holds(room: MatchRoom, pilotId: string): boolean {
    return this.matches.get(room.roomId) === room && room.holds(pilotId);
  }

  /** @throws when the question is none, or over a fault */
  async answer(asked: unknown): Promise<HostAnswer> {
    const question = HostQuestion.parse(asked);
    if (question.ask === 'adopt') return this.adopt(question);
    // What it says of its rooms may be out of date.
    if (this.keeper?.mayHostAny === false) return { refused: 'no_host' };
    if ('roomId' in question && question.roomId !== undefined) await this.adoptions?.settled(question.roomId);
    switch (question.ask) {
      case 'enter':
        return this.enter(question.pilot, question.wish, question.roomId);
      case 'seat':
        return this.take(question.pilot, question.roomId);
      case 'resume':
        return this.resume(question.pilot, question.roomId, question.ticketId);
      case 'watch':
        return this.watch(question.pilot, question.roomId);
      case 'open':
        return this.openFor(question.mode, question.setup);
    }
  }

  /** One after the other for each pilot, so that a request which was repeated finds what the first one got. */
  private enter(pilot: PilotIdentity, wish: Wish, roomId: string | undefined): Promise<PlaceAnswer> {
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
    if (held?.wish === text && this.holds(held.room, pilot.id)) return this.admit(held.room, pilot);
    if (this.draining || !this.modes.includes(wish.mode)) return { refused: 'no_host' };
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
      const answer = await this.admit(named, pilot);
      if (!('refused' in answer)) return answer;
    }
    const others = [...this.matches.values()]
      .filter((room) => room !== named)
      .map((room) => ({ room, listing: room.listing }))
      .filter(({ listing }) => hasSpace(listing, mode, pilot.bot))
      .sort((a, b) => (isFuller(a.listing, b.listing) ? -1 : 1));
    for (const { room } of others) {
      const answer = await this.admit(room, pilot);
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
      if (this.spare === 0) return { refused: 'no_host' };
      const room = await (wantsNew(wish)
        ? this.open(wish.mode, { setup: setupOf(wish) })
        : this.openShared(wish.mode));
      const answer = await this.admit(room, pilot);
      if (!('refused' in answer)) return answer;
    }
    return { refused: 'room_full' };
  }

  private openShared(mode: string): Promise<MatchRoom> {
    const pending = this.opening.get(mode);
    if (pending !== undefined) return pending;
    const room = this.open(mode).finally(() => this.opening.delete(mode));
    this.opening.set(mode, room);
    return room;
  }

  private async open(
    mode: string,
    options: Pick<MatchOptions, 'setup' | 'restored'> = {},
    id?: string,
  ): Promise<MatchRoom> {
    this.openings += 1;
    try {
      const { roomId } = await matchMaker.handleCreateRoom(mode, options, undefined, id);
      const room = this.matches.get(roomId);
      if (room === undefined) throw new Error('a match closed while it was opened');
      // A store that is away must not keep the room from its pilots.
      await this.announce().catch(() => {});
      return room;
    } finally {
      this.openings -= 1;
    }
  }

  private async adopt(found: FoundRoom): Promise<AdoptAnswer> {
    if (this.matches.has(found.roomId)) return { adopted: found.roomId };
    if (this.adoptions === undefined || this.spare === 0) return { refused: 'no_host' };
    return this.adoptions.adopt(found);
  }

  private async openFor(mode: string, setup: RoomSetup): Promise<HostAnswer> {
    if (this.spare === 0 || !this.modes.includes(mode)) return { refused: 'no_host' };
    return { roomId: (await this.open(mode, { setup })).roomId };
  }

  private async admit(room: MatchRoom, pilot: PilotIdentity): Promise<PlaceAnswer> {
    const admission = room.admit(pilot);
    return 'refused' in admission ? admission : keepPlace(room, room.listing, admission);
  }

  private async take(pilot: PilotIdentity, roomId: string): Promise<PlaceAnswer> {
    const room = this.matches.get(roomId);
    return room === undefined ? { refused: 'unknown_room' } : this.admit(room, pilot);
  }

  private async resume(pilot: PilotIdentity, roomId: string, ticketId: string): Promise<PlaceAnswer> {
    const room = this.matches.get(roomId);
    if (room === undefined) return { refused: 'unknown_room' };
    const admission = room.readmit(pilot, ticketId);
    return 'refused' in admission ? admission : keepPlace(room, room.listing, admission);
  }

  private async watch(pilot: PilotIdentity, roomId: string): Promise<PlaceAnswer> {
    const room = this.matches.get(roomId);
    const admission = await room?.watch(pilot);
    if (room === undefined || admission === undefined) return { refused: 'unknown_room' };
    if ('refused' in admission) return admission;
    const { gallery, map } = admission;
    return keepPlace(gallery, { ...room.listing, map }, admission);
  }
}
