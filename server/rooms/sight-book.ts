/**
 * Which ships and pickups each ship's pilot may know of (R2): those in sight of the own side's ships, for as long as
 * SIGHT_LEAD_TICKS after they were lost from it, and those that gave themselves away. Pure: time is the world's tick.
 * Kept in rows of numbers: between two ticks all of it leaves the processor's caches, and objects lie far apart.
 */
import type { Arena, Team } from '../../sim/arena.ts';
import { areMates } from '../../sim/modes/mode.ts';
import { isFlying, type Ship } from '../../sim/ship.ts';
import { MAX_REWIND_MS, SIGHT_LEAD_TICKS } from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import {
  EYE_LINES,
  eyeOf,
  eyeSees,
  isInReach,
  NOWHERE,
  roomForHints,
  SIGHT_LINES,
  seeEachOther,
} from '../../sim/visibility.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import type { World } from '../../sim/world.ts';
import { IDS, Known, rowOf } from './known.ts';

/** Ticks between two looks at a pickup, which does not move. */
const PICKUP_EVERY = 3;
/** Pairs that do not see each other are looked at in turn, in so many groups: the lead is long enough for it. */
const HIDDEN_GROUPS = 2;
const NEVER = -1000;
const REWIND_TICKS = Math.ceil(MAX_REWIND_MS / TICK_MS);

/** Where the hints of a pair begin. @param b The higher of both ids. */
const hintsAt = (a: number, b: number) => ((b * (b - 1)) / 2 + a) * SIGHT_LINES;

/** A ship that looks around: all of it that counts here. */
class Looker {
  readonly id: number;
  ship: Ship;
  team: Team;
  flies = false;
  isRevealed = false;
  x = NOWHERE.x;
  y = NOWHERE.y;
  leadX = NOWHERE.leadX;
  leadY = NOWHERE.leadY;

  constructor(ship: Ship) {
    this.id = ship.id;
    this.ship = ship;
    this.team = ship.team;
  }

  take(ship: Ship, arena: Arena): void {
    this.ship = ship;
    this.team = ship.team;
    this.flies = isFlying(ship);
    this.isRevealed = this.flies && ship.revealTicks > 0;
    eyeOf(arena, ship, this);
  }
}

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
  /** Tick at which a ship (row) saw another, and a pickup, last. */
  private readonly sighted = new Int32Array(IDS * IDS).fill(NEVER);
  private readonly sightedPickups = new Int32Array(IDS * IDS).fill(NEVER);
  /** Of each pair of ships, and of each ship and pickup, what broke the lines between them last. */
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
    this.sighted.fill(NEVER, rowOf(ship), rowOf(ship + 1));
    this.sightedPickups.fill(NEVER, rowOf(ship), rowOf(ship + 1));
    for (let other = 0; other < IDS; other++) this.sighted[rowOf(other) + ship] = NEVER;
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
      looker.take(ship, arena);
      this.everybody[ship.id] = looker;
      this.byId[ship.id] = looker;
      this.lookers.push(looker);
    }
    const last = this.lookers.at(-1)?.id ?? 0;
    this.hints = roomForHints(hintsAt(0, last + 1), this.hints);
    this.pickupHints = roomForHints((last + 1) * arena.pickups.length * EYE_LINES, this.pickupHints);
  }

  /** Those before it have looked at this one. */
  private lookAtOthers(arena: Arena, index: number): void {
    const { lookers } = this;
    const eye = lookers[index];
    if (eye === undefined) return;
    for (let i = index + 1; i < lookers.length; i++) {
      const other = lookers[i];
      if (other !== undefined && isInReach(eye, other.x, other.y)) this.lookAtEachOther(arena, eye, other);
    }
  }

  private lookAtEachOther(arena: Arena, a: Looker, b: Looker): void {
    const there = rowOf(a.id) + b.id;
    const back = rowOf(b.id) + a.id;
    const last = Math.max(this.sighted[there] ?? NEVER, this.sighted[back] ?? NEVER);
    const wasHidden = this.tick - last > SIGHT_LEAD_TICKS;
    if (wasHidden && (this.tick + a.id + b.id) % HIDDEN_GROUPS !== 0) return;
    if (!(a.flies || b.flies)) return;
    if (!seeEachOther(arena, a, b, this.hints, hintsAt(a.id, b.id))) return;
    // A wreck still has eyes until its pilot flies again, but there is nothing left to see of it.
    if (b.flies) this.sighted[there] = this.tick;
    if (a.flies) this.sighted[back] = this.tick;
  }

  private lookAtPickups(arena: Arena, index: number): void {
    const eye = this.lookers[index];
    if (eye === undefined || (this.tick + eye.id) % PICKUP_EVERY !== 0) return;
    const { pickups } = arena;
    for (let i = 0; i < pickups.length; i++) {
      const pickup = pickups[i];
      const at = (eye.id * pickups.length + i) * EYE_LINES;
      if (pickup !== undefined && eyeSees(arena, eye, pickup.x, pickup.y, this.pickupHints, at))
        this.sightedPickups[rowOf(eye.id) + i] = this.tick;
    }
  }

  /** Writes down what may be known now. */
  private learn(pickups: number): void {
    const { sighted, sightedPickups, lookers } = this;
    const { ships, pickups: places } = this.known;
    const since = this.tick - SIGHT_LEAD_TICKS;
    for (const { id, isRevealed } of lookers) ships[rowOf(FREE_LOOK) + id] = isRevealed ? 1 : 0;
    for (const { id } of lookers) {
      const row = rowOf(id);
      for (let i = 0; i < lookers.length; i++) {
        const other = lookers[i];
        if (other === undefined) continue;
        const isKnown = other.isRevealed || (sighted[row + other.id] ?? NEVER) >= since;
        ships[row + other.id] = isKnown ? 1 : 0;
      }
      ships[row + id] = 1;
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
    return this.known.ships[rowOf(viewer.id) + target.id] === 1;
  }

  knowsPickup(viewer: Ship, pickup: number): boolean {
    return this.known.pickups[rowOf(viewer.id) + pickup] === 1;
  }

  /** Whether the pilot may have had the other in the picture within the time that a rail is judged in. */
  sawLately(viewer: Ship, target: Ship): boolean {
    if (this.knows(viewer, target)) return true;
    const since = this.tick - SIGHT_LEAD_TICKS - REWIND_TICKS;
    return this.lookers.some(
      (eyes) =>
        (eyes.id === viewer.id || areMates(eyes, viewer)) &&
        (this.sighted[rowOf(eyes.id) + target.id] ?? NEVER) >= since,
    );
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
    if (own !== undefined && eyeSees(arena, own, x, y, hints, at)) return true;
    if (viewer.team === 0) return false;
    return this.lookers.some(
      (mate) =>
        areMates(mate, viewer) && mate.id !== viewer.id && eyeSees(arena, mate, x, y, this.someHints, 0),
    );
  }
}
