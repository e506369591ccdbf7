/**
 * Which ships and pickups each ship's pilot may know of (R2): those in sight of the own side's ships, for as long as
 * SIGHT_LEAD_TICKS after they were lost from it, and those that gave themselves away. Pure: time is the world's tick.
 */
import type { Arena } from '../../sim/arena.ts';
import { areMates } from '../../sim/modes/mode.ts';
import { isFlying, type Ship } from '../../sim/ship.ts';
import { MAX_REWIND_MS, SIGHT_LEAD_TICKS } from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import {
  type Eye,
  type EyeHints,
  eyeOf,
  eyeSees,
  isInReach,
  SIGHT_LINES,
  seeEachOther,
} from '../../sim/visibility.ts';
import type { World } from '../../sim/world.ts';

/** Ids of ships are a byte. */
const IDS = 256;
/** Ticks between two looks at a pickup, which does not move. */
const PICKUP_EVERY = 3;
/** Pairs that do not see each other are looked at in turn, in so many groups: the lead is long enough for it. */
const HIDDEN_GROUPS = 2;
const NEVER = -1000;
const REWIND_TICKS = Math.ceil(MAX_REWIND_MS / TICK_MS);

/** What a ship saw of the pickups: when it saw each last, and what hid it then. */
type PickupSight = { sighted: Int32Array; hints: readonly EyeHints[] };

export class SightBook {
  /** Tick at which a ship (high byte) saw another (low byte) last. */
  private readonly sighted = new Int32Array(IDS * IDS).fill(NEVER);
  private readonly pickups: (PickupSight | undefined)[] = new Array(IDS);
  /** By the ids of both, the lower first. */
  private hints: (Int16Array | undefined)[][] = [];
  /** For looks that are not repeated. */
  private readonly someHints: EyeHints = { now: -1, ahead: -1 };
  /** By id, of the tick that was looked at last. */
  private readonly eyes: (Eye | undefined)[] = new Array(IDS);
  private readonly byId: (Ship | undefined)[] = new Array(IDS);
  private ships: readonly Ship[] = [];
  private tick = 0;

  /** A ship that appears somewhere else is no longer where it was seen, nor sees what it saw. */
  forget(ship: number): void {
    for (let other = 0; other < IDS; other++) {
      this.sighted[ship * IDS + other] = NEVER;
      this.sighted[other * IDS + ship] = NEVER;
    }
    this.pickups[ship] = undefined;
  }

  /** Every ship looks around. Call once a tick, after the world was stepped. */
  look(world: World, arena: Arena): void {
    this.tick = world.tick;
    this.ships = world.ships;
    this.eyes.fill(undefined);
    this.byId.fill(undefined);
    for (const ship of world.ships) {
      this.eyes[ship.id] = eyeOf(arena, ship);
      this.byId[ship.id] = ship;
    }
    for (const [i, ship] of world.ships.entries()) this.lookAtOthers(arena, ship, i + 1);
    for (const ship of world.ships) this.lookAtPickups(world, arena, ship);
  }

  /** @param first The others from here on; those before looked at this one. */
  private lookAtOthers(arena: Arena, ship: Ship, first: number): void {
    const eye = this.eyes[ship.id];
    if (eye === undefined) return;
    for (let i = first; i < this.ships.length; i++) {
      const other = this.ships[i];
      if (other === undefined) continue;
      const otherEye = this.eyes[other.id];
      if (otherEye !== undefined && isInReach(eye, otherEye.x, otherEye.y))
        this.lookAtEachOther(arena, ship, other, eye, otherEye);
    }
  }

  private lookAtEachOther(arena: Arena, a: Ship, b: Ship, eyeA: Eye, eyeB: Eye): void {
    const flies = isFlying(a);
    const otherFlies = isFlying(b);
    if (!(flies || otherFlies)) return;
    const key = a.id * IDS + b.id;
    const back = b.id * IDS + a.id;
    const last = Math.max(this.sighted[key] ?? NEVER, this.sighted[back] ?? NEVER);
    const wasHidden = this.tick - last > SIGHT_LEAD_TICKS;
    if (wasHidden && (this.tick + a.id + b.id) % HIDDEN_GROUPS !== 0) return;
    if (!seeEachOther(arena, eyeA, eyeB, this.hintsOf(a.id, b.id))) return;
    // A wreck still has eyes until its pilot flies again, but there is nothing left to see of it.
    if (otherFlies) this.sighted[key] = this.tick;
    if (flies) this.sighted[back] = this.tick;
  }

  private hintsOf(a: number, b: number): Int16Array {
    const ofShip = this.hints[a] ?? [];
    this.hints[a] = ofShip;
    const known = ofShip[b];
    if (known !== undefined) return known;
    const hints = new Int16Array(SIGHT_LINES).fill(-1);
    ofShip[b] = hints;
    return hints;
  }

  private lookAtPickups(world: World, arena: Arena, ship: Ship): void {
    if ((world.tick + ship.id) % PICKUP_EVERY !== 0) return;
    const eye = this.eyes[ship.id];
    if (eye === undefined) return;
    const { sighted, hints } = this.pickupsOf(ship.id, arena.pickups.length);
    for (let i = 0; i < arena.pickups.length; i++) {
      const pickup = arena.pickups[i];
      const hint = hints[i];
      if (pickup === undefined || hint === undefined) continue;
      if (eyeSees(arena, eye, pickup.x, pickup.y, hint)) sighted[i] = world.tick;
    }
  }

  private pickupsOf(ship: number, count: number): PickupSight {
    const known = this.pickups[ship];
    if (known !== undefined && known.sighted.length === count) return known;
    const hints = Array.from({ length: count }, () => ({ now: -1, ahead: -1 }));
    const fresh = { sighted: new Int32Array(count).fill(NEVER), hints };
    this.pickups[ship] = fresh;
    return fresh;
  }

  /** A world that came to another map: nothing of the last one counts. */
  clear(): void {
    this.sighted.fill(NEVER);
    this.pickups.fill(undefined);
    this.hints = [];
  }

  private sawWithin(viewer: Ship, target: Ship, ticks: number): boolean {
    const since = this.tick - ticks;
    if ((this.sighted[viewer.id * IDS + target.id] ?? NEVER) >= since) return true;
    if (viewer.team === 0) return false;
    return this.ships.some(
      (mate) => areMates(mate, viewer) && (this.sighted[mate.id * IDS + target.id] ?? NEVER) >= since,
    );
  }

  /** A ship of the tick that was looked at. */
  ship(id: number): Ship | undefined {
    return this.byId[id];
  }

  /** Whether the pilot of a ship may know where another is. */
  knows(viewer: Ship, target: Ship): boolean {
    if (viewer.id === target.id || areMates(viewer, target)) return true;
    if (target.revealTicks > 0 && isFlying(target)) return true;
    return this.sawWithin(viewer, target, SIGHT_LEAD_TICKS);
  }

  /** Whether the pilot may have had the other in the picture within the time that a rail is judged in. */
  sawLately(viewer: Ship, target: Ship): boolean {
    return this.knows(viewer, target) || this.sawWithin(viewer, target, SIGHT_LEAD_TICKS + REWIND_TICKS);
  }

  private sawPickup(ship: number, pickup: number): boolean {
    return this.tick - (this.pickups[ship]?.sighted[pickup] ?? NEVER) < SIGHT_LEAD_TICKS + PICKUP_EVERY;
  }

  knowsPickup(viewer: Ship, pickup: number): boolean {
    if (this.sawPickup(viewer.id, pickup)) return true;
    if (viewer.team === 0) return false;
    return this.ships.some((mate) => areMates(mate, viewer) && this.sawPickup(mate.id, pickup));
  }

  /**
   * Whether the own side sees a place now.
   * @param x @param y Position steps.
   * @param hints What hid a place near by from the viewer a moment ago; brought up to date.
   */
  seesPlace(viewer: Ship, arena: Arena, x: number, y: number, hints: EyeHints = this.someHints): boolean {
    const own = this.eyes[viewer.id];
    if (own !== undefined && eyeSees(arena, own, x, y, hints)) return true;
    if (viewer.team === 0) return false;
    return this.ships.some((mate) => {
      const eye = this.eyes[mate.id];
      if (eye === undefined || mate === viewer || !areMates(mate, viewer)) return false;
      return eyeSees(arena, eye, x, y, this.someHints);
    });
  }
}
