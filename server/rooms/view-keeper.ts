/** Keeps in a client's view what its pilot may know, and nothing else (R2). */
import { StateView } from '@colyseus/schema';
import { OWNER, type ToldPickup, type ToldShip } from '../../sim/told-state.ts';
import { IDS, type Known } from './known.ts';
import type { ToldMap } from './told-map.ts';
import type { ToldProjection } from './told-projection.ts';

/** What of one told map is in the view. Adding sends all of it again, so what is there already is left alone. */
class Shown<Told extends ToldShip | ToldPickup> {
  private readonly map: ToldMap<Told>;
  /** By key: the birth of what is in the view, 0 for nothing. */
  private readonly shown = new Uint32Array(IDS);
  private readonly ticks = new Int32Array(IDS);

  constructor(map: ToldMap<Told>) {
    this.map = map;
  }

  /** Brings the view in line. @param known Marks of what may be known, by key from `at` on. */
  bring(view: StateView, known: Uint8Array, at: number, tick: number): void {
    const { births, keys } = this.map;
    for (const key of keys) {
      const birth = known[at + key] === 1 ? (births[key] ?? 0) : 0;
      if (birth !== this.shown[key]) this.turn(view, key, birth, tick);
    }
  }

  private turn(view: StateView, key: number, birth: number, tick: number): void {
    const told = this.map.get(key);
    if (told === undefined) return;
    // What left the told state left every view with it, though another may have come under its key.
    if (birth !== 0) view.add(told);
    else if (this.shown[key] === this.map.births[key]) view.remove(told);
    this.shown[key] = birth;
    this.ticks[key] = tick;
  }

  since(key: number): number | undefined {
    const birth = this.shown[key];
    return birth !== 0 && birth === this.map.births[key] ? this.ticks[key] : undefined;
  }
}

export class ViewKeeper {
  readonly view = new StateView();
  private readonly told: ToldProjection;
  private readonly ships: Shown<ToldShip>;
  private readonly pickups: Shown<ToldPickup>;
  private owned: ToldShip | undefined;

  constructor(told: ToldProjection) {
    this.told = told;
    this.ships = new Shown(told.ships);
    this.pickups = new Shown(told.pickups);
  }

  /**
   * Brings the view in line with what is known in this tick.
   * @param at Where the marks of what its pilot may know begin.
   * @param own Id of the pilot's own ship, if it is a pilot's view.
   */
  bring(known: Known, at: number, own: number | undefined, tick: number): void {
    this.ships.bring(this.view, known.ships, at, tick);
    this.pickups.bring(this.view, known.pickups, at, tick);
    const told = own === undefined ? undefined : this.told.ships.get(own);
    // What only a ship's own pilot may know.
    if (told !== undefined && told !== this.owned) this.view.add(told, OWNER);
    this.owned = told;
  }

  /** The tick since which a ship has been in the view without a break, or undefined. */
  shipSince(id: number): number | undefined {
    return this.ships.since(id);
  }

  dispose(): void {
    this.view.dispose();
  }
}
