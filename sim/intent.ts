/** What a pilot wants in one tick: no time and no place in it, only intent (R1). Run by both sides. */

export const BUTTON = { bolt: 1, rail: 2, dash: 4 } as const;
/** Above the buttons: which map of the ballot is voted for, 0 none, 1 to 3. */
const VOTE_SHIFT = 3;
const ALL_BUTTONS = BUTTON.bolt | BUTTON.rail | BUTTON.dash | (3 << VOTE_SHIFT);

/** Directions of thrust: 0 is none, 1 to 64 are 1/64 turns clockwise from east. */
export const MOVE_DIRECTIONS = 64;

export type Intent = {
  /** 0 no thrust, 1..64 a direction. */
  move: number;
  /** Where the pilot aims, 1/65536 turn. */
  aim: number;
  /** Bits of BUTTON that are held, and a vote (withVote). */
  buttons: number;
};

export const NO_INTENT: Readonly<Intent> = Object.freeze({ move: 0, aim: 0, buttons: 0 });

/** Clamps whatever arrived to an intent the rules know; nonsense becomes "nothing wanted". Mutates. */
export function sanitizeIntent(intent: Intent): Intent {
  intent.move = intent.move >= 0 && intent.move <= MOVE_DIRECTIONS ? intent.move | 0 : 0;
  intent.aim = Number.isFinite(intent.aim) ? Math.floor(intent.aim) & 0xffff : 0;
  intent.buttons = intent.buttons & ALL_BUTTONS;
  return intent;
}

/** Buttons that carry a vote for the next map as well. @param vote 0 none, 1 to 3. */
export function withVote(buttons: number, vote: number): number {
  return buttons | (vote << VOTE_SHIFT);
}

export function voteOf(intent: Pick<Intent, 'buttons'>): number {
  return (intent.buttons >> VOTE_SHIFT) & 3;
}
