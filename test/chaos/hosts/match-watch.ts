/** Hands all that comes over any line to the judges: of who tells, of what is told, and of who is aboard. */
import type { ToldFact } from '../../../sim/facts-codec.ts';
import type { ToldState } from '../../../sim/told-state.ts';
import { RosterJudge } from '../roster-judge.ts';
import type { Witness } from './chaos-pilot.ts';
import { type LeanLine, tickOfBeat } from './lean-line.ts';
import { type Reign, ReignJudge } from './reign-judge.ts';
import { ScoreJudge } from './score-judge.ts';

const LOOK_EVERY_MS = 100;
/** A beat says a tick only among 256: of a room that was silent for longer nobody knows which. Milliseconds. */
const BEAT_TOLD_MS = 3000;

export class MatchWatch implements Witness {
  readonly reigns = new ReignJudge();
  readonly scores = new ScoreJudge();
  readonly roster = new RosterJudge();
  private readonly reignOf = new WeakMap<LeanLine, Reign>();
  private readonly toldAt = new Map<string, number>();
  private readonly timer = setInterval(() => this.roster.look(), LOOK_EVERY_MS);

  readonly word = (line: LeanLine, tick: number): void => {
    this.hear(line, tick);
  };

  private hear(line: LeanLine, tick: number): Reign {
    const { host, room, isHeard } = line;
    const now = performance.now();
    this.toldAt.set(room.roomId, now);
    const reign = this.reigns.told(line, { roomId: room.roomId, host, tick, now, isHeard });
    this.reignOf.set(line, reign);
    return reign;
  }

  readonly told = (line: LeanLine, tick: number | undefined, state: ToldState): void => {
    let at = tick;
    let reign = this.reignOf.get(line);
    if (at === undefined) {
      const near = this.reigns.of(line.room.roomId).at(-1);
      // The first line of a room learns the tick with its first patch.
      const silentMs = performance.now() - (this.toldAt.get(line.room.roomId) ?? -Infinity);
      if (near === undefined || silentMs > BEAT_TOLD_MS) return;
      at = tickOfBeat(state.beat, near.lastTick);
      reign = this.hear(line, at);
    }
    const { round, phase, pilots } = state;
    if (reign !== undefined) this.scores.told(reign, at, { round, phase, pilots: pilots.entries() });
  };

  readonly facts = (line: LeanLine, tick: number, facts: readonly ToldFact[]): void => {
    const reign = this.reignOf.get(line);
    if (reign === undefined) return;
    for (const fact of facts) if (fact.type === 'died') this.scores.fell(reign, line, tick, fact);
  };

  readonly opened = (line: LeanLine): void => this.roster.watch(line.room);

  readonly closed = (line: LeanLine): void => this.roster.forget(line.room);

  stop(): void {
    clearInterval(this.timer);
  }
}
