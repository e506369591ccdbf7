/** Keeps in a client's view what its pilot may know, and nothing else (R2). */
import { OWNER, type ToldPickup, type ToldShip } from '../../sim/told-state.ts';
import { IDS, type Known, rowOf } from './known.ts';
import { SLOTS } from './slots.ts';
import type { ToldMap } from './told-map.ts';
import type { ToldProjection } from './told-projection.ts';
import { ToldView } from './told-view.ts';

/**
 * What of one told map is in the views of all connections, a row of numbers for each. Adding to a view sends all of what
 * is added again, so what is there already is left alone.
 */
class Shown<Told extends ToldShip | ToldPickup> {
  private readonly map: ToldMap<Told>;
  /** By row and key: the birth of what is in the view, 0 for nothing. */
  private shown = new Uint32Array(SLOTS * IDS);
  private ticks = new Int32Array(SLOTS * IDS);

  constructor(map: ToldMap<Told>) {
    this.map = map;
  }

  /** A new view: nothing is in it. */
  begin(slot: number): void {
    if (rowOf(slot) >= this.shown.length) {
      const { shown, ticks } = this;
      this.shown = new Uint32Array(rowOf(slot + SLOTS));
      this.shown.set(shown);
      this.ticks = new Int32Array(rowOf(slot + SLOTS));
      this.ticks.set(ticks);
    }
    this.shown.fill(0, rowOf(slot), rowOf(slot + 1));
  }

  /** Brings the view in line. @param known Marks of what may be known, by key from `at` on. */
  bring(view: ToldView, slot: number, known: Uint8Array, at: number, tick: number): void {
    const { births, keys } = this.map;
    const row = rowOf(slot);
    for (const key of keys) {
      const birth = known[at + key] === 1 ? (births[key] ?? 0) : 0;
      if (birth !== this.shown[row + key]) this.turn(view, row, key, birth, tick);
    }
  }

  private turn(view: ToldView, row: number, key: number, birth: number, tick: number): void {
    const told = this.map.get(key);
    if (told === undefined) return;
    // What left the told state left every view with it, though another may have come under its key.
    if (birth !== 0) view.turn(told, true);
    else if (this.shown[row + key] === this.map.births[key]) view.turn(told, false);
    this.shown[row + key] = birth;
    this.ticks[row + key] = tick;
  }

  since(slot: number, key: number): number | undefined {
    const at = rowOf(slot) + key;
    const birth = this.shown[at];
    return birth !== 0 && birth === this.map.births[key] ? this.ticks[at] : undefined;
  }
}

/** What is in the views of all connections of a match. */
export class ShownBook {
  readonly told: ToldProjection;
  readonly ships: Shown<ToldShip>;
  readonly pickups: Shown<ToldPickup>;

  constructor(told: ToldProjection) {
    this.told = told;
    this.ships = new Shown(told.ships);
    this.pickups = new Shown(told.pickups);
  }
}

export class ViewKeeper {
  readonly view = new ToldView();
  private readonly book: ShownBook;
  private readonly slot: number;
  private owned: ToldShip | undefined;

  /** @param slot A number that no other view of the book has meanwhile. */
  constructor(book: ShownBook, slot: number) {
    this.book = book;
    this.slot = slot;
    book.ships.begin(slot);
    book.pickups.begin(slot);
  }

  /**
   * Brings the view in line with what is known in this tick.
   * @param at Where the marks of what its pilot may know begin.
   * @param own Id of the pilot's own ship, if it is a pilot's view.
   */
  bring(known: Known, at: number, own: number | undefined, tick: number): void {
    const { book, view, slot } = this;
    book.ships.bring(view, slot, known.ships, at, tick);
    book.pickups.bring(view, slot, known.pickups, at, tick);
    const told = own === undefined ? undefined : book.told.ships.get(own);
    // What only a ship's own pilot may know.
    if (told !== undefined && told !== this.owned) view.add(told, OWNER);
    this.owned = told;
  }

  /** The tick since which a ship has been in the view without a break, or undefined. */
  shipSince(id: number): number | undefined {
    return this.book.ships.since(this.slot, id);
  }

  dispose(): void {
    this.view.dispose();
  }
}
