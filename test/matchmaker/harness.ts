import { setImmediate } from 'node:timers/promises';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { createMatchmaker, type MatchmakerOptions } from '../../server/matchmaker/matchmaker.ts';
import { noHost } from '../../server/matchmaker/refusal.ts';
import { Failure, PilotAnswer, SeatAnswer } from '../../server/matchmaker/schemas.ts';
import { createMemoryRecords } from '../../server/store/memory-records.ts';
import { createTickets } from '../../server/tickets.ts';
import { createMemoryDirectory } from '../helpers/memory-directory.ts';

export const secret = new TextEncoder().encode('a-secret-of-the-tests-and-of-nothing-else');

type Call = {
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
  from?: string;
  /** Overrides what the rest makes of the request. */
  raw?: RequestInit;
};

/** A matchmaker over an arena in memory, with a clock that only the test moves. */
export function createHarness(options: Partial<MatchmakerOptions> = {}) {
  const clock = { ms: Date.UTC(2030, 0, 1) };
  const directory = createMemoryDirectory();
  const lines: object[] = [];
  const tickets = createTickets(secret, () => clock.ms);
  const app = createMatchmaker({
    endpoints,
    directory,
    records: createMemoryRecords(() => clock.ms),
    /** A request that is held lets time go on. */
    async pause(ms) {
      clock.ms += ms;
      await setImmediate();
    },
    async isReady() {
      await directory.hosts().catch(() => {
        throw noHost();
      });
    },
    tickets,
    limits: { burst: 1000, perSecond: 1000 },
    allowedOrigins: [],
    trustProxy: false,
    version: '1.2.3',
    log: (line) => lines.push(line),
    now: () => clock.ms,
    random: () => 0,
    ...options,
  });

  async function call(
    method: string,
    path: string,
    { body, token, headers, from = '192.0.2.1', raw }: Call = {},
  ) {
    const init: RequestInit = {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...raw,
    };
    return app.request(path, init, { incoming: { socket: { remoteAddress: from } } });
  }

  async function pilot(name = 'Ada', bot = false) {
    return PilotAnswer.parse(await (await call('POST', '/v1/pilots', { body: { name, bot } })).json());
  }

  async function seat(token: string, body: object = {}) {
    return SeatAnswer.parse(await (await call('POST', '/v1/seats', { body, token })).json());
  }

  return { app, call, clock, directory, lines, pilot, seat, tickets };
}

/** `"409 room_full"`: the status and the code of a failed answer, which must have the one error shape. */
export async function failure(answer: Response | Promise<Response>): Promise<string> {
  const response = await answer;
  const { error } = Failure.strict().parse(await response.json());
  return `${response.status} ${error.code}`;
}
