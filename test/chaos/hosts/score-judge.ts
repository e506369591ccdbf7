/**
 * Checks what rooms tell of who felled whom, within a reign and from one reign to the next: told twice, a tick is told
 * the same; scores never fall in a round; a host goes on with exactly what was told of the tick that it restored; and
 * each point has been told as a fact once.
 */
import { TOLD_PHASES } from '../../../sim/told-state.ts';
import type { Reign } from './reign-judge.ts';

/** Facts follow their patch, and the newest ones may be on their way. */
const UNDER_WAY_TICKS = 5;
/** Ticks of which boards are kept for who comes later: more than a host may lose. */
const KEPT_TICKS = 90;

/** `name`: ships go from hand to hand. */
type Standing = { name: string; score: number; deaths: number };

export type Board = {
  round: number;
  phase: number;
  /** By ship. */
  standings: Map<number, Standing>;
};

/** Of the told state, as much as is judged. */
export type ToldScores = {
  round: number;
  phase: number;
  pilots: Iterable<[string, Standing]>;
};

type Ledger = {
  boards: Map<number, Board>;
  newest: number;
  /** Tick up to which points were compared with facts; its board is kept. */
  settled: number;
  /** Who fell in which tick and by whom. */
  kills: Map<string, { tick: number; by: number }>;
  /** Facts that one line told twice. */
  heard: WeakMap<object, Set<string>>;
};

const RESULTS = TOLD_PHASES.indexOf('results');

/** How the pilot of a ship stood on another board; undefined when somebody else had the ship, or nobody. */
function standingOn(board: Board, ship: number, name: string): Standing | undefined {
  const standing = board.standings.get(ship);
  return standing?.name === name ? standing : undefined;
}

function boardOf({ round, phase, pilots }: ToldScores): Board {
  const standings = new Map<number, Standing>();
  for (const [ship, { name, score, deaths }] of pilots) standings.set(Number(ship), { name, score, deaths });
  return { round, phase, standings };
}

export class ScoreJudge {
  private readonly ledgers = new WeakMap<Reign, Ledger>();
  /** What was wrong, in words. */
  readonly faults: string[] = [];
  /** Points that were told as a fact, and restorations of which every score was compared. */
  points = 0;
  compared = 0;
  /** Restorations of which nothing could be compared: a round turned in between, or nobody was told that tick. */
  uncompared = 0;

  private of(reign: Reign, tick: number): Ledger {
    let ledger = this.ledgers.get(reign);
    if (ledger === undefined) {
      ledger = { boards: new Map(), newest: tick, settled: tick, kills: new Map(), heard: new WeakMap() };
      this.ledgers.set(reign, ledger);
    }
    return ledger;
  }

  told(reign: Reign, tick: number, scores: ToldScores): void {
    const ledger = this.of(reign, tick);
    const known = ledger.boards.get(tick);
    if (known === undefined && tick < ledger.newest) return;
    if (known !== undefined) {
      const differs = this.difference(known, scores);
      if (differs !== undefined) this.fault(reign, tick, `is told in two ways: ${differs}`);
      return;
    }
    const board = boardOf(scores);
    const before = ledger.boards.get(ledger.newest);
    if (before !== undefined) this.neverFalls(reign, tick, before, board);
    ledger.boards.set(tick, board);
    ledger.newest = tick;
  }

  /** Somebody fell. */
  fell(reign: Reign, line: object, tick: number, { ship, by }: { ship: number; by: number }): void {
    const { kills, heard } = this.of(reign, tick);
    const key = `${tick} ${ship}`;
    const heardHere = heard.get(line) ?? new Set();
    if (heardHere.has(key)) this.fault(reign, tick, `the end of ship ${ship} is told twice`);
    heard.set(line, heardHere.add(key));
    kills.set(key, { tick, by });
  }

  /** Every line of a room is asked at every tick: no board is made of what it tells. */
  private difference(a: Board, b: ToldScores): string | undefined {
    if (a.round !== b.round || a.phase !== b.phase)
      return `round ${a.round} ${a.phase}, ${b.round} ${b.phase}`;
    for (const [ship, { name, score, deaths }] of b.pilots) {
      const one = standingOn(a, Number(ship), name);
      if (one !== undefined && (one.score !== score || one.deaths !== deaths))
        return `ship ${ship} has ${one.score}:${one.deaths}, ${score}:${deaths}`;
    }
    return undefined;
  }

  private neverFalls(reign: Reign, tick: number, before: Board, board: Board): void {
    if (before.round !== board.round) return;
    for (const [ship, { name, score, deaths }] of board.standings) {
      const old = standingOn(before, ship, name);
      if (old !== undefined && (score < old.score || deaths < old.deaths))
        this.fault(reign, tick, `ship ${ship} falls from ${old.score}:${old.deaths} to ${score}:${deaths}`);
    }
  }

  private firstBoard({ boards }: Ledger): { tick: number; board: Board } | undefined {
    let first: { tick: number; board: Board } | undefined;
    for (const [tick, board] of boards) if (tick < (first?.tick ?? Infinity)) first = { tick, board };
    return first;
  }

  /**
   * What a host begins to tell is what was told before of the tick that it restored, and what happened since.
   * @param restored Tick of the restored world. Its host may have gone on for some ticks before anybody heard it.
   */
  compare(before: Reign, reign: Reign, restored: number): void {
    const old = this.ledgers.get(before)?.boards.get(restored);
    const ledger = this.ledgers.get(reign);
    const first = ledger === undefined ? undefined : this.firstBoard(ledger);
    if (old === undefined || first === undefined || old.round !== first.board.round) {
      this.uncompared += 1;
      return;
    }
    this.compared += 1;
    for (const [ship, { name, score, deaths }] of first.board.standings) {
      const was = standingOn(old, ship, name);
      if (was === undefined) continue;
      const unheard = first.tick - restored;
      const exact = score === was.score && deaths === was.deaths;
      const grown = score >= was.score && deaths >= was.deaths && score - was.score <= unheard;
      if (!exact && !grown)
        this.fault(
          reign,
          first.tick,
          `ship ${ship} comes back with ${score}:${deaths}, not ${was.score}:${was.deaths}`,
        );
    }
  }

  /** Compares points with facts up to now, and lets go of what is not asked for any more. */
  settle(reign: Reign): void {
    const ledger = this.ledgers.get(reign);
    if (ledger === undefined) return;
    const until = ledger.newest - UNDER_WAY_TICKS;
    const ticks = [...ledger.boards.keys()].filter((tick) => tick >= ledger.settled && tick <= until);
    let from = ticks[0];
    for (const tick of ticks.slice(1)) {
      if (from === undefined) break;
      this.count(reign, ledger, from, tick);
      from = tick;
    }
    if (from === undefined) return;
    ledger.settled = from;
    for (const tick of ledger.boards.keys())
      if (tick < from - KEPT_TICKS && tick !== ledger.newest) ledger.boards.delete(tick);
    for (const [key, { tick }] of ledger.kills) if (tick < from - KEPT_TICKS) ledger.kills.delete(key);
  }

  private count(reign: Reign, { boards, kills }: Ledger, from: number, to: number): void {
    const before = boards.get(from);
    const after = boards.get(to);
    if (before === undefined || after === undefined || before.round !== after.round) return;
    if (after.phase !== before.phase || after.phase === RESULTS) return;
    const told = new Map<number, number>();
    for (const { tick, by } of kills.values())
      if (tick > from && tick <= to) told.set(by, (told.get(by) ?? 0) + 1);
    for (const [ship, { name, score }] of after.standings) {
      const old = standingOn(before, ship, name);
      if (old === undefined) continue;
      const points = score - old.score;
      const facts = told.get(ship) ?? 0;
      // What happened while nobody had a line to the host was told to nobody.
      const unheard = to - from - 1;
      if (points < facts || points - facts > unheard)
        this.fault(
          reign,
          to,
          `ship ${ship} has ${points} points more since tick ${from}, and ${facts} are told`,
        );
      else this.points += points;
    }
  }

  private fault({ roomId, host }: Reign, tick: number, what: string): void {
    this.faults.push(`${roomId} at tick ${tick}, by ${host}: ${what}`);
  }
}
