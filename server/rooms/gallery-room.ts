/**
 * Where a match is watched from: tells the match as it was some seconds ago, to who watches it. Keeps no time of its
 * own, as its match drives it; its clock is the match's, and what it tells is dated as if it were now.
 */
import { type Client, ErrorCode, matchMaker, ServerError } from '@colyseus/core';
import type { Mode } from '../../sim/modes/mode.ts';
import { CLOSE, MESSAGE } from '../../sim/protocol.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { FREE_LOOK, WatchInput } from '../../sim/watch-input.ts';
import { createWorld, type World } from '../../sim/world.ts';
import type { PilotIdentity } from '../matchmaker/arena-directory.ts';
import { loadArena } from './arena-files.ts';
import { Following } from './following.ts';
import { GuardedSocket } from './guarded-socket.ts';
import { HardenedRoom, type RoomLog } from './hardened-room.ts';
import { WATCH_SHAPE } from './input-frame.ts';
import type { Moment } from './match-feed.ts';
import { OpenSight } from './open-sight.ts';
import { type Admission, SeatBook } from './seat-book.ts';
import { tellClients } from './tell-clients.ts';
import { Telling } from './telling.ts';
import { NO_LINE } from './told-projection.ts';

/** Name of the room type. */
export const GALLERY = 'gallery';
/** Who may watch one match at once (R14). */
export const MOST_WATCHERS = 24;
/** A gallery that nobody looks out of waits so long for the next. */
const EMPTY_TICKS = 3 * TICK_RATE;

export type GalleryOptions = { mode: Mode; map: string; tick: number; log: RoomLog };

export class GalleryRoom extends HardenedRoom<WatchInput> {
  private telling = new Telling();
  override state = this.telling.state;
  override inputs = this.defineInput(WatchInput, { bufferMaxSize: 8 });
  private readonly seats = new SeatBook(MOST_WATCHERS);
  private readonly watchers = new Map<string, Following>();
  private mode: Mode | undefined;
  private world: World = createWorld('skirmish', '', 0);
  private moment: Moment | undefined;
  private tick = 0;
  private emptyTicks = 0;

  override onCreate({ mode, map, tick, log }: GalleryOptions): void {
    this.log = log;
    this.mode = mode;
    this.tick = tick;
    // Nothing of a match that has just begun is old enough: until something is, its arena lies empty.
    this.world = createWorld(mode.name, map, 0);
    if (mode.freeLook) {
      this.telling = new Telling(new OpenSight());
      this.state = this.telling.state;
    }
    this.state.mode = mode.name;
    this.telling.take(this.world, loadArena(map), [], () => undefined);
  }

  /** Name of the map that is shown. */
  get map(): string {
    return this.world.map;
  }

  /** A place to watch from; a pilot has one, however often it asks (R9). */
  admit(pilot: PilotIdentity): Admission {
    this.emptyTicks = 0;
    return this.seats.admit(pilot, this.tick);
  }

  override onJoin(client: Client): void {
    if (client.ref instanceof GuardedSocket) client.ref.inputShape = WATCH_SHAPE;
    const taking = this.seats.take(client.sessionId, this.tick, () => FREE_LOOK);
    if ('refused' in taking) throw new ServerError(ErrorCode.MATCHMAKE_EXPIRED, taking.refused);
    const old = taking.replaced === undefined ? undefined : this.clients.getById(taking.replaced);
    if (old !== undefined) old.leave(CLOSE.takenOver, 'this pilot watches over another connection');
    const following = new Following(this.mode ?? { freeLook: false });
    following.settle(this.world);
    this.watchers.set(client.sessionId, following);
    client.view = this.telling.admitWatcher(client.sessionId, following.ship, this.world).view;
    client.send(MESSAGE.welcome, { ship: following.ship });
  }

  override onLeave(client: Client, code?: number): void {
    this.telling.dismiss(client.sessionId);
    this.watchers.delete(client.sessionId);
    const seat = this.seats.bySession(client.sessionId);
    if (seat === undefined) return;
    // Whose line is lost may be on the way back already, with an offer that must not go with the old seat.
    if (code === CLOSE.consented) this.seats.free(seat);
    else this.seats.lose(client.sessionId, this.tick);
  }

  /** Shows the next tick of the past, or that nothing is old enough yet. False once nobody watches any more. */
  show(moment: Moment | undefined, tick: number): boolean {
    this.tick = tick;
    this.seats.expire(tick);
    this.emptyTicks = this.seats.isEmpty ? this.emptyTicks + 1 : 0;
    if (this.emptyTicks > EMPTY_TICKS) {
      void this.disconnect();
      return false;
    }
    this.moment = moment;
    this.tickFromOutside(tick);
    return true;
  }

  protected override step(): void {
    const { moment } = this;
    // The arena that the tick was played on, as in the match: at its end the world may have come to another.
    const arena = loadArena(this.world.map);
    if (moment !== undefined) this.world = moment.world;
    this.world.tick = this.tick;
    this.followOn();
    this.telling.take(this.world, arena, moment?.facts ?? [], (ship) => ({
      ...NO_LINE,
      adrift: moment?.adrift.includes(ship) ?? false,
    }));
  }

  private followOn(): void {
    for (const client of this.clients) {
      const following = this.watchers.get(client.sessionId);
      if (following === undefined) continue;
      const before = following.ship;
      const said = this.inputs.get(client.sessionId);
      while (said.size > 0) {
        const wish = said.next();
        if (wish !== undefined) following.ask(wish.ship, this.world);
      }
      following.settle(this.world);
      if (following.ship === before) continue;
      this.telling.turn(client.sessionId, following.ship);
      client.send(MESSAGE.welcome, { ship: following.ship });
    }
  }

  protected override tell(): void {
    tellClients(this.clients, this.telling, this.tick);
  }

  /** There is nothing more to see here. @param code Why: the match is over, or goes on elsewhere. */
  end(code: number): void {
    void this.disconnect(code);
  }
}

/** Opens a gallery in this process, which is the one that its match runs in. */
export async function openGallery(options: GalleryOptions): Promise<GalleryRoom> {
  const { roomId } = await matchMaker.handleCreateRoom(GALLERY, options);
  const room: unknown = matchMaker.getLocalRoomById(roomId);
  if (!(room instanceof GalleryRoom)) throw new Error('no gallery was opened');
  return room;
}
