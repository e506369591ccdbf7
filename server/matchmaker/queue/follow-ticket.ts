/** A long poll: holds a request until its ticket stands differently. It asks the store, so it hears of every replica. */
import { lookAtTicket, type Standing } from './look-at-ticket.ts';
import type { Queue } from './queue.ts';

/** At first most matches are found; who waits longer asks the store less often. */
const LOOK_EVERY_MS = 250;
const LOOK_LATER_MS = 500;
/** An answer is given after that long though nothing has changed: who stands between may not wait longer. */
export const LONGEST_HOLD_MS = 20_000;
/** Who waits hears of another place not before. */
const PLACE_EVERY_MS = 2000;

function isNews(was: Standing, is: Standing, heldMs: number): boolean {
  if (was.is === 'waiting' && is.is === 'waiting') return was.place !== is.place && heldMs >= PLACE_EVERY_MS;
  if (was.is === 'proposed' && is.is === 'proposed') return was.match !== is.match;
  return true;
}

/** Undefined when the pilot has no such ticket. */
export async function followTicket(
  queue: Queue,
  ticketId: string,
  pilotId: string,
  signal: AbortSignal,
): Promise<Standing | undefined> {
  const asked = await lookAtTicket(queue, { ticketId, pilotId }, true);
  if (asked === undefined || asked.is === 'found' || asked.is === 'cancelled') return asked;
  let standing: Standing = asked;
  // Held for nobody, a request must not look as if somebody waited.
  for (let heldMs = 0; heldMs < LONGEST_HOLD_MS && !signal.aborted; ) {
    const pauseMs = heldMs < PLACE_EVERY_MS ? LOOK_EVERY_MS : LOOK_LATER_MS;
    await queue.pause(pauseMs);
    heldMs += pauseMs;
    if (signal.aborted) break;
    const now = await lookAtTicket(queue, { ticketId, pilotId }, false);
    if (now === undefined || isNews(asked, now, heldMs)) return now;
    standing = now;
  }
  return standing;
}
