/** What a tick announces, in the past tense; callers make them sound, messages and records. */
import type { Team } from './arena.ts';
import type { Shot } from './ship-actions.ts';
import type { RoundPhase } from './world.ts';

export type Fact =
  | { type: 'arrived'; ship: number }
  | { type: 'departed'; ship: number }
  | { type: 'spawned'; ship: number }
  | { type: 'fired'; ship: number; weapon: Shot; shot: number }
  /** `aim`: the way the shot flew, 1/65536 turn. `shielded`: a shield took it, or a part of it. */
  | {
      type: 'hit';
      by: number;
      ship: number;
      weapon: Shot;
      shot: number;
      damage: number;
      aim: number;
      shielded: boolean;
    }
  /** A shield is used up. */
  | { type: 'broke'; ship: number }
  | { type: 'died'; ship: number; by: number; weapon: Shot; aim: number }
  | { type: 'took'; ship: number; pickup: number }
  /** A beacon changed hands; `team` 0: it was lost and is nobody's now. */
  | { type: 'captured'; beacon: number; team: Team }
  | { type: 'turned'; phase: RoundPhase; round: number };
