/** Parties over HTTP. Each question can be repeated, here or on another replica. */
import type { PilotIdentity } from '../arena-directory.ts';
import { bearer, type Endpoint, endpoint, json, noBody, noParams, params } from '../endpoint.ts';
import { joinParty, leaveParty, lookAtParty, makeParty, setReady } from './change-party.ts';
import { isLeader, MOST_MEMBERS, type Party } from './party.ts';
import { PartyAnswer, PartyLeft, PartyPath, ReadyRequest } from './party-schemas.ts';

function toAnswer(party: Party, { id }: PilotIdentity): PartyAnswer {
  const { code, members, ticket } = party;
  return {
    code,
    members: members.map((member) => ({
      name: member.name,
      you: member.id === id,
      leads: isLeader(party, member.id),
      ready: member.ready,
    })),
    mostMembers: MOST_MEMBERS,
    ...(ticket === undefined ? {} : { ticket }),
  };
}

const make = endpoint({
  method: 'POST',
  path: '/v1/parties',
  params: noParams,
  summary: 'Make a party, to which others are invited by its code. A pilot leads one at most.',
  limited: true,
  auth: bearer,
  body: noBody,
  status: 201,
  answer: PartyAnswer,
  refusals: ['no_host'],
  handle: async ({ pilot, services }) => toAnswer(await makeParty(services.queue.records, pilot), pilot),
});

const look = endpoint({
  method: 'GET',
  path: '/v1/parties/{code}',
  params: params(PartyPath),
  summary: 'Who is in a party, and its ticket; for those who are in it.',
  limited: true,
  auth: bearer,
  body: noBody,
  status: 200,
  answer: PartyAnswer,
  refusals: ['unknown_party', 'no_host'],
  handle: async ({ params: { code }, pilot, services }) =>
    toAnswer(await lookAtParty(services.queue.records, code, pilot), pilot),
});

const join = endpoint({
  method: 'POST',
  path: '/v1/parties/{code}/join',
  params: params(PartyPath),
  summary: 'Join the party of an invitation. A pilot is in one party: it leaves any other.',
  limited: true,
  auth: bearer,
  body: noBody,
  status: 200,
  answer: PartyAnswer,
  refusals: ['unknown_party', 'party_full', 'party_queued', 'no_host'],
  handle: async ({ params: { code }, pilot, services }) =>
    toAnswer(await joinParty(services.queue.records, code, pilot), pilot),
});

const ready = endpoint({
  method: 'POST',
  path: '/v1/parties/{code}/ready',
  params: params(PartyPath),
  summary: 'Be ready for the next match, or not: then the party waits for none any more.',
  limited: true,
  auth: bearer,
  body: json(ReadyRequest),
  status: 200,
  answer: PartyAnswer,
  refusals: ['unknown_party', 'no_host'],
  handle: async ({ params: { code }, body, pilot, services }) =>
    toAnswer(await setReady(services.queue.records, code, pilot, body.ready), pilot),
});

const leave = endpoint({
  method: 'POST',
  path: '/v1/parties/{code}/leave',
  params: params(PartyPath),
  summary: 'Leave a party, which then waits for no match any more.',
  limited: true,
  auth: bearer,
  body: noBody,
  status: 200,
  answer: PartyLeft,
  refusals: ['no_host'],
  async handle({ params: { code }, pilot, services }) {
    await leaveParty(services.queue.records, code, pilot);
    return { left: true as const };
  },
});

export const partyEndpoints: readonly Endpoint[] = [make, look, join, ready, leave];
