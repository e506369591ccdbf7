/** What a client knows of the battle, from patches, facts and its own prediction: ships, bolts, events to be drawn. */
import type { Arena } from '../../sim/arena.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import { railReach } from '../../sim/rails.ts';
import type { Shot } from '../../sim/ship-actions.ts';
import type { ToldShip, ToldState } from '../../sim/told-state.ts';
import { SUBUNITS, TURN } from '../../sim/units.ts';
import type { RoundPhase } from '../../sim/world.ts';
import { BoltFlights, ticksOf } from './bolt-flights.ts';
import { EventQueue } from './event-queue.ts';
import { DRAW_DELAY_MS, type Flight } from './flight.ts';
import type { DrawnShip, SessionEvent } from './session-types.ts';
import { createDrawnShip, updateDrawnShip } from './ship-views.ts';

const radians = (aim: number) => (aim / TURN) * Math.PI * 2;
const phaseOf = (state: ToldState): RoundPhase => (state.phase === 0 ? 'play' : 'results');

type Counters = { shots: number; rails: number };

export class Battle {
  readonly ships = new Map<number, DrawnShip>();
  readonly bolts = new BoltFlights();
  private readonly events = new EventQueue();
  private readonly counters = new Map<number, Counters>();
  private readonly arena: Arena;
  private phase: RoundPhase | undefined;
  private me = 0;

  constructor(arena: Arena) {
    this.arena = arena;
  }

  isOf(arena: Arena): boolean {
    return this.arena === arena;
  }

  /** A patch arrived. @param me Own ship's id, or 0 before it is known. */
  told(tick: number, state: ToldState, me: number, acknowledged: number): void {
    this.me = me;
    const phase = phaseOf(state);
    if (this.phase !== undefined && phase !== this.phase) {
      this.bolts.clear();
      this.events.push({ type: 'turned', phase, round: state.round });
    }
    this.phase = phase;
    state.ships.forEach((ship, key) => {
      const id = Number(key);
      if (id === me) this.bolts.withdraw(acknowledged, ship.shots);
      else this.noteShots(tick, id, ship);
    });
    for (const id of this.ships.keys()) {
      if (state.ships.has(String(id))) continue;
      this.ships.delete(id);
      this.counters.delete(id);
      this.bolts.endAllOf(id);
    }
  }

  /** A shot travels as a counter: it left from the ship's place in the very patch that counts it. */
  private noteShots(tick: number, id: number, ship: ToldShip): void {
    const before = this.counters.get(id);
    this.counters.set(id, { shots: ship.shots, rails: ship.rails });
    if (before === undefined) return;
    if (before.shots !== ship.shots) {
      this.bolts.launchTold(this.arena, id, ship.shots, ship.x, ship.y, ship.shotAim, tick);
      this.events.push(this.fired(id, 'bolt', ship.x, ship.y, ship.shotAim, false), tick);
    }
    if (before.rails !== ship.rails) {
      this.events.push(this.fired(id, 'rail', ship.x, ship.y, ship.shotAim, false), tick);
    }
  }

  private fired(ship: number, weapon: Shot, x: number, y: number, aim: number, own: boolean): SessionEvent {
    const reach = weapon === 'rail' ? railReach(this.arena, { x, y }, aim) / SUBUNITS : 0;
    return { type: 'fired', ship, weapon, x: x / SUBUNITS, y: y / SUBUNITS, angle: radians(aim), reach, own };
  }

  /** The own ship fired, in prediction. */
  firedByMe(me: number, weapon: Shot, shot: number, x: number, y: number, aim: number, input: number): void {
    if (weapon === 'bolt') this.bolts.launchOwn(this.arena, me, shot, x, y, aim, input);
    this.events.push(this.fired(me, weapon, x, y, aim, true));
  }

  facts(tick: number, facts: readonly ToldFact[]): void {
    for (const fact of facts) {
      const ship = this.ships.get(fact.ship);
      const place = { x: ship?.x ?? 0, y: ship?.y ?? 0 };
      // What concerns the own ship is shown at once; the rest when it is seen to happen.
      const concernsMe = fact.ship === this.me || (fact.type !== 'spawned' && fact.by === this.me);
      if (fact.type === 'hit' && fact.weapon === 'bolt') this.bolts.end(fact.by, fact.shot);
      if (ship === undefined) continue;
      const at = concernsMe ? 0 : tick;
      if (fact.type === 'spawned') this.events.push({ type: 'spawned', ship: fact.ship, ...place }, at);
      else if (fact.type === 'died') this.events.push({ ...fact, ...place }, at);
      else this.events.push({ ...fact, ...place }, at);
    }
  }

  /** Brings everything up to this frame; the events to be shown in it go to `out`. */
  frame(flight: Flight, now: number, elapsedMs: number, out: SessionEvent[]): void {
    const { clock, state } = flight.room;
    state.ships.forEach((told, key) => {
      const id = Number(key);
      let ship = this.ships.get(id);
      if (ship === undefined) {
        ship = createDrawnShip(id, id === flight.me);
        this.ships.set(id, ship);
      }
      ship.own = id === flight.me;
      const aim = ship.own ? radians(flight.aim) : (told.aim / 256) * Math.PI * 2;
      updateDrawnShip(ship, told, { ...flight.placeOf(told), aim }, elapsedMs);
    });
    // What has come down by now. An input that is sent now is answered one whole round trip further on.
    const arrived = clock.serverNow() - clock.smoothedRtt() / 2;
    const drawn = ticksOf(arrived - DRAW_DELAY_MS);
    this.events.takeDue(drawn, out);
    const times = { drawn, ahead: ticksOf(arrived + flight.roundTripMs), own: flight.ownTime(now) };
    this.bolts.frame(times, this.ships, out);
  }

  /** After the line was lost and won back, shots in between are not made up for. */
  forgetShots(): void {
    this.counters.clear();
    this.bolts.clear();
    this.events.clear();
  }
}
