/** The skirmish: free for all, up to 16, join any time. Thin: seats and inputs in, stepWorld, told state and facts out. */
import { randomInt } from 'node:crypto';
import type { Client } from '@colyseus/core';
import { StateView } from '@colyseus/schema';
import type { Arena } from '../../sim/arena.ts';
import { boltsToBytes } from '../../sim/bolts-codec.ts';
import type { Fact } from '../../sim/facts.ts';
import { factsToBytes, isTold, type ToldFact } from '../../sim/facts-codec.ts';
import { type Intent, sanitizeIntent } from '../../sim/intent.ts';
import { PilotInput } from '../../sim/pilot-input.ts';
import { CLOSE, MESSAGE } from '../../sim/protocol.ts';
import type { Ask } from '../../sim/rails.ts';
import { type Arrival, freeShipId } from '../../sim/roster.ts';
import { stepWorld, type TickInput } from '../../sim/step-world.ts';
import { OWNER, ToldState } from '../../sim/told-state.ts';
import { MAX_REWIND_MS, SKIRMISH_CAPACITY } from '../../sim/tuning.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { createWorld, type World } from '../../sim/world.ts';
import type { PilotIdentity } from '../matchmaker/arena-directory.ts';
import { loadArena } from './arena-files.ts';
import { HardenedRoom, type RoomLog, type TickMeter } from './hardened-room.ts';
import { InputLine, LONGEST_QUEUE } from './input-line.ts';
import { type Admission, type Seat, SeatBook } from './seat-book.ts';
import { projectWorld } from './told-projection.ts';

export type SkirmishOptions = {
  map: string;
  log: RoomLog;
  meter: TickMeter | undefined;
  signResume(pilot: PilotIdentity, roomId: string): Promise<string>;
};

/** A ticket lives ten minutes; a pilot who is connected always has one that is at most this old. */
const TICKET_TICKS = 4 * 60 * TICK_RATE;
/** An empty room waits so long for its first or next pilot. */
const EMPTY_TICKS = 10 * TICK_RATE;
/** Closed with one of these a seat is given up; with any other the line is lost, and the seat is kept. */
const GOODBYES: ReadonlySet<number | undefined> = new Set([CLOSE.consented, CLOSE.kicked, CLOSE.madeWay]);

export class SkirmishRoom extends HardenedRoom {
  override state = new ToldState();
  override inputs = this.defineInput(PilotInput, {
    bufferMaxSize: LONGEST_QUEUE * 2,
    sanitize: (input: Intent) => void sanitizeIntent(input),
  });
  private readonly rewind = this.allowRewindState({ maxRewindMs: MAX_REWIND_MS });
  private readonly seats = new SeatBook(SKIRMISH_CAPACITY);
  private readonly lines = new Map<number, InputLine>();
  private arrivals: Arrival[] = [];
  private departures: number[] = [];
  private facts: ToldFact[] = [];
  private emptyTicks = 0;
  private options: SkirmishOptions | undefined;
  protected arena: Arena | undefined;
  protected world: World = createWorld('skirmish', '', 0);

  override async onCreate(options: SkirmishOptions): Promise<void> {
    this.options = options;
    this.log = options.log;
    this.meter = options.meter;
    this.arena = loadArena(options.map);
    this.world = createWorld('skirmish', options.map, randomInt(2 ** 32));
    this.state.mode = this.world.mode;
    this.state.map = this.world.map;
    this.rewind.attachAll(this.state.ships, { fields: ['x', 'y'], mode: 'snapshot' });
    projectWorld(this.state, this.world, () => undefined);
    this.startTicking(this.world.tick);
    await this.publish();
  }

  /** Asked by the directory, possibly from another process: a seat for a pilot, or why not. */
  async admit(pilot: PilotIdentity): Promise<Admission> {
    let admission = this.seats.admit(pilot, this.world.tick);
    if ('refused' in admission && !pilot.bot && this.makeWay()) {
      admission = this.seats.admit(pilot, this.world.tick);
    }
    await this.publish();
    return admission;
  }

  /** Asked by the directory: the same seat for a pilot who shows a ticket. */
  async readmit(pilot: PilotIdentity, ticketId: string): Promise<Admission> {
    return this.seats.readmit(pilot, ticketId, this.world.tick);
  }

  /** A bot gives its seat to a person; false when there is none. */
  private makeWay(): boolean {
    const bots = [...this.seats.all()].filter((seat) => seat.pilot.bot);
    const seat = bots.at(-1);
    if (seat === undefined) return false;
    const client = this.clients.find((candidate) => candidate.sessionId === seat.sessionId);
    this.giveUp(seat);
    if (client !== undefined) this.dismiss(client, CLOSE.madeWay, 'a person takes this place');
    return true;
  }

  override async onJoin(client: Client): Promise<void> {
    const taking = this.seats.take(client.sessionId, this.world.tick, () => this.newShip());
    if ('refused' in taking) throw new Error(taking.refused);
    const { seat, fresh, replaced } = taking;
    this.lines.set(seat.ship, new InputLine());
    if (fresh) {
      const { id, name, bot } = seat.pilot;
      this.arrivals.push({ ship: seat.ship, pilot: id, name, bot });
    }
    client.view = new StateView();
    this.showOwner(client, seat);
    const old = this.clients.find((candidate) => candidate.sessionId === replaced);
    if (old !== undefined) this.dismiss(old, CLOSE.takenOver, 'this pilot plays over another connection');
    client.send(MESSAGE.welcome, { ship: seat.ship });
    client.sendBytes(MESSAGE.bolts, boltsToBytes(this.world.tick, this.world.bolts));
    await this.publish();
  }

  private newShip(): number {
    const taken = new Set(this.arrivals.map((arrival) => arrival.ship));
    const id = freeShipId(this.world, taken);
    if (id === undefined) throw new Error('no free ship');
    return id;
  }

  private showOwner(client: Client, seat: Seat): void {
    const told = this.state.ships.get(String(seat.ship));
    if (told !== undefined) client.view?.add(told, OWNER);
  }

  override async onLeave(client: Client, code?: number): Promise<void> {
    const seat = this.seats.bySession(client.sessionId);
    client.view?.dispose();
    if (seat === undefined) return;
    if (GOODBYES.has(code)) this.giveUp(seat);
    else this.seats.lose(client.sessionId, this.world.tick);
    await this.publish();
  }

  private giveUp(seat: Seat): void {
    this.seats.free(seat);
    this.lines.delete(seat.ship);
    const waiting = this.arrivals.findIndex((arrival) => arrival.ship === seat.ship);
    if (waiting === -1) this.departures.push(seat.ship);
    else this.arrivals.splice(waiting, 1);
  }

  protected override step(): void {
    if (this.arena === undefined) return;
    for (const seat of this.seats.expire(this.world.tick)) {
      this.giveUp(seat);
      void this.publish();
    }
    const input = { arrivals: this.arrivals, departures: this.departures, intents: this.readIntents() };
    this.arrivals = [];
    this.departures = [];
    const facts = this.advance(this.arena, input);
    projectWorld(this.state, this.world, (ship) => this.lineOf(ship));
    for (const arrival of input.arrivals) this.showArrival(arrival);
    this.facts = facts.filter(isTold);
    if (this.world.tick % TICKET_TICKS === 0) this.renewTickets();
    this.closeWhenEmpty();
  }

  /** A seam for recording what goes into a tick. */
  protected advance(arena: Arena, input: TickInput): Fact[] {
    return stepWorld(this.world, arena, input, this.ask);
  }

  private readIntents(): Map<number, Intent> {
    const intents = new Map<number, Intent>();
    for (const seat of this.seats.all()) {
      const line = this.lines.get(seat.ship);
      if (line === undefined) continue;
      const intent =
        seat.sessionId === undefined ? line.neutral() : line.next(this.inputs.get(seat.sessionId));
      if (intent !== undefined) intents.set(seat.ship, intent);
    }
    return intents;
  }

  private lineOf(ship: number): { adrift: boolean; surplus: number } | undefined {
    const seat = this.seats.byShip(ship);
    if (seat === undefined) return undefined;
    return { adrift: seat.sessionId === undefined, surplus: this.lines.get(ship)?.surplus ?? 0 };
  }

  /** Where a shooter saw a target: the framework rewinds to the picture that the shooter's input was stamped with. */
  protected readonly ask: Ask = (shooter, target) => {
    const sessionId = this.seats.byShip(shooter)?.sessionId;
    const told = this.state.ships.get(String(target));
    if (sessionId === undefined || told === undefined) return undefined;
    const seen = this.rewind.lastSeenBy(sessionId);
    return { x: seen.value(told, 'x'), y: seen.value(told, 'y') };
  };

  private showArrival(arrival: Arrival): void {
    const seat = this.seats.byShip(arrival.ship);
    const client = this.clients.find((candidate) => candidate.sessionId === seat?.sessionId);
    if (client !== undefined && seat !== undefined) this.showOwner(client, seat);
  }

  /** Sent after the patch by hand: the framework's own way would reach clients that have not joined yet. */
  protected override tell(): void {
    if (this.facts.length === 0) return;
    this.broadcastBytes(MESSAGE.facts, factsToBytes(this.world.tick, this.facts), {});
  }

  private renewTickets(): void {
    for (const seat of this.seats.all()) {
      const client = this.clients.find((candidate) => candidate.sessionId === seat.sessionId);
      if (client === undefined) continue;
      this.options
        ?.signResume(seat.pilot, this.roomId)
        .then((ticket) => client.send(MESSAGE.ticket, ticket))
        .catch((error: unknown) => this.log.error({ err: error }, 'no ticket could be signed'));
    }
  }

  private closeWhenEmpty(): void {
    this.emptyTicks = this.seats.isEmpty ? this.emptyTicks + 1 : 0;
    if (this.emptyTicks === EMPTY_TICKS) void this.disconnect();
  }

  /** Tells the listing who is here. */
  private async publish(): Promise<void> {
    const { pilots, bots } = this.seats.count;
    const { mode, map } = this.world;
    await this.setMatchmaking({ metadata: { mode, map, pilots, bots, capacity: SKIRMISH_CAPACITY } });
  }
}
