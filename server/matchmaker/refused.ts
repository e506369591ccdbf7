import type { Context } from 'hono';
import { Refusal, statusOfCode } from './refusal.ts';

/** Any error as an answer. Only a Refusal speaks for itself: of everything else the client learns nothing. */
export function refused(error: Error, c: Context): Response {
  const { code, message, headers } =
    error instanceof Refusal ? error : new Refusal('internal', 'Something went wrong on our side.');
  return c.json({ error: { code, message } }, statusOfCode[code], headers);
}
