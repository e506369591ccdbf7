/**
 * What a match tells: the told state that patches are made of, what of it each connection may have, and the facts and
 * bolts beyond the patch. Knows no sockets and no seats; a room sends what comes of it.
 */
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import type { ToldShip } from '../../sim/told-state.ts';
import type { World } from '../../sim/world.ts';
import { BoltNews } from './bolt-news.ts';
import { Hearing, toldFacts } from './fact-teller.ts';
import { SightBook } from './sight-book.ts';
import { freeSlot } from './slots.ts';
import { type LineOf, ToldProjection } from './told-projection.ts';
import { ShownBook } from './view-keeper.ts';
import { SILENCE, type TickNews, Witness, type Word } from './witness.ts';

export class Telling {
  private readonly told = new ToldProjection();
  readonly state = this.told.state;
  private readonly shown = new ShownBook(this.told);
  readonly sight: SightBook;
  private readonly bolts = new BoltNews();
  private readonly hearing = new Hearing();
  private readonly witnesses = new Map<string, Witness>();
  private news: TickNews | undefined;

  constructor(sight = new SightBook()) {
    this.sight = sight;
  }

  /** A connection is about to be told of the match, as the pilot of a ship. */
  admit(sessionId: string, ship: number, world: World): Witness {
    return this.add(sessionId, ship, true, world);
  }

  /** Likewise, as somebody who looks through the eyes of a ship and does not fly it. */
  admitWatcher(sessionId: string, ship: number, world: World): Witness {
    return this.add(sessionId, ship, false, world);
  }

  private add(sessionId: string, ship: number, isPilot: boolean, { tick }: World): Witness {
    const slot = freeSlot(new Set([...this.witnesses.values()].map((other) => other.slot)));
    const witness = new Witness(this.shown, this.sight, slot, ship, isPilot);
    this.witnesses.set(sessionId, witness);
    witness.look(tick);
    return witness;
  }

  /** A watcher turns to another ship, or to none. */
  turn(sessionId: string, ship: number): void {
    const witness = this.witnesses.get(sessionId);
    if (witness !== undefined) witness.ship = ship;
  }

  dismiss(sessionId: string): void {
    this.witnesses.get(sessionId)?.dispose();
    this.witnesses.delete(sessionId);
  }

  /** Takes in the world after a tick: the next patch tells of it, to each what it may know. */
  take(world: World, arena: Arena, facts: readonly Fact[], lineOf: LineOf): void {
    const { told, state, sight, hearing, bolts } = this;
    for (const witness of this.witnesses.values()) witness.view.settle();
    if (state.map !== world.map) sight.clear();
    told.write(world, lineOf);
    bolts.take(world, facts);
    for (const fact of facts) if (fact.type === 'spawned') sight.forget(fact.ship);
    sight.look(world, arena);
    for (const witness of this.witnesses.values()) witness.look(world.tick);
    state.beat = world.tick & 0xff;
    hearing.take(world, facts);
    this.news = { tick: world.tick, arena, told: toldFacts(world, facts), bolts, hearing };
  }

  /** A target as it is told, if a shooter may have had it in its picture lately. */
  seenLately(shooter: number, target: number): ToldShip | undefined {
    const from = this.sight.ship(shooter);
    const to = this.sight.ship(target);
    if (from === undefined || to === undefined || !this.sight.sawLately(from, to)) return undefined;
    return this.told.ships.get(target);
  }

  /** What a connection is told of the newest tick beyond its patch, once that patch has reached it. */
  hear(sessionId: string): Word {
    const witness = this.witnesses.get(sessionId);
    return witness === undefined || this.news === undefined ? SILENCE : witness.hear(this.news);
  }
}
