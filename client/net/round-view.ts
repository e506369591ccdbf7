/** The round as it is shown: one lasting object, brought up to date from the told state. */
import type { ToldState } from '../../sim/told-state.ts';
import { TICK_MS } from '../../sim/units.ts';
import { phaseOf } from './phase-book.ts';
import type { RoundView } from './session-types.ts';

/** Mutates. @param serverNow The room's clock, milliseconds. */
export function updateRound(round: RoundView, state: ToldState, serverNow: number): void {
  round.number = state.round;
  round.phase = phaseOf(state);
  round.waiting = state.phaseEnds === 0;
  round.msLeft = Math.max(0, state.phaseEnds * TICK_MS - serverNow);
}
