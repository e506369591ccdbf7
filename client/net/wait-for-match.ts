/** Waits in the queue with a ticket, until there is a match or the ticket is over. */
import type { QueueCancelled, QueueFound, QueueProposed, QueueWaiting } from './matchmaker-api.ts';
import { persist } from './persist.ts';
import { followTicket } from './queue-client.ts';
import type { Servers } from './servers.ts';
import type { WaitNote } from './wait-note.ts';

/** A ticket that nobody asked for that long is gone. */
const PATIENCE_MS = 10_000;

/**
 * @param told Each time the ticket stands differently.
 * @param note Told what is waited for when nobody answers; its end ends the waiting.
 * @throws MatchmakerRefusal
 */
export async function waitForMatch(
  servers: Servers,
  token: string,
  ticket: string,
  told: (standing: QueueWaiting | QueueProposed) => void,
  note: WaitNote,
): Promise<QueueFound | QueueCancelled> {
  for (;;) {
    const ask = () => followTicket(servers, token, ticket, note.signal);
    const answer = await persist(PATIENCE_MS, ask, note);
    if (answer.state === 'found' || answer.state === 'cancelled') return answer;
    told(answer);
  }
}
