import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '../../server/matchmaker/endpoint.ts';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { partyEndpoints } from '../../server/matchmaker/party/party-endpoints.ts';
import { queueEndpoints } from '../../server/matchmaker/queue/queue-endpoints.ts';
import { Failure } from '../../server/matchmaker/schemas.ts';
import { createHarness } from './harness.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND'];
/** Codes of the matchmaker around the endpoints, which any path may answer. */
const around = ['not_found', 'method_not_allowed'];

const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue());
const fields = fc.record({
  name: odd,
  bot: fc.oneof(fc.boolean(), odd),
  mode: fc.oneof(fc.constantFrom('skirmish', 'hold', 'duel'), odd),
  roomId: fc.oneof(fc.constant('room-1'), odd),
  ticket: odd,
  party: fc.oneof(fc.constant('{code}'), odd),
  ready: fc.oneof(fc.boolean(), odd),
});
/** The fields that an endpoint wants, or some of them; `mask` says which. */
function wanted({ bodySchema }: Endpoint, values: Record<string, unknown>, mask: number): string {
  const keys = bodySchema instanceof z.ZodObject ? Object.keys(bodySchema.shape) : ['name', 'ticket'];
  const kept = keys.filter((_, i) => (mask & (1 << i)) !== 0);
  return JSON.stringify(Object.fromEntries(kept.map((key) => [key, values[key]])));
}
const knownFields = fc
  .record({ row: fc.constantFrom(...endpoints), fields, mask: fc.nat({ max: 15 }) })
  .map(({ row, fields, mask }) => wanted(row, fields, mask));
const body = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 5 },
  knownFields,
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 5000 }),
  fc.uint8Array({ maxLength: 5000 }).map((bytes) => new Uint8Array(bytes)),
  fc.constant('{"__proto__":{"bot":true},"name":"Ada","constructor":{}}'),
  fc.constant('['.repeat(4000)),
  fc.constant('['.repeat(5000)),
);
const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
});
const authorization = fc.oneof(
  { arbitrary: fc.constant('valid'), weight: 4 },
  latin1,
  latin1.map((text) => `Bearer ${text}`),
);
const headers = fc.oneof(
  fc.record({ 'Content-Type': fc.constant('application/json'), Authorization: authorization }),
  fc.record(
    {
      'Content-Type': fc.oneof(fc.constant('application/json'), latin1),
      'Content-Length': fc.oneof(fc.nat().map(String), latin1),
      'Content-Encoding': latin1,
      Authorization: authorization,
      Origin: latin1,
      'X-Forwarded-For': latin1,
      'X-Request-Id': latin1,
    },
    { requiredKeys: [] },
  ),
);
const path = fc.oneof(
  fc.webPath(),
  fc.constantFrom('/v1/%', '/v1/seats/%00', '/v1//seats', '/v1/seats?roomId=__proto__'),
  fc.constantFrom(...endpoints.map((endpoint) => endpoint.path)),
);
/** What a path names: something that is there, or anything. */
const named = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 3 },
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text !== '' && text.isWellFormed()),
  fc.constantFrom('ABCDEFGH', 'no-ticket'),
);
const route = fc.oneof(
  {
    arbitrary: fc
      .record({ row: fc.constantFrom(...endpoints), named, fields, mask: fc.nat({ max: 15 }) })
      .map(({ row, named, fields, mask }) => ({
        method: row.method,
        path: named === undefined ? row.path : row.path.replace(/\{\w+\}/, encodeURIComponent(named)),
        row,
        wanted: wanted(row, fields, mask),
      })),
    weight: 3,
  },
  { arbitrary: fc.record({ method: fc.constantFrom(...methods), path }), weight: 1 },
);

/** All that an endpoint wants, but for a name that is none: by luck alone some would never be asked like that. */
const aimed = fc
  .record({
    row: fc.constantFrom(...endpoints),
    values: fc.record({
      name: fc.constantFrom('Ada', ' '),
      bot: fc.boolean(),
      mode: fc.constantFrom('skirmish', 'hold', 'duel'),
      roomId: fc.constant('room-1'),
      ticket: fc.constant('no-ticket'),
      party: fc.constant('{code}'),
      ready: fc.boolean(),
    }),
    mask: fc.constantFrom(1, 3, 15),
  })
  .map(({ row, values, mask }) => ({
    route: { method: row.method, path: row.path, row, wanted: wanted(row, values, mask) },
    headers: { 'Content-Type': 'application/json', Authorization: 'valid' },
    body: undefined,
  }));
const request = fc.oneof(
  { arbitrary: fc.record({ route, headers, body }), weight: 3 },
  { arbitrary: aimed, weight: 1 },
);

const Known = z.object({ ticket: z.string().optional(), code: z.string().optional() }).catch({});
/** What an answer names, to be asked for in its turn. */
async function namesIn(answer: Response): Promise<z.infer<typeof Known>> {
  return answer.status < 300
    ? Known.parse(
        await answer
          .clone()
          .json()
          .catch(() => ({})),
      )
    : {};
}

describe('R15 whatever is sent', () => {
  it('the answer is one that the endpoint documents, or an error of the one shape, never a 500', async () => {
    const { call, directory, pilot } = createHarness({
      trustProxy: true,
      limits: { burst: 1e6, perSecond: 1e6 },
    });
    const { token } = await pilot();
    directory.openRoom({ capacity: 1 });
    const seed = Math.floor(Math.random() * 2 ** 31);
    const seen = new Set<string>();
    const reached = new Set<string>();
    /** In the place of a path's parameter, and of a party in a body. */
    const known = { ticket: 'none', code: 'ABCDEFGH' };
    const fill = (text: string) => text.replace('{ticket}', known.ticket).replace('{code}', known.code);
    const ask = (method: string, path: string, headers: Record<string, string>, body: BodyInit) => {
      const sent =
        headers.Authorization === 'valid' ? { ...headers, Authorization: `Bearer ${token}` } : headers;
      const raw: RequestInit = method === 'GET' || method === 'HEAD' ? {} : { body };
      if (typeof raw.body === 'string') raw.body = fill(raw.body);
      return call(method, fill(path), { headers: sent, raw });
    };
    await fc.assert(
      fc.asyncProperty(request, async ({ route: { method, path, ...route }, headers, body }) => {
        const sent = body ?? ('row' in route ? route.wanted : '{}');
        const answer = await ask(method, path, headers, sent);
        expect(answer.status).toBeLessThan(500);
        Object.assign(known, await namesIn(answer));
        if (answer.status < 300) reached.add(`${method} ${'row' in route ? route.row.path : path}`);
        if (answer.status < 300 || method === 'HEAD') return;
        const { code } = Failure.strict().parse(await answer.json()).error;
        const row =
          'row' in route
            ? route.row
            : endpoints.find((each) => each.method === method && each.path === path.split('?')[0]);
        expect([...(row?.refusals ?? []), ...around]).toContain(code);
        seen.add(code);
      }),
      { numRuns: 4000, seed },
    );
    // Proof that the fuzz reaches the insides and does not only bounce off the door.
    expect([...seen].sort(), `seed ${seed}`).toEqual(
      expect.arrayContaining([
        'bad_name',
        'bad_request',
        'bad_ticket',
        'bad_token',
        'body_too_large',
        'malformed_json',
        'unknown_party',
        'unknown_ticket',
      ]),
    );
    const rows = [...queueEndpoints, ...partyEndpoints].map(({ method, path }) => `${method} ${path}`);
    expect([...reached], `seed ${seed}`).toEqual(expect.arrayContaining(rows));
  }, 60_000);
});
