/**
 * The way back to a ship past the matchmakers: a pilot whose host is lost comes to the one that its room had named, with
 * its ticket in the place of a seat's secret. Who comes first has the match taken over, all others find it here.
 */
import { createRateLimit } from '../matchmaker/rate-limit.ts';
import { createAdopter } from '../store/adopt-room.ts';
import type { MatchStore, Whereabouts } from '../store/match-store.ts';
import { SharedCalls } from '../store/shared-calls.ts';
import type { Tickets } from '../tickets.ts';
import type { ArenaHost } from './arena-host.ts';

/** Of one pilot (R14). Who comes more often asks a matchmaker, which has limits of its own. */
const RETURNS = { burst: 10, perSecond: 1 };

export type WayBackParts = {
  host: Pick<ArenaHost, 'id' | 'row' | 'answer' | 'comeBack'>;
  readTicket: Tickets['readResume'];
  matches: Pick<MatchStore, 'find'>;
  /** Proves that nothing listens at `address:port` any more. */
  isDead: (address: string) => Promise<boolean>;
  /** Monotonic milliseconds. */
  now?: () => number;
};

/**
 * @param place The process that is meant, and the room that the ticket is to be for.
 * @returns The secret of the seat that is kept for who holds the ticket; undefined when there is none here, for whatever
 * reason: then a matchmaker knows more.
 */
export type WayBack = (
  ticket: string,
  place: { processId: string; roomId: string },
) => Promise<string | undefined>;

export function createWayBack(parts: WayBackParts): WayBack {
  const { host, readTicket, matches, isDead, now = () => performance.now() } = parts;
  const adopter = createAdopter({
    registry: { living: async () => [host.row()] },
    ask: (_, question) => host.answer(question),
    isDead,
  });
  const finds = new SharedCalls<Whereabouts | undefined>();
  const limit = createRateLimit(RETURNS, now);

  async function adopt(roomId: string): Promise<boolean> {
    const found = await finds.ask(roomId, () => matches.find(roomId));
    if (found?.is !== 'hosted') return false;
    return (await adopter.adopt({ ...found, roomId, isLacking: found.hostId === host.id })) !== undefined;
  }

  return async (ticket, { processId, roomId }) => {
    const reading = readTicket(ticket);
    if (!reading.ok || reading.roomId !== roomId || processId !== host.id) return undefined;
    const { pilot, ticketId } = reading;
    if ((await limit.take([pilot.id])) > 0) return undefined;
    let answer = await host.comeBack(pilot, roomId, ticketId);
    if ('refused' in answer && answer.refused === 'unknown_room' && (await adopt(roomId)))
      answer = await host.comeBack(pilot, roomId, ticketId);
    return 'refused' in answer ? undefined : answer.seat.sessionId;
  };
}
