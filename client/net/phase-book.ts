/**
 * Which phase the match is in, and whether its turn is news: a match that moved may go on from before a turn that was
 * told, and come to it a second time.
 */
import { TOLD_PHASES, type ToldState } from '../../sim/told-state.ts';
import type { RoundPhase } from '../../sim/world.ts';

/** A match goes back by 3 ticks at most. */
const WITHIN_TICKS = 10;

export const phaseOf = (state: Pick<ToldState, 'phase'>): RoundPhase => TOLD_PHASES[state.phase] ?? 'play';

export class PhaseBook {
  phase: RoundPhase | undefined;
  /** The turn that was told last. */
  private turned: { phase: RoundPhase; round: number; tick: number } | undefined;

  /** A patch came. True when it brings a turn that nobody was told of. */
  told(tick: number, state: Pick<ToldState, 'phase' | 'round'>): boolean {
    const phase = phaseOf(state);
    const before = this.phase;
    this.phase = phase;
    if (before === undefined || phase === before) return false;
    const { turned } = this;
    const { round } = state;
    if (turned !== undefined && Math.abs(tick - turned.tick) <= WITHIN_TICKS) {
      if (tick < turned.tick || (turned.phase === phase && turned.round === round)) return false;
    }
    this.turned = { phase, round, tick };
    return true;
  }
}
