import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { Failure } from '../../server/matchmaker/schemas.ts';
import { createHarness } from './harness.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND'];
/** Codes of the matchmaker around the endpoints, which any path may answer. */
const around = ['not_found', 'method_not_allowed'];

const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue());
const fields = fc.record({
  name: odd,
  bot: fc.oneof(fc.boolean(), odd),
  mode: fc.oneof(fc.constant('skirmish'), odd),
  roomId: fc.oneof(fc.constant('room-1'), odd),
  ticket: odd,
});
/** Some of the fields, so that now and then they are those that an endpoint wants. */
const knownFields = fc
  .tuple(fields, fc.subarray(['name', 'bot', 'mode', 'roomId', 'ticket'], { maxLength: 2 }))
  .map(([all, kept]) => Object.fromEntries(Object.entries(all).filter(([key]) => kept.includes(key))));
const body = fc.oneof(
  { arbitrary: knownFields.map((value) => JSON.stringify(value)), weight: 5 },
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 5000 }),
  fc.uint8Array({ maxLength: 5000 }).map((bytes) => new Uint8Array(bytes)),
  fc.constant('{"__proto__":{"bot":true},"name":"Ada","constructor":{}}'),
  fc.constant('['.repeat(4000)),
);
const latin1 = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
});
const authorization = fc.oneof(
  fc.constant('valid'),
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
const route = fc.oneof(
  { arbitrary: fc.constantFrom(...endpoints).map(({ method, path }) => ({ method, path })), weight: 3 },
  { arbitrary: fc.record({ method: fc.constantFrom(...methods), path }), weight: 1 },
);

describe('R15 whatever is sent', () => {
  it('the answer is one that the endpoint documents, or an error of the one shape, never a 500', async () => {
    const { call, directory, pilot } = createHarness({
      trustProxy: true,
      limits: { burst: 1e6, perSecond: 1e6 },
    });
    const { token } = await pilot();
    directory.openRoom({ capacity: 1 });
    const seen = new Set<string>();
    const ask = (method: string, path: string, headers: Record<string, string>, body: BodyInit) => {
      const sent =
        headers.Authorization === 'valid' ? { ...headers, Authorization: `Bearer ${token}` } : headers;
      const raw: RequestInit = method === 'GET' || method === 'HEAD' ? {} : { body };
      return call(method, path, { headers: sent, raw });
    };
    await fc.assert(
      fc.asyncProperty(route, headers, body, async ({ method, path }, headers, body) => {
        const answer = await ask(method, path, headers, body);
        expect(answer.status).toBeLessThan(500);
        if (answer.status < 300 || method === 'HEAD') return;
        const { code } = Failure.strict().parse(await answer.json()).error;
        const row = endpoints.find(
          (endpoint) => endpoint.method === method && endpoint.path === path.split('?')[0],
        );
        expect([...(row?.refusals ?? []), ...around]).toContain(code);
        seen.add(code);
      }),
      { numRuns: 4000 },
    );
    // Proof that the fuzz reaches the insides and does not only bounce off the door.
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'bad_name',
        'bad_request',
        'bad_ticket',
        'bad_token',
        'body_too_large',
        'malformed_json',
      ]),
    );
  });
});
