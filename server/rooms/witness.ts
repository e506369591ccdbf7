/** What one connection is told: its view of the told state, and each tick the facts and bolts that its pilot may know. */
import type { Arena } from '../../sim/arena.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import { createShip, type Ship } from '../../sim/ship.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import { type Bolt, shipOf, type World } from '../../sim/world.ts';
import type { BoltNews } from './bolt-news.ts';
import { BoltTeller } from './bolt-teller.ts';
import { factsFor } from './fact-teller.ts';
import type { SightBook } from './sight-book.ts';
import type { ToldProjection } from './told-projection.ts';
import { ViewKeeper } from './view-keeper.ts';

/** What a tick brought, for everybody. */
export type TickNews = {
  world: World;
  arena: Arena;
  sight: SightBook;
  told: readonly ToldFact[];
  bolts: BoltNews;
  /** What a ship hears without seeing it. */
  heardBy(listener: Ship): ToldFact[];
};

/** Who follows nobody has no eyes in the arena; what it may know is for the sight to say. */
const NO_EYES = createShip(FREE_LOOK, '', '', false);

const eyesOf = (world: World, ship: number) => (ship === FREE_LOOK ? NO_EYES : shipOf(world, ship));

export class Witness {
  /** The ship through whose eyes it looks, or FREE_LOOK. */
  ship: number;
  /** It flies that ship, and does not only follow it. */
  private readonly isPilot: boolean;
  private readonly keeper: ViewKeeper;
  private readonly bolts = new BoltTeller();
  private joinedAt: number | undefined;

  constructor(told: ToldProjection, ship: number, isPilot: boolean) {
    this.keeper = new ViewKeeper(told);
    this.ship = ship;
    this.isPilot = isPilot;
  }

  /** The ship that only this connection is told all of. */
  private get own(): number | undefined {
    return this.isPilot ? this.ship : undefined;
  }

  get view() {
    return this.keeper.view;
  }

  /** Before the patch: what the pilot may know now. */
  look(world: World, sight: SightBook): void {
    const eyes = eyesOf(world, this.ship);
    const knows = (id: number) => {
      const target = sight.ship(id);
      return eyes !== undefined && target !== undefined && sight.knows(eyes, target);
    };
    const pickup = (index: number) => eyes !== undefined && sight.knowsPickup(eyes, index);
    this.keeper.bring(this.own, world.tick, { ship: knows, pickup });
  }

  /** After a patch that reached the connection: what is said beyond it. */
  hear(news: TickNews): { facts: ToldFact[]; bolts: Bolt[] } {
    const { world, arena, sight } = news;
    const eyes = eyesOf(world, this.ship);
    if (eyes === undefined) return { facts: [], bolts: [] };
    // Counters say something only to who had the patch before.
    const joined = this.joinedAt ?? world.tick;
    this.joinedAt = joined;
    const facts = factsFor(news.told, (id) => this.keeper.shipSince(id) !== undefined);
    facts.push(...news.heardBy(eyes), ...this.bolts.ended(news.bolts));
    const bolts = this.bolts.newInSight(news.bolts, arena, {
      own: this.own,
      shipSince: (id) => {
        const since = this.keeper.shipSince(id);
        return since === undefined ? undefined : Math.max(since, joined);
      },
      seesPlace: (x, y) => sight.seesPlace(eyes, arena, x, y),
    });
    return { facts, bolts };
  }

  dispose(): void {
    this.keeper.dispose();
  }
}
