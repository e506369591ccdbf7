/**
 * What a match tells: the told state that patches are made of, what of it each connection may have, and the facts and
 * bolts beyond the patch. Knows no sockets and no seats; a room sends what comes of it.
 */
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import { ToldState } from '../../sim/told-state.ts';
import { type Bolt, shipOf, type World } from '../../sim/world.ts';
import { boltKeys } from './bolt-teller.ts';
import { Hearing, toldFacts } from './fact-teller.ts';
import { SightBook } from './sight-book.ts';
import { type LineState, projectWorld } from './told-projection.ts';
import { type TickNews, Witness } from './witness.ts';

export class Telling {
  readonly state = new ToldState();
  readonly sight: SightBook;
  private readonly hearing = new Hearing();
  private readonly witnesses = new Map<string, Witness>();
  private news: TickNews | undefined;

  constructor(sight = new SightBook()) {
    this.sight = sight;
  }

  /** A connection is about to be told of the match, as the pilot of a ship. */
  admit(sessionId: string, ship: number, world: World): Witness {
    return this.add(sessionId, new Witness(ship, true), world);
  }

  /** Likewise, as somebody who looks through the eyes of a ship and does not fly it. */
  admitWatcher(sessionId: string, ship: number, world: World): Witness {
    return this.add(sessionId, new Witness(ship, false), world);
  }

  private add(sessionId: string, witness: Witness, world: World): Witness {
    this.witnesses.set(sessionId, witness);
    witness.look(this.state, world, this.sight);
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
  take(
    world: World,
    arena: Arena,
    facts: readonly Fact[],
    lineOf: (ship: number) => LineState | undefined,
  ): void {
    const { state, sight, hearing } = this;
    if (state.map !== world.map) sight.clear();
    projectWorld(state, world, lineOf);
    for (const fact of facts) if (fact.type === 'spawned') sight.forget(fact.ship);
    sight.look(world, arena);
    let changed = false;
    for (const witness of this.witnesses.values()) changed = witness.look(state, world, sight) || changed;
    if (changed) state.beat = (state.beat + 1) & 0xff;
    const knows = (viewer: number, target: number) => {
      const [from, to] = [shipOf(world, viewer), shipOf(world, target)];
      return from !== undefined && to !== undefined && sight.knows(from, to);
    };
    this.news = {
      world,
      arena,
      sight,
      told: toldFacts(world, facts),
      flying: boltKeys(world.bolts),
      spent: boltKeys(
        facts.flatMap((fact) =>
          fact.type === 'hit' && fact.weapon === 'bolt' ? [{ owner: fact.by, shot: fact.shot }] : [],
        ),
      ),
      heardBy: (listener) => hearing.heardBy(listener, world, facts, (id) => knows(listener.id, id)),
    };
  }

  /** What a connection is told of the newest tick beyond its patch, once that patch has reached it. */
  hear(sessionId: string): { facts: ToldFact[]; bolts: Bolt[] } {
    const witness = this.witnesses.get(sessionId);
    if (witness === undefined || this.news === undefined) return { facts: [], bolts: [] };
    return witness.hear(this.news);
  }
}
