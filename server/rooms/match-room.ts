/** One match of any mode. Thin: seats and inputs in, stepWorld, told state and facts out. */
import { type Client, ErrorCode, ServerError } from '@colyseus/core';
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import { asTeam } from '../../sim/facts-codec.ts';
import { type Intent, sanitizeIntent } from '../../sim/intent.ts';
import { PilotInput } from '../../sim/pilot-input.ts';
import { CLOSE, MESSAGE, type Standby } from '../../sim/protocol.ts';
import type { Ask } from '../../sim/rails.ts';
import { freeShipId } from '../../sim/roster.ts';
import { isComplete } from '../../sim/round-clock.ts';
import { stepWorld, type TickInput } from '../../sim/step-world.ts';
import { MAX_REWIND_MS } from '../../sim/tuning.ts';
import { TICK_MS, TICK_RATE } from '../../sim/units.ts';
import { createWorld, type World } from '../../sim/world.ts';
import type { PilotIdentity, RoomListing } from '../matchmaker/arena-directory.ts';
import type { HandedSeat } from '../store/host-call.ts';
import { loadArena } from './arena-files.ts';
import { Boarding } from './boarding.ts';
import { HardenedRoom } from './hardened-room.ts';
import { LONGEST_QUEUE } from './input-line.ts';
import { listMatch } from './list-match.ts';
import { MatchHold } from './match-hold.ts';
import { guestIn, type MatchOptions } from './match-options.ts';
import { LastStanding } from './match-result.ts';
import { type MatchSnapshot, matchToBytes } from './match-snapshot.ts';
import { newWorld } from './new-world.ts';
import { readPlainly } from './plain-input.ts';
import { RoomPatience } from './room-patience.ts';
import type { Admission, Seat, Shown } from './seat-book.ts';
import { isSameStandby } from './standby.ts';
import { tellClients } from './tell-clients.ts';
import { Telling } from './telling.ts';
import type { LineOf } from './told-projection.ts';
import { type WatchAdmission, Watching } from './watching.ts';

/** A ticket lives ten minutes; a pilot who is connected always has one that is at most this old. */
const TICKET_TICKS = 4 * 60 * TICK_RATE;

export class MatchRoom extends HardenedRoom<PilotInput> {
  private readonly telling = new Telling();
  override state = this.telling.state;
  override inputs = this.defineInput(PilotInput, {
    bufferMaxSize: LONGEST_QUEUE * 2,
    sanitize: (input: Intent) => void sanitizeIntent(input),
  });
  private readonly rewind = this.allowRewindState({ maxRewindMs: MAX_REWIND_MS });
  private boarding = new Boarding(0);
  private watching: Watching | undefined;
  /** In this tick, for those who watch. */
  private happened: { facts: readonly Fact[]; lineOf: LineOf } | undefined;
  private readonly patience = new RoomPatience();
  private readonly standing = new LastStanding();
  private standby: Standby | undefined;
  private options: MatchOptions | undefined;
  private readonly hold = new MatchHold(() => this.options?.host.mayHost(this.roomId) !== false);
  protected world: World = createWorld('skirmish', '', 0);

  override onCreate(options: MatchOptions): void {
    this.options = options;
    this.log = options.log;
    this.meter = options.meter;
    const { mode, setup, restored } = options;
    this.boarding = new Boarding(mode.capacity, (id) => asTeam(guestIn(setup, id)?.team ?? 0));
    this.watching = new Watching(mode, options.log);
    this.world = restored?.world ?? newWorld(mode, options.maps, setup);
    if (restored !== undefined) this.restore(restored);
    this.state.mode = this.world.mode;
    this.rewind.attachAll(this.state.ships, { fields: ['x', 'y'], mode: 'snapshot' });
    this.telling.take(this.world, loadArena(this.world.map), [], this.boarding.linesNow());
    this.startTicking(this.world.tick);
    options.host.opened(this, restored !== undefined);
  }

  private restore(kept: MatchSnapshot): void {
    this.boarding.restore(kept, this.world);
    this.standing.kept = kept.standing;
    this.hold.await(kept.seats.filter(({ here }) => here).map(({ pilot }) => pilot.id));
    // The clock that clients interpolate by goes on from where it was.
    this.clock.elapsedTime = Math.floor(this.world.tick * TICK_MS);
  }

  get tick(): number {
    return this.world.tick;
  }

  snapshot(): Uint8Array {
    const kept = this.boarding.seats.keep(this.world.tick);
    const { world, options, standing } = this;
    return matchToBytes({ world, setup: options?.setup, standing: standing.kept, ...kept });
  }

  /** Whether it is played here, and not about to go on elsewhere. */
  get isHere(): boolean {
    return this.hold.isHere;
  }

  /** From now on nothing happens in the match, so that it can be written a last time. */
  halt(): void {
    this.hold.isHalted = true;
  }

  goOn(): void {
    this.hold.isHalted = false;
  }

  /**
   * It goes on elsewhere, now or later: here it ends without a result.
   * @param seats Where it does; pilots without one ask.
   */
  depose(code: number = CLOSE.moved, seats: readonly HandedSeat[] = []): void {
    this.hold.isDeposed = true;
    for (const { pilotId, place } of seats) {
      const seat = this.boarding.seats.of(pilotId);
      this.clients.getById(seat?.sessionId ?? '')?.send(MESSAGE.moved, place);
    }
    void this.disconnect(code);
  }

  sendAway(): void {
    for (const client of [...this.clients]) client.leave(CLOSE.moved, 'the match may be elsewhere');
  }

  protected override mayStep(): boolean {
    return this.hold.mayStep();
  }

  protected override mayTell(): boolean {
    return this.hold.mayTell();
  }

  /** How it is listed. */
  get listing(): RoomListing {
    return listMatch(this.roomId, this.world, this.boarding.seats, this.options?.setup);
  }

  /** Whether a pilot has a seat here, or the offer of one. */
  holds(pilotId: string): boolean {
    return this.boarding.seats.holds(pilotId);
  }

  /** A seat for a pilot, or why not. */
  admit(pilot: PilotIdentity): Admission | { refused: 'not_invited' } {
    const setup = this.options?.setup;
    if (setup?.guests !== undefined && guestIn(setup, pilot.id) === undefined)
      return { refused: 'not_invited' };
    const offer = () => this.boarding.seats.admit(pilot, this.world.tick);
    let admission = offer();
    if ('refused' in admission && !pilot.bot && this.makeWay()) admission = offer();
    this.publish();
    return admission;
  }

  /** The same seat for a pilot who shows a ticket. */
  readmit(pilot: PilotIdentity, shown: Shown): Admission {
    return this.boarding.seats.readmit(pilot, shown, this.world.tick);
  }

  /** Whom its pilots come back to when this host is lost; undefined: they ask. */
  standsBy(standby: Standby | undefined): void {
    if (isSameStandby(standby, this.standby)) return;
    this.standby = standby;
    this.broadcast(MESSAGE.standby, standby ?? null);
  }

  /** Who had a line to the host before, and is to come after the match. */
  get awaited(): PilotIdentity[] {
    return [...this.hold.awaited].flatMap((pilotId) => this.boarding.seats.of(pilotId)?.pilot ?? []);
  }

  /** A place to watch this match from, some seconds late. */
  async watch(pilot: PilotIdentity): Promise<WatchAdmission> {
    return this.watching?.admit(pilot, this.world) ?? { refused: 'unknown_room' };
  }

  override onDispose(): void | Promise<void> {
    this.options?.host.closed(this, this.hold.isDeposed ? undefined : this.standing.resultOf(this.world));
    this.watching?.end(this.hold.isDeposed ? CLOSE.moved : CLOSE.over);
  }

  /** A bot gives its seat to a person; false when there is none. */
  private makeWay(): boolean {
    if (this.boarding.seats.withdrawBotOffer()) return true;
    const seat = [...this.boarding.seats.all()].findLast(({ pilot }) => pilot.bot);
    if (seat === undefined) return false;
    this.dismiss(seat, CLOSE.madeWay, 'a person takes this place');
    return true;
  }

  private dismiss(seat: Seat, code: number, reason: string): void {
    const client = this.clients.getById(seat.sessionId ?? '');
    this.boarding.giveUp(seat);
    client?.leave(code, reason);
  }

  override onJoin(client: Client): void {
    // The whole state is sent to who joins. Of a world that goes on elsewhere it would be another truth.
    const { sessionId } = client;
    const taking = this.hold.mayTell()
      ? this.boarding.board(sessionId, this.world.tick, (taken) => this.newShip(taken))
      : this.boarding.turnAway(sessionId);
    if ('refused' in taking) throw new ServerError(ErrorCode.MATCHMAKE_EXPIRED, taking.refused);
    const { seat, replaced } = taking;
    this.hold.isBack(seat.pilot.id);
    client.view = this.telling.admit(sessionId, seat.ship, this.world).view;
    const old = this.clients.getById(replaced ?? '');
    old?.leave(CLOSE.takenOver, 'this pilot plays over another connection');
    // Before what lets it fly: who flies has it.
    if (seat.shown !== undefined)
      client.send(MESSAGE.ticket, this.options?.signResume(seat.pilot, this.roomId));
    if (this.standby !== undefined) client.send(MESSAGE.standby, this.standby);
    client.send(MESSAGE.welcome, { ship: seat.ship });
    readPlainly(client);
    this.publish();
  }

  private newShip(taken: ReadonlySet<number>): number {
    const id = freeShipId(this.world, taken);
    if (id === undefined) throw new Error('no free ship');
    return id;
  }

  override onLeave(client: Client, code?: number): void {
    this.telling.dismiss(client.sessionId);
    if (this.boarding.leave(client.sessionId, code, this.world.tick)) this.publish();
  }

  protected override step(): void {
    const arena = loadArena(this.world.map);
    if (this.boarding.expire(this.world.tick)) this.publish();
    const plays = this.world.round.phase === 'play';
    const intents = this.boarding.readIntents((sessionId) => this.inputs.get(sessionId), plays);
    if (plays) this.dismissAway();
    const { change } = this.boarding;
    if (change.departures.length > 0) this.standing.departing(this.world);
    const facts = this.advance(arena, { ...change, intents });
    this.standing.stepped(this.world);
    this.boarding.settle();
    const lineOf = this.boarding.linesNow();
    this.telling.take(this.world, arena, facts, lineOf);
    this.happened = { facts, lineOf };
    if (this.world.map !== arena.name) this.publish();
    if (this.world.tick % TICKET_TICKS === 0) this.renewTickets();
    this.closeWhenForsaken();
    this.options?.host.stepped(this);
  }

  private dismissAway(): void {
    const away = this.boarding.away();
    for (const seat of away) this.dismiss(seat, CLOSE.away, 'no sign for a minute');
    if (away.length > 0) this.publish();
  }

  /** A seam for recording what goes into a tick. */
  protected advance(arena: Arena, input: TickInput): Fact[] {
    return stepWorld(this.world, arena, input, this.ask);
  }

  /** Where a shooter saw a target: the framework rewinds to the picture that the shooter's input was stamped with. */
  protected readonly ask: Ask = (shooter, target) => {
    const sessionId = this.boarding.seats.byShip(shooter)?.sessionId;
    const told = this.telling.seenLately(shooter, target);
    if (sessionId === undefined || told === undefined) return undefined;
    const seen = this.rewind.lastSeenBy(sessionId);
    return { x: seen.value(told, 'x'), y: seen.value(told, 'y') };
  };

  protected override tell(): void {
    tellClients(this.clients, this.telling, this.world.tick);
  }

  /** Players come first. A tick that they are not told of is not shown to watchers either. */
  protected override afterwards(): void {
    this.record();
    this.watching?.show(this.world.tick);
  }

  protected record(): void {
    const { world, happened } = this;
    if (happened !== undefined) this.watching?.record(world, happened.facts, happened.lineOf);
  }

  private renewTickets(): void {
    for (const seat of this.boarding.seats.all())
      this.clients
        .getById(seat.sessionId ?? '')
        ?.send(MESSAGE.ticket, this.options?.signResume(seat.pilot, this.roomId));
  }

  private closeWhenForsaken(): void {
    const lacks = this.options?.setup?.guests !== undefined && !isComplete(this.world);
    const code = this.patience.tick(this.boarding.seats.isEmpty, lacks);
    if (code !== undefined) void this.disconnect(code);
  }

  /** Who is here, or what is played, is not what it was. */
  private publish(): void {
    this.options?.host.changed();
  }
}
