/** Keeps in a client's view what its pilot may know, and nothing else (R2). */
import { OWNER, type ToldPickup, type ToldShip } from '../../sim/told-state.ts';
import { IDS, type Known, type Marks, rowOf } from './known.ts';
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
  /** The marks by which each view was brought in line last, and how many entries there had been then. */
  private marks = new Uint32Array((SLOTS * IDS) / 4);
  private born = new Uint32Array(SLOTS);

  constructor(map: ToldMap<Told>) {
    this.map = map;
  }

  /** A new view: nothing is in it. */
  begin(slot: number): void {
    if (slot >= this.born.length) this.grow(slot + SLOTS);
    this.shown.fill(0, rowOf(slot), rowOf(slot + 1));
    this.born[slot] = 0;
  }

  /** All views are brought in line anew then. */
  private grow(slots: number): void {
    const { shown, ticks } = this;
    this.shown = new Uint32Array(slots * IDS);
    this.shown.set(shown);
    this.ticks = new Int32Array(slots * IDS);
    this.ticks.set(ticks);
    this.marks = new Uint32Array((slots * IDS) / 4);
    this.born = new Uint32Array(slots);
  }

  /** Brings the view in line. @param known Marks of what may be known, by key from `at` on. */
  bring(view: ToldView, slot: number, known: Marks, at: number, tick: number): void {
    const { marks, map } = this;
    const { fours } = known;
    const row = rowOf(slot);
    // What came under a key that was marked before is not in the view yet.
    const isAnew = this.born[slot] !== map.born;
    for (let key = 0; key < map.reach; key += 4) {
      const four = fours[(at + key) >> 2] ?? 0;
      if (four === marks[(row + key) >> 2] && !isAnew) continue;
      marks[(row + key) >> 2] = four;
      for (let each = key; each < key + 4; each++)
        this.bringOne(view, row, each, known.each[at + each] === 1, tick);
    }
    this.born[slot] = map.born;
  }

  private bringOne(view: ToldView, row: number, key: number, isKnown: boolean, tick: number): void {
    const birth = isKnown ? (this.map.births[key] ?? 0) : 0;
    if (birth !== this.shown[row + key]) this.turn(view, row, key, birth, tick);
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
