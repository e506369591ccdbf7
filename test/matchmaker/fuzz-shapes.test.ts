import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiDocument, type Operation } from '../../server/docs/api-document.ts';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { openApiDocument } from '../../server/matchmaker/openapi.ts';
import { Failure } from '../../server/matchmaker/schemas.ts';
import { createMetrics } from '../../server/ops/metrics.ts';
import { shapeArbitrary } from '../helpers/shape-arbitrary.ts';
import { createHarness } from './harness.ts';

const document = ApiDocument.parse(openApiDocument(endpoints, '1.2.3'));
const { schemas } = document.components;

function operationOf(method: string, path: string): Operation {
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`${method} ${path} is not described`);
  return operation;
}

/** What a path names, right or hostile. */
const named = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 1, maxLength: 24 }),
  fc.constantFrom('..', '%2e%2e', '%00', '%', '__proto__', 'a%2Fb', 'x'.repeat(2000), '%E0%A4%A'),
);

/** A request that the document describes, or almost. */
const described = fc.constantFrom(...endpoints).chain(({ method, path }) => {
  const { requestBody } = operationOf(method, path);
  const body = requestBody?.content['application/json'].schema;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([placeholder]) => placeholder);
  return fc.record({
    method: fc.constant(method),
    template: fc.constant(path),
    path: fc
      .tuple(...names.map(() => named))
      .map((values) => names.reduce((text, name, i) => text.replace(name, values[i] ?? ''), path)),
    body: body === undefined ? fc.constant(undefined) : shapeArbitrary(body, schemas),
    pilot: fc.nat({ max: 4 }),
    ticket: fc.boolean(),
  });
});

describe('R15 whatever is asked that is almost right', () => {
  it('gets an answer of the shape that is described, or a refusal that is, never a 500', async () => {
    const { call, directory, pilot, seat } = createHarness({ limits: { burst: 1e6, perSecond: 1e6 } });
    directory.openRoom({ capacity: 2 });
    const tokens = await Promise.all([...'ABCD'].map(async (name) => (await pilot(name)).token));
    const { resume } = await seat(tokens[0] ?? '');
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(described, async ({ method, template, path, body, pilot, ticket }) => {
        const token = tokens[pilot];
        const sent = ticket && template.endsWith('/resume') ? { ticket: resume } : body;
        const answer = await call(method, path, {
          ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
          ...(token === undefined ? {} : { token }),
        });
        expect(answer.status).toBeLessThan(500);
        const row = endpoints.find((one) => one.method === method && one.path === template);
        if (row === undefined) return;
        const json: unknown = await answer.json();
        if (answer.status === row.status) {
          expect(row.answerSchema.safeParse(json).success).toBe(true);
          seen.add(`${method} ${template}`);
          return;
        }
        const { code } = Failure.strict().parse(json).error;
        expect([...row.refusals, 'not_found']).toContain(code);
        seen.add(code);
      }),
      { numRuns: 3000 },
    );
    // Proof that it reaches the insides: what is sent is right often enough.
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'POST /v1/pilots',
        'POST /v1/seats',
        'POST /v1/seats/resume',
        'bad_request',
        'bad_ticket',
        'bad_token',
        'unknown_room',
      ]),
    );
  }, 120_000);
});

describe('R14 a hundred thousand requests', () => {
  it('of as many clients leave nothing behind that grows', async () => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    const heap = (): number => {
      if (typeof collect === 'function') collect();
      return process.memoryUsage().heapUsed;
    };
    const { call, clock, lines } = createHarness({
      limits: { burst: 3, perSecond: 1 },
      meter: createMetrics().requests,
      trustProxy: true,
    });
    const ask = async (i: number) => {
      clock.ms += 1;
      lines.length = 0;
      const headers = {
        'X-Forwarded-For': `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`,
        'X-Request-Id': `request-${i}`,
        Authorization: `Bearer ${i}.${i}.${i}`,
      };
      const path = i % 3 === 0 ? `/v1/${i}` : i % 3 === 1 ? '/v1/rooms' : `/v1/seats?i=${i}`;
      await call(i % 3 === 2 ? 'POST' : 'GET', path, { headers });
    };
    // Until what is bounded is full: of every three clients two have a bucket, and there are 20,000.
    for (let i = 0; i < 40_000; i++) await ask(i);
    const full = heap();
    for (let i = 40_000; i < 100_000; i++) await ask(i);
    expect((heap() - full) / 1e6, 'megabytes').toBeLessThan(4);
  }, 240_000);
});
