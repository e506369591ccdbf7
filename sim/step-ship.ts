/** One input of one ship: the contract between the server's truth and its pilot's prediction (R3). */
import type { Arena } from './arena.ts';
import type { Intent } from './intent.ts';
import type { ShipBody } from './ship.ts';
import { type Shot, stepDash, stepWeapons } from './ship-actions.ts';
import { stepMotion } from './ship-motion.ts';

/**
 * Advances one ship by one input. Mutates the body; returns the shot it fired, which leaves from the body's new place.
 * @param armed Whether the rules let anybody fire now.
 */
export function stepShip(body: ShipBody, intent: Intent, arena: Arena, armed: boolean): Shot | undefined {
  stepDash(body, intent);
  stepMotion(body, intent, arena);
  return stepWeapons(body, intent, armed);
}
