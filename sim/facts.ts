/** What a tick announces, in the past tense; callers make them sound, messages and records. */
import type { Shot } from './ship-actions.ts';
import type { RoundPhase } from './world.ts';

export type Fact =
  | { type: 'arrived'; ship: number }
  | { type: 'departed'; ship: number }
  | { type: 'spawned'; ship: number }
  | { type: 'fired'; ship: number; weapon: Shot; shot: number }
  | { type: 'hit'; by: number; ship: number; weapon: Shot; shot: number; damage: number }
  | { type: 'died'; ship: number; by: number; weapon: Shot }
  | { type: 'turned'; phase: RoundPhase; round: number };
