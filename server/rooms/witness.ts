/** What one connection is told: its view of the told state, and each tick the facts and bolts that its pilot may know. */
import type { Arena } from '../../sim/arena.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import { createShip, type Ship } from '../../sim/ship.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import type { Bolt } from '../../sim/world.ts';
import type { BoltNews } from './bolt-news.ts';
import { type BoltSight, BoltTeller } from './bolt-teller.ts';
import { factsFor, type Hearing } from './fact-teller.ts';
import { rowOf } from './known.ts';
import type { SightBook } from './sight-book.ts';
import { type ShownBook, ViewKeeper } from './view-keeper.ts';

/** What a tick brought, for everybody. */
export type TickNews = {
  tick: number;
  arena: Arena;
  told: readonly ToldFact[];
  bolts: BoltNews;
  /** What a ship hears without seeing it. */
  hearing: Hearing;
};

/** Who follows nobody has no eyes in the arena; what it may know is for the sight to say. */
const NO_EYES = createShip(FREE_LOOK, '', '', false);

/** What is said to one connection in a tick. */
export type Word = { facts: readonly ToldFact[]; bolts: readonly Bolt[] };

export const SILENCE: Word = { facts: [], bolts: [] };

export class Witness implements BoltSight {
  readonly slot: number;
  /** The ship through whose eyes it looks, or FREE_LOOK. */
  ship: number;
  /** It flies that ship, and does not only follow it. */
  private readonly isPilot: boolean;
  private readonly sight: SightBook;
  private readonly keeper: ViewKeeper;
  private readonly bolts: BoltTeller;
  private joinedAt = Number.POSITIVE_INFINITY;
  private eyes: Ship | undefined;

  /** @param slot A number that no other witness of the match has meanwhile. */
  constructor(shown: ShownBook, sight: SightBook, slot: number, ship: number, isPilot: boolean) {
    this.sight = sight;
    this.slot = slot;
    this.bolts = new BoltTeller(slot);
    this.keeper = new ViewKeeper(shown, slot);
    this.ship = ship;
    this.isPilot = isPilot;
  }

  /** The ship that only this connection is told all of. */
  get own(): number | undefined {
    return this.isPilot ? this.ship : undefined;
  }

  get view() {
    return this.keeper.view;
  }

  /** Before the patch: what the pilot may know now. */
  look(tick: number): void {
    this.eyes = this.ship === FREE_LOOK ? NO_EYES : this.sight.ship(this.ship);
    this.keeper.bring(this.sight.known, rowOf(this.eyes?.id), this.own, tick);
  }

  /** After a patch that reached the connection: what is said beyond it. */
  hear({ tick, arena, told, bolts, hearing }: TickNews): Word {
    const { eyes } = this;
    if (eyes === undefined) return SILENCE;
    // Counters say something only to who had the patch before.
    this.joinedAt = Math.min(this.joinedAt, tick);
    const known = factsFor(told, this.hasInView);
    const heard = hearing.heardBy(eyes, this.sight);
    const ended = this.bolts.ended(bolts);
    const facts = heard.length + ended.length > 0 ? [...known, ...heard, ...ended] : known;
    return { facts, bolts: this.bolts.newInSight(bolts, arena, this) };
  }

  private readonly hasInView = (id: number) => this.keeper.shipSince(id) !== undefined;

  shipSince(id: number): number | undefined {
    const since = this.keeper.shipSince(id);
    return since === undefined ? undefined : Math.max(since, this.joinedAt);
  }

  seesPlace(arena: Arena, x: number, y: number, hints: Int16Array, at: number): boolean {
    return this.eyes !== undefined && this.sight.seesPlace(this.eyes, arena, x, y, hints, at);
  }

  dispose(): void {
    this.keeper.dispose();
  }
}
