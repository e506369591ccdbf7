/** What a pilot wants in one tick: no time and no place in it, only intent (R1). Run by both sides. */

export const BUTTON = { bolt: 1, rail: 2, dash: 4 } as const;
const ALL_BUTTONS = BUTTON.bolt | BUTTON.rail | BUTTON.dash;

/** Directions of thrust: 0 is none, 1 to 64 are 1/64 turns clockwise from east. */
export const MOVE_DIRECTIONS = 64;

export type Intent = {
  /** 0 no thrust, 1..64 a direction. */
  move: number;
  /** Where the pilot aims, 1/65536 turn. */
  aim: number;
  /** Bits of BUTTON that are held. */
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
