/**
 * Which ships and pickups each ship's pilot may know of (R2): those in sight of the own side's ships, for as long as
 * SIGHT_LEAD_TICKS after they were lost from it, and those that gave themselves away. Pure: time is the world's tick.
 * Kept in rows of numbers: between two ticks all of it leaves the processor's caches, and objects lie far apart.
 */
import type { Arena } from '../../sim/arena.ts';
import { areMates } from '../../sim/modes/mode.ts';
import type { Ship } from '../../sim/ship.ts';
import { MAX_REWIND_MS, SIGHT_LEAD_TICKS } from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import { EYE_LINES, eyeSees, isInReach, roomForHints, seeEachOther } from '../../sim/visibility.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import type { World } from '../../sim/world.ts';
import { IDS, Known, rowOf } from './known.ts';
import { type Glance, Looker } from './looker.ts';

/** Ticks between two looks at a pickup, which does not move. */
const PICKUP_EVERY = 3;
/** Pairs that are hidden from each other are looked at in one of so many ticks: the lead is long enough for it. */
const HIDDEN_TURNS = 2;
const NEVER = -1000;
const REWIND_TICKS = Math.ceil(MAX_REWIND_MS / TICK_MS);

/** The number of a pair of ships. @param b The higher of both ids. */
const pairOf = (a: number, b: number) => (b * (b - 1)) / 2 + a;

/** What one of a side knows all of it know. @param width How much there is to know of. */
function share(marks: Uint8Array, mates: readonly Looker[], width: number): void {
  if (mates.length === 0) return;
  for (let i = 0; i < width; i++) {
    const isKnown = mates.some(({ id }) => marks[rowOf(id) + i] === 1);
    for (const { id } of mates) marks[rowOf(id) + i] = isKnown ? 1 : 0;
  }
}

export class SightBook {
  readonly known = new Known();
  /** Tick at which the one of a pair saw the other last, and then the other the one. */
  private readonly sighted = new Int32Array(pairOf(0, IDS) * 2).fill(NEVER);
  /** Tick at which a ship (row) saw a pickup last. */
  private readonly sightedPickups = new Int32Array(IDS * IDS).fill(NEVER);
  /** What hid each pair of ships from each other last, and broke the lines between each ship and pickup. */
  private hints: Int16Array = new Int16Array();
  private pickupHints: Int16Array = new Int16Array();
  /** For looks that are not repeated. */
  private readonly someHints = new Int16Array(EYE_LINES).fill(-1);
  /** Of the tick that was looked at last, in the order of their ids. */
  private readonly lookers: Looker[] = [];
  private readonly byId: (Looker | undefined)[] = new Array(IDS).fill(undefined);
  /** By id, of all that there ever were: they are written anew in each tick. */
  private readonly everybody: (Looker | undefined)[] = new Array(IDS).fill(undefined);
  private tick = 0;

  /** A ship that appears somewhere else is no longer where it was seen, nor sees what it saw. */
  forget(ship: number): void {
    for (let other = 0; other < IDS; other++) {
      if (other === ship) continue;
      const pair = pairOf(Math.min(ship, other), Math.max(ship, other));
      this.sighted[pair * 2] = NEVER;
      this.sighted[pair * 2 + 1] = NEVER;
    }
    this.sightedPickups.fill(NEVER, rowOf(ship), rowOf(ship + 1));
  }

  /** A world that came to another map: nothing of the last one counts. */
  clear(): void {
    this.sighted.fill(NEVER);
    this.sightedPickups.fill(NEVER);
    this.hints.fill(-1);
    this.pickupHints.fill(-1);
  }

  /** Every ship looks around. Call once a tick, after the world was stepped. */
  look(world: World, arena: Arena): void {
    this.tick = world.tick;
    this.gather(world, arena);
    for (let i = 0; i < this.lookers.length; i++) this.lookAtOthers(arena, i);
    for (let i = 0; i < this.lookers.length; i++) this.lookAtPickups(arena, i);
    this.learn(arena.pickups.length);
  }

  private gather(world: World, arena: Arena): void {
    for (const { id } of this.lookers) this.byId[id] = undefined;
    this.lookers.length = 0;
    for (const ship of world.ships) {
      const looker = this.everybody[ship.id] ?? new Looker(ship);
      looker.take(ship, arena, world.tick);
      this.everybody[ship.id] = looker;
      this.byId[ship.id] = looker;
      this.lookers.push(looker);
    }
    const last = this.lookers.at(-1)?.id ?? 0;
    this.hints = roomForHints(pairOf(0, last + 1), this.hints);
    this.pickupHints = roomForHints((last + 1) * arena.pickups.length * EYE_LINES, this.pickupHints);
  }

  /** A ship and each of those before it, and what both know of each other then. */
  private lookAtOthers(arena: Arena, index: number): void {
    const { lookers, sighted, tick } = this;
    const ships = this.known.ships.each;
    const since = tick - SIGHT_LEAD_TICKS;
    const b = lookers[index];
    if (b === undefined) return;
    const row = rowOf(b.id);
    for (let i = 0; i < index; i++) {
      const a = lookers[i];
      if (a === undefined) continue;
      const pair = pairOf(a.id, b.id);
      this.lookAtPair(arena, a, b, pair);
      ships[rowOf(a.id) + b.id] = b.isRevealed || (sighted[pair * 2] ?? NEVER) >= since ? 1 : 0;
      ships[row + a.id] = a.isRevealed || (sighted[pair * 2 + 1] ?? NEVER) >= since ? 1 : 0;
    }
    ships[row + b.id] = 1;
    ships[rowOf(FREE_LOOK) + b.id] = b.isRevealed ? 1 : 0;
  }

  /**
   * A pair is not looked at in each tick, but in turn. Those that saw each other know of each other for the lead: until
   * then nothing comes of a look, and whether they saw each other in the ticks between can still be seen afterwards.
   */
  private lookAtPair(arena: Arena, a: Looker, b: Looker, pair: number): void {
    const { sighted, tick } = this;
    const turn = tick + a.id + b.id;
    const ago = tick - Math.max(sighted[pair * 2] ?? NEVER, sighted[pair * 2 + 1] ?? NEVER);
    if (ago > SIGHT_LEAD_TICKS) {
      if (turn % HIDDEN_TURNS === 0 && isInReach(a.now, b.now.x, b.now.y))
        this.sees(arena, a.now, b.now, pair, tick);
    } else if (ago === SIGHT_LEAD_TICKS || turn % SIGHT_LEAD_TICKS === 0) {
      const missed = tick - ago + 1;
      const isAsBefore = a.now.flies === a.at(missed).flies && b.now.flies === b.at(missed).flies;
      if (isAsBefore && this.sees(arena, a.now, b.now, pair, tick)) return;
      for (let then = missed; then <= tick; then++) this.sees(arena, a.at(then), b.at(then), pair, then);
    }
  }

  /** Whether two see each other in a tick, which is written down. */
  private sees(arena: Arena, a: Glance, b: Glance, pair: number, tick: number): boolean {
    if (!(a.flies || b.flies) || !seeEachOther(arena, a, b, this.hints, pair)) return false;
    // A wreck still has eyes until its pilot flies again, but there is nothing left to see of it.
    if (b.flies) this.sighted[pair * 2] = tick;
    if (a.flies) this.sighted[pair * 2 + 1] = tick;
    return true;
  }

  private lookAtPickups(arena: Arena, index: number): void {
    const eye = this.lookers[index];
    if (eye === undefined || (this.tick + eye.id) % PICKUP_EVERY !== 0) return;
    const { pickups } = arena;
    for (let i = 0; i < pickups.length; i++) {
      const pickup = pickups[i];
      const at = (eye.id * pickups.length + i) * EYE_LINES;
      if (pickup !== undefined && eyeSees(arena, eye.now, pickup.x, pickup.y, this.pickupHints, at))
        this.sightedPickups[rowOf(eye.id) + i] = this.tick;
    }
  }

  /** Writes down what may be known now. */
  private learn(pickups: number): void {
    const { sightedPickups, lookers } = this;
    const ships = this.known.ships.each;
    const places = this.known.pickups.each;
    const since = this.tick - SIGHT_LEAD_TICKS;
    for (const { id } of lookers) {
      const row = rowOf(id);
      for (let i = 0; i < pickups; i++)
        places[row + i] = (sightedPickups[row + i] ?? NEVER) > since - PICKUP_EVERY ? 1 : 0;
    }
    // What stands under an id that no ship has means nothing, and is written anew before one has it.
    const width = (lookers.at(-1)?.id ?? 0) + 1;
    for (const team of [1, 2]) {
      const mates = lookers.filter((looker) => looker.team === team);
      share(ships, mates, width);
      share(places, mates, pickups);
    }
  }

  /** A ship of the tick that was looked at. */
  ship(id: number): Ship | undefined {
    return this.byId[id]?.ship;
  }

  /** Whether the pilot of a ship may know where another is, as of the last look. */
  knows(viewer: Ship, target: Ship): boolean {
    return this.known.ships.each[rowOf(viewer.id) + target.id] === 1;
  }

  knowsPickup(viewer: Ship, pickup: number): boolean {
    return this.known.pickups.each[rowOf(viewer.id) + pickup] === 1;
  }

  /** Whether the pilot may have had the other in the picture within the time that a rail is judged in. */
  sawLately(viewer: Ship, target: Ship): boolean {
    if (this.knows(viewer, target)) return true;
    const since = this.tick - SIGHT_LEAD_TICKS - REWIND_TICKS;
    if (this.sightedBy(viewer.id, target.id) >= since) return true;
    if (viewer.team === 0) return false;
    return this.lookers.some((mate) => areMates(mate, viewer) && this.sightedBy(mate.id, target.id) >= since);
  }

  private sightedBy(ship: number, other: number): number {
    const at = ship < other ? pairOf(ship, other) * 2 : pairOf(other, ship) * 2 + 1;
    return this.sighted[at] ?? NEVER;
  }

  /**
   * Whether the own side sees a place now.
   * @param x @param y Position steps.
   * @param hints What hid a place near by from the viewer a moment ago, from `at` on; brought up to date.
   */
  seesPlace(
    viewer: Ship,
    arena: Arena,
    x: number,
    y: number,
    hints: Int16Array = this.someHints,
    at = 0,
  ): boolean {
    const own = this.byId[viewer.id];
    if (own !== undefined && eyeSees(arena, own.now, x, y, hints, at)) return true;
    if (viewer.team === 0) return false;
    return this.lookers.some(
      (mate) =>
        areMates(mate, viewer) && mate.id !== viewer.id && eyeSees(arena, mate.now, x, y, this.someHints, 0),
    );
  }
}
