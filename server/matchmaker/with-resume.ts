/** A seat as a client gets it: with the ticket by which it comes back to the same ship. */
import type { Tickets } from '../tickets.ts';
import type { PilotIdentity, SeatOffer } from './arena-directory.ts';

export function withResume(offer: SeatOffer, pilot: PilotIdentity, tickets: Tickets) {
  return { ...offer, resume: tickets.signResume(pilot, offer.room.id) };
}
