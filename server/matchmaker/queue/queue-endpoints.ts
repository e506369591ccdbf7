/** Ranked play over HTTP. Each question can be repeated, here or on another replica. */
import type { PilotIdentity } from '../arena-directory.ts';
import { offered } from '../assign-seat.ts';
import {
  bearer,
  type Endpoint,
  endpoint,
  json,
  noBody,
  noParams,
  params,
  type Services,
} from '../endpoint.ts';
import { enterWithParty } from '../party/enter-with-party.ts';
import { Refusal } from '../refusal.ts';
import { withResume } from '../with-resume.ts';
import { enterQueue } from './enter-queue.ts';
import { followTicket, LONGEST_HOLD_MS } from './follow-ticket.ts';
import { leaveQueue } from './leave-queue.ts';
import { lookAtTicket, type Standing } from './look-at-ticket.ts';
import { QueueAnswer, QueueRequest, TicketPath } from './queue-schemas.ts';

/** A room that was opened a moment ago is listed a moment later. */
const SEAT_TRIES = 8;
const SEAT_PAUSE_MS = 250;

async function seatIn({ directory, queue }: Services, pilot: PilotIdentity, roomId: string) {
  for (let tries = 1; ; tries++) {
    const answer = await directory.seat({ pilot, roomId });
    const isUnknown = 'refused' in answer && answer.refused === 'unknown_room';
    if (!isUnknown) return offered(answer);
    if (tries === SEAT_TRIES) return undefined;
    await queue.pause(SEAT_PAUSE_MS);
  }
}

async function toAnswer(
  standing: Standing | undefined,
  ticket: string,
  pilot: PilotIdentity,
  services: Services,
): Promise<QueueAnswer> {
  switch (standing?.is) {
    case undefined:
      throw new Refusal('unknown_ticket', 'There is no such ticket, or not any more. Ask for a new one.');
    case 'waiting': {
      const { place, estimateSeconds, width } = standing;
      return { state: 'waiting', ticket, place, width, ...(estimateSeconds ? { estimateSeconds } : {}) };
    }
    case 'proposed':
      return { state: 'proposed', ticket };
    case 'cancelled':
      return {
        state: 'cancelled',
        ticket,
        reason: standing.reason,
        ...(standing.by === undefined ? {} : { by: standing.by }),
      };
    case 'found': {
      const offer = await seatIn(services, pilot, standing.roomId);
      if (offer === undefined) return { state: 'cancelled', ticket, reason: 'room_gone' };
      return { state: 'found', ticket, ...withResume(offer, pilot, services.tickets) };
    }
  }
}

const enter = endpoint({
  method: 'POST',
  path: '/v1/queue',
  params: noParams,
  summary: 'Wait for a ranked match. Asked again, a pilot has the same ticket; asked for another, only that.',
  limited: true,
  auth: bearer,
  body: json(QueueRequest),
  status: 200,
  answer: QueueAnswer,
  refusals: [
    'queue_full',
    'unknown_party',
    'not_leader',
    'not_ready',
    'party_too_big',
    'unknown_ticket',
    'room_full',
    'no_host',
  ],
  async handle({ body: { mode, party }, pilot, services }) {
    const { queue, limits } = services;
    // Two tickets of one address may open a room: a new one counts as if it did.
    const limitOpening = async () => {
      await limits.opening();
      return [];
    };
    const ticket = await (party === undefined
      ? enterQueue(queue, [pilot], mode, limitOpening)
      : enterWithParty(queue, party, pilot, mode));
    const standing = await lookAtTicket(queue, { ticketId: ticket, pilotId: pilot.id }, true);
    return toAnswer(standing, ticket, pilot, services);
  },
});

const follow = endpoint({
  method: 'GET',
  path: '/v1/queue/{ticket}',
  params: params(TicketPath),
  summary:
    'Where a ticket stands: answers when that changes, or after 20 seconds. Asking is also the sign that the pilot is there.',
  limited: true,
  answerWithinMs: LONGEST_HOLD_MS + 5000,
  auth: bearer,
  body: noBody,
  status: 200,
  answer: QueueAnswer,
  refusals: ['unknown_ticket', 'room_full', 'no_host'],
  async handle({ params: { ticket }, pilot, services, signal }) {
    return toAnswer(await followTicket(services.queue, ticket, pilot.id, signal), ticket, pilot, services);
  },
});

const leave = endpoint({
  method: 'DELETE',
  path: '/v1/queue/{ticket}',
  params: params(TicketPath),
  summary: 'Take a ticket back. For a party, one pilot’s word is enough.',
  limited: true,
  auth: bearer,
  body: noBody,
  status: 200,
  answer: QueueAnswer,
  refusals: ['unknown_ticket', 'no_host'],
  async handle({ params: { ticket }, pilot, services }) {
    const { queue } = services;
    await leaveQueue(queue.records, ticket, pilot.id);
    const standing = await lookAtTicket(queue, { ticketId: ticket, pilotId: pilot.id }, false);
    return toAnswer(standing, ticket, pilot, services);
  },
});

export const queueEndpoints: readonly Endpoint[] = [enter, follow, leave];
