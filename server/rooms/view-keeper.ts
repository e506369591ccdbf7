/** Keeps in a client's view what its pilot may know, and nothing else (R2). */
import { type MapSchema, StateView } from '@colyseus/schema';
import { OWNER, type ToldPickup, type ToldShip, type ToldState } from '../../sim/told-state.ts';

/** What may be known, by the keys of the told state's maps. */
export type Knowledge = { ship(id: number): boolean; pickup(index: number): boolean };

/** What of one told map is in the view. Adding sends all of it again, so what is there already is left alone. */
class Shown<Told extends ToldShip | ToldPickup> {
  private readonly shown = new Map<string, { told: Told; since: number }>();

  /** Brings the view in line. */
  bring(view: StateView, map: MapSchema<Told>, tick: number, isKnown: (id: number) => boolean): void {
    // What left the told state left every view with it.
    for (const [key, { told }] of this.shown) if (map.get(key) !== told) this.shown.delete(key);
    map.forEach((told, key) => {
      const known = isKnown(Number(key));
      if (known === this.shown.has(key)) return;
      if (known) {
        view.add(told);
        this.shown.set(key, { told, since: tick });
      } else {
        view.remove(told);
        this.shown.delete(key);
      }
    });
  }

  since(key: string): number | undefined {
    return this.shown.get(key)?.since;
  }
}

export class ViewKeeper {
  readonly view = new StateView();
  private readonly ships = new Shown<ToldShip>();
  private readonly pickups = new Shown<ToldPickup>();
  private owned: ToldShip | undefined;

  /**
   * Brings the view in line with what is known in this tick.
   * @param own Id of the pilot's own ship, if it is a pilot's view.
   */
  bring(state: ToldState, own: number | undefined, tick: number, knowledge: Knowledge): void {
    this.ships.bring(this.view, state.ships, tick, knowledge.ship);
    this.pickups.bring(this.view, state.pickups, tick, knowledge.pickup);
    const told = own === undefined ? undefined : state.ships.get(String(own));
    // What only a ship's own pilot may know.
    if (told !== undefined && told !== this.owned) this.view.add(told, OWNER);
    this.owned = told;
  }

  /** The tick since which a ship has been in the view without a break, or undefined. */
  shipSince(id: number): number | undefined {
    return this.ships.since(String(id));
  }

  dispose(): void {
    this.view.dispose();
  }
}
