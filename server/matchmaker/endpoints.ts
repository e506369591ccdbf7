import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { ArenaDirectory, PilotIdentity, Wish } from './arena-directory.ts';
import { assignSeat, offered } from './assign-seat.ts';
import { bearer, type Endpoint, endpoint, json, noBody, noParams, open } from './endpoint.ts';
import { partyEndpoints } from './party/party-endpoints.ts';
import { readPilotName } from './pilot-name.ts';
import { queueEndpoints } from './queue/queue-endpoints.ts';
import { Refusal } from './refusal.ts';
import * as schemas from './schemas.ts';
import { withResume } from './with-resume.ts';

const createPilot = endpoint({
  method: 'POST',
  path: '/v1/pilots',
  params: noParams,
  summary: 'Become a pilot: a name, an id and a token that proves them.',
  limited: true,
  auth: open,
  body: json(schemas.PilotRequest),
  status: 201,
  answer: schemas.PilotAnswer,
  refusals: ['bad_name'],
  async handle({ body, services }) {
    const reading = readPilotName(body.name);
    if (!reading.ok) throw new Refusal('bad_name', `The name ${reading.problem}.`);
    const pilot: PilotIdentity = {
      id: randomBytes(9).toString('base64url'),
      name: reading.name,
      bot: body.bot ?? false,
    };
    return { pilot, token: services.tickets.signPilot(pilot) };
  },
});

function wishOf({
  mode = 'skirmish',
  newRoom = false,
  closed,
  map,
}: z.infer<typeof schemas.SeatRequest>): Wish {
  return { mode, newRoom, ...(closed ? { closed } : {}), ...(map === undefined ? {} : { map }) };
}

/** @throws Refusal when no room has it */
async function roomOfCode(directory: ArenaDirectory, code: string): Promise<string> {
  const rooms = (await directory.hosts()).flatMap((host) => host.rooms);
  const room = rooms.find((candidate) => candidate.code === code);
  if (room === undefined) throw new Refusal('unknown_room', 'There is no room with this code.');
  return room.id;
}

const takeSeat = endpoint({
  method: 'POST',
  path: '/v1/seats',
  params: noParams,
  summary: 'Get a seat in a room. However often it is asked, a pilot holds one seat in a room.',
  limited: true,
  auth: bearer,
  body: json(schemas.SeatRequest),
  status: 200,
  answer: schemas.SeatAnswer,
  refusals: ['unknown_room', 'room_full', 'room_ended', 'no_host'],
  async handle({ body, pilot, services }) {
    const { directory, limits, random, tickets } = services;
    const roomId = body.code === undefined ? body.roomId : await roomOfCode(directory, body.code);
    const offer =
      roomId === undefined
        ? await assignSeat(
            directory,
            { pilot, wish: wishOf(body), pings: body.pings },
            limits.opening,
            random,
          )
        : offered(await directory.seat({ pilot, roomId }));
    return withResume(offer, pilot, tickets);
  },
});

const resumeSeat = endpoint({
  method: 'POST',
  path: '/v1/seats/resume',
  params: noParams,
  summary: 'Get the seat of the same ship again. The ticket names pilot and room; no token is needed.',
  limited: true,
  auth: open,
  body: json(schemas.ResumeRequest),
  status: 200,
  answer: schemas.SeatAnswer,
  refusals: [
    'bad_ticket',
    'expired_ticket',
    'unknown_room',
    'room_full',
    'seat_gone',
    'room_ended',
    'no_host',
  ],
  async handle({ body, services }) {
    const reading = services.tickets.readResume(body.ticket);
    if (!reading.ok && reading.reason === 'expired')
      throw new Refusal('expired_ticket', 'The ticket has expired. Ask for a new seat.');
    if (!reading.ok) throw new Refusal('bad_ticket', 'The ticket is not valid.');
    const { pilot, roomId, ticketId } = reading;
    await services.limits.pilot(pilot);
    const offer = offered(await services.directory.resume({ pilot, roomId, ticketId }));
    return withResume(offer, pilot, services.tickets);
  },
});

const watchRoom = endpoint({
  method: 'POST',
  path: '/v1/watch',
  params: noParams,
  summary:
    'Get a place to watch a room from, some seconds late. A pilot has one in a room, however often it asks.',
  limited: true,
  auth: bearer,
  body: json(schemas.WatchRequest),
  status: 200,
  answer: schemas.WatchAnswer,
  refusals: ['unknown_room', 'room_full', 'room_ended', 'no_host'],
  handle: async ({ body, pilot, services }) =>
    offered(await services.directory.watch({ pilot, roomId: body.roomId })),
});

const listRooms = endpoint({
  method: 'GET',
  path: '/v1/rooms',
  params: noParams,
  summary: 'The rooms that are running.',
  limited: true,
  auth: open,
  body: noBody,
  status: 200,
  answer: schemas.RoomsAnswer,
  refusals: ['no_host'],
  async handle({ services }) {
    const hosts = await services.directory.hosts();
    return { rooms: hosts.flatMap(({ rooms }) => rooms.filter(({ closed }) => !closed)) };
  },
});

const describeApi = endpoint({
  method: 'GET',
  path: '/v1/openapi.json',
  params: noParams,
  summary: 'This description.',
  limited: true,
  auth: open,
  body: noBody,
  status: 200,
  answer: schemas.OpenApiAnswer,
  refusals: [],
  handle: async ({ services }) => services.openApi(),
});

const live = endpoint({
  method: 'GET',
  path: '/healthz',
  params: noParams,
  summary: 'The process answers.',
  limited: false,
  auth: open,
  body: noBody,
  status: 200,
  answer: schemas.HealthAnswer,
  refusals: [],
  async handle({ services }) {
    const storeHeardMs = services.storeHeardMs();
    const heard = storeHeardMs === undefined ? {} : { storeHeardMs };
    return { status: 'ok' as const, version: services.version, ...heard };
  },
});

const ready = endpoint({
  method: 'GET',
  path: '/readyz',
  params: noParams,
  summary: 'The process can do its part now.',
  limited: false,
  auth: open,
  body: noBody,
  status: 200,
  answer: schemas.HealthAnswer,
  refusals: ['no_host'],
  async handle({ services }) {
    await services.isReady();
    return { status: 'ok' as const, version: services.version };
  },
});

/** What an arena host answers over HTTP. */
export const arenaEndpoints: readonly Endpoint[] = [live, ready];

export const endpoints: readonly Endpoint[] = [
  createPilot,
  takeSeat,
  resumeSeat,
  watchRoom,
  listRooms,
  ...queueEndpoints,
  ...partyEndpoints,
  describeApi,
  live,
  ready,
];
