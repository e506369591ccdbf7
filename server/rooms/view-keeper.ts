/** Keeps in a client's view what its pilot may know, and nothing else (R2). */
import { StateView } from '@colyseus/schema';
import { OWNER, type ToldPickup, type ToldShip } from '../../sim/told-state.ts';
import type { ToldMap } from './told-map.ts';
import type { ToldProjection } from './told-projection.ts';

/** What may be known now, by the keys of the told state's maps. */
export type Knowledge = { knowsShip(id: number): boolean; knowsPickup(index: number): boolean };

/** What of one told map is in the view. Adding sends all of it again, so what is there already is left alone. */
class Shown<Told extends ToldShip | ToldPickup> {
  private readonly map: ToldMap<Told>;
  private readonly isKnown: (key: number) => boolean;
  /** By key. */
  private readonly shown: (Told | undefined)[] = [];
  private readonly ticks: number[] = [];

  constructor(map: ToldMap<Told>, isKnown: (key: number) => boolean) {
    this.map = map;
    this.isKnown = isKnown;
  }

  /** Brings the view in line. */
  bring(view: StateView, tick: number): void {
    for (const key of this.map.keys) {
      const told = this.map.get(key);
      const known = this.isKnown(key);
      // What left the told state left every view with it, though another may have come under its key.
      if (told === undefined || known === (this.shown[key] === told)) continue;
      if (known) {
        view.add(told);
        this.shown[key] = told;
        this.ticks[key] = tick;
      } else {
        view.remove(told);
        this.shown[key] = undefined;
      }
    }
  }

  since(key: number): number | undefined {
    const shown = this.shown[key];
    return shown !== undefined && shown === this.map.get(key) ? this.ticks[key] : undefined;
  }
}

export class ViewKeeper {
  readonly view = new StateView();
  private readonly told: ToldProjection;
  private readonly ships: Shown<ToldShip>;
  private readonly pickups: Shown<ToldPickup>;
  private owned: ToldShip | undefined;

  constructor(told: ToldProjection, knowledge: Knowledge) {
    this.told = told;
    this.ships = new Shown(told.ships, (id) => knowledge.knowsShip(id));
    this.pickups = new Shown(told.pickups, (index) => knowledge.knowsPickup(index));
  }

  /**
   * Brings the view in line with what is known in this tick.
   * @param own Id of the pilot's own ship, if it is a pilot's view.
   */
  bring(own: number | undefined, tick: number): void {
    this.ships.bring(this.view, tick);
    this.pickups.bring(this.view, tick);
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
