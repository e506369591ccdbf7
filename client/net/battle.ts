/** What a client knows of the battle, from patches, facts and its own prediction: ships, bolts, events to be drawn. */
import type { Arena, Team } from '../../sim/arena.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import { railReach } from '../../sim/rails.ts';
import type { Shot } from '../../sim/ship-actions.ts';
import { SHIP_FLAG, type ToldShip, type ToldState } from '../../sim/told-state.ts';
import { SUBUNITS, TURN } from '../../sim/units.ts';
import { BoltFlights, type Muzzle, ticksOf } from './bolt-flights.ts';
import type { DrawnShip } from './drawn-types.ts';
import { EventQueue } from './event-queue.ts';
import { FactMemory } from './fact-memory.ts';
import type { Line } from './line.ts';
import { type PhaseBook, phaseOf } from './phase-book.ts';
import { PickupBoard, type Taker } from './pickup-board.ts';
import { type Standpoint, updatePilots } from './pilots.ts';
import type { Pilot, SessionEvent } from './session-types.ts';
import { ShipBook } from './ship-book.ts';
import { DRAW_DELAY_MS } from './told-picture.ts';

const radians = (aim: number) => (aim / TURN) * Math.PI * 2;

type Counters = { shots: number; dashing: boolean };

const placeOf = (ship: ToldShip): Muzzle => ({ x: ship.x, y: ship.y, aim: ship.shotAim });

function sideOf(team: Team, mine: Team): 'mine' | 'theirs' | 'none' {
  if (team === 0 || mine === 0) return 'none';
  return team === mine ? 'mine' : 'theirs';
}

export class Battle {
  readonly pilots = new Map<number, Pilot>();
  private readonly book = new ShipBook();
  readonly ships: ReadonlyMap<number, DrawnShip> = this.book.ships;
  readonly pickups: PickupBoard;
  readonly bolts = new BoltFlights();
  private readonly events = new EventQueue();
  private readonly memory = new FactMemory();
  private readonly phases: PhaseBook;
  private readonly counters = new Map<number, Counters>();
  private readonly arena: Arena;
  private me = 0;
  /** Of the newest patch. */
  private tick = 0;
  private isOnNewLine = false;
  /** For how long the world has moved. */
  private playedMs = 0;

  /** @param phases Of the match so far, which may have turned with the map. */
  constructor(arena: Arena, phases: PhaseBook) {
    this.arena = arena;
    this.phases = phases;
    this.pickups = new PickupBoard(arena);
  }

  isOf(arena: Arena): boolean {
    return this.arena === arena;
  }

  /** A patch arrived. */
  told(tick: number, state: ToldState, line: Standpoint & { acknowledged: number }): void {
    const me = line.own ?? 0;
    this.me = me;
    if (this.isOnNewLine) this.bolts.carryOver(tick - this.tick);
    this.isOnNewLine = false;
    this.tick = tick;
    const { phase } = this.phases;
    const isNews = this.phases.told(tick, state);
    if (phase !== undefined && phase !== this.phases.phase) this.bolts.clear();
    if (isNews) this.events.push({ type: 'turned', phase: phaseOf(state), round: state.round });
    updatePilots(this.pilots, state, line);
    state.ships.forEach((ship, key) => {
      const id = Number(key);
      if (id === me) this.bolts.withdraw(line.acknowledged, ship.shots);
      else this.noteShots(tick, id, ship);
    });
    for (const id of this.counters.keys()) {
      // A count says nothing once it was missed.
      if (!state.ships.has(String(id))) this.counters.delete(id);
      // Bolts fly on without their ship in sight, not without it in the match.
      if (!this.pilots.has(id)) this.bolts.endAllOf(id);
    }
    this.book.told(state, this.pilots);
    this.pickups.told(state);
  }

  /** A shot travels as a counter: it left from the ship's place in the very patch that counts it. */
  private noteShots(tick: number, id: number, ship: ToldShip): void {
    const before = this.counters.get(id);
    const dashing = (ship.flags & SHIP_FLAG.dashing) !== 0;
    this.counters.set(id, { shots: ship.shots, dashing });
    if (before === undefined) return;
    if (before.shots !== ship.shots) {
      const strong = (ship.flags & SHIP_FLAG.overcharged) !== 0;
      this.bolts.launchTold(this.arena, { ...placeOf(ship), owner: id, shot: ship.shots, strong }, tick);
      this.events.push(this.fired(id, 'bolt', placeOf(ship), false, strong), tick);
    }
    if (dashing && !before.dashing)
      this.events.push({ type: 'dashed', ship: id, x: ship.x / SUBUNITS, y: ship.y / SUBUNITS }, tick);
  }

  private fired(ship: number, weapon: Shot, from: Muzzle, own: boolean, strong: boolean): SessionEvent {
    const { x, y, aim } = from;
    const reach = weapon === 'rail' ? railReach(this.arena, from, aim) / SUBUNITS : 0;
    const place = { x: x / SUBUNITS, y: y / SUBUNITS };
    return { type: 'fired', ship, weapon, ...place, angle: radians(aim), reach, own, strong };
  }

  /** The own ship fired, in prediction. */
  firedByMe(me: number, weapon: Shot, shot: number, from: Muzzle, strong: boolean, input: number): void {
    if (weapon === 'bolt') this.bolts.launchOwn(this.arena, { ...from, owner: me, shot, strong }, input);
    this.events.push(this.fired(me, weapon, from, true, strong));
  }

  facts(tick: number, facts: readonly ToldFact[]): void {
    for (const fact of facts) if (!this.memory.knows(fact, tick)) this.fact(tick, fact);
  }

  private fact(tick: number, fact: ToldFact): void {
    switch (fact.type) {
      case 'heard':
        this.events.push(fact, tick);
        break;
      case 'ended':
        this.bolts.end(fact.owner, fact.shot);
        break;
      case 'captured':
        this.events.push({ ...fact, own: sideOf(fact.team, this.pilots.get(this.me)?.team ?? 0) });
        break;
      case 'beam':
        if (fact.ship === this.me) break;
        this.events.push(this.fired(fact.ship, 'rail', fact, false, fact.strong), tick);
        break;
      default:
        this.shipFact(tick, fact);
    }
  }

  private shipFact(
    tick: number,
    fact: Extract<ToldFact, { type: 'hit' | 'died' | 'spawned' | 'broke' | 'took' }>,
  ) {
    if (fact.type === 'hit' && fact.weapon === 'bolt') this.bolts.end(fact.by, fact.shot);
    const ship = this.ships.get(fact.ship);
    const place = { x: ship?.x ?? 0, y: ship?.y ?? 0 };
    // What concerns the own ship is shown at once; the rest when it is seen to happen.
    const at = fact.ship === this.me || ('by' in fact && fact.by === this.me) ? 0 : tick;
    if (fact.type === 'died') {
      const seen = ship !== undefined && !ship.remembered;
      const { by, weapon } = fact;
      this.events.push(
        { type: 'died', ship: fact.ship, by, weapon, ...place, angle: radians(fact.aim), seen },
        at,
      );
    } else if (ship === undefined) {
      return;
    } else if (fact.type === 'hit') {
      this.events.push({ ...fact, ...place, angle: radians(fact.aim) }, at);
    } else if (fact.type === 'took') {
      this.tookFact(fact, at);
    } else {
      this.events.push({ ...fact, ...place }, at);
    }
  }

  /** Somebody took a pickup; what the own ship took was shown when it reached it. */
  private tookFact(fact: Extract<ToldFact, { type: 'took' }>, at: number): void {
    const own = fact.ship === this.me;
    const isShown = this.pickups.taken(fact.pickup);
    const drawn = this.pickups.drawn[fact.pickup];
    if (drawn === undefined || (own && isShown)) return;
    const { kind, x, y } = drawn;
    this.events.push({ ...fact, kind, x, y, own }, at);
  }

  /** The own ship began a dash, in prediction. Position steps. */
  dashedByMe(x: number, y: number): void {
    this.events.push({ type: 'dashed', ship: this.me, x: x / SUBUNITS, y: y / SUBUNITS });
  }

  /** Brings everything up to this frame; the events to be shown in it go to `out`. */
  frame(line: Line, now: number, elapsedMs: number, out: SessionEvent[]): void {
    const { clock } = line.room;
    this.playedMs += elapsedMs;
    this.book.frame(line, this.pilots, elapsedMs);
    // What has come down by now.
    const arrived = clock.serverNow() - clock.smoothedRtt() / 2;
    const drawn = ticksOf(arrived - DRAW_DELAY_MS);
    this.events.takeDue(drawn, out);
    const times = { drawn, ahead: drawn + ticksOf(line.boltLeadMs), own: line.ownTime(now) };
    this.bolts.frame(times, this.ships, out);
    this.pickups.frame(this.taker(line), ticksOf(clock.serverNow()), this.playedMs, line.roundTripMs, out);
  }

  /** The own ship, as far as it can take something. */
  private taker({ own: id, body }: Line): Taker | undefined {
    const own = id === undefined ? undefined : this.ships.get(id);
    if (id === undefined || body === undefined || own === undefined || !own.flying) return undefined;
    return { ship: id, x: body.x, y: body.y, hull: own.hull, shield: own.shield };
  }

  /** Nothing is known of the world just now: it stands, and only the own ship turns. What was told is shown. */
  standStill(aim: number, out: SessionEvent[]): void {
    this.events.takeAll(out);
    this.book.standStill(radians(aim));
  }

  /** The match goes on over another line: shots in between are not made up for. */
  turnTo(): void {
    this.counters.clear();
    this.memory.turnTo();
    this.book.turnTo();
    this.isOnNewLine = true;
  }
}
