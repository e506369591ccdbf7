import type { Context } from 'hono';
import { StoreAway } from '../store/store-away.ts';
import { noHost, Refusal, statusOfCode } from './refusal.ts';

/** Any error as an answer. Only a Refusal speaks for itself: of everything else the client learns nothing. */
export function refused(error: Error, c: Context): Response {
  const refusal = refusalOf(error);
  const { code, message, headers, details } = refusal;
  // What is told as a fault of ours is logged as one, with all that is known of it.
  if (code !== 'internal') c.error = refusal;
  return c.json({ error: { code, message, ...details } }, statusOfCode[code], headers);
}

function refusalOf(error: Error): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreAway) return noHost('Nobody can be seated at the moment. Try again soon.');
  return new Refusal('internal', 'Something went wrong on our side.');
}
