import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clientTypes } from '../../server/matchmaker/client-types.ts';
import { endpoints } from '../../server/matchmaker/endpoints.ts';
import { statusOfCode } from '../../server/matchmaker/refusal.ts';
import { createHarness } from './harness.ts';

async function readDocument() {
  const answer = await createHarness().call('GET', '/v1/openapi.json');
  expect(answer.status).toBe(200);
  return answer.json();
}

describe('the OpenAPI document', () => {
  it('has every endpoint with its answer and all its refusals', async () => {
    const { openapi, paths } = await readDocument();
    expect(openapi).toMatch(/^3\.1\./);
    const listed = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(Object(item)).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${path}`).sort());
    for (const { method, path, status, refusals } of endpoints) {
      const { responses } = paths[path][method.toLowerCase()];
      expect(responses[status]).toBeDefined();
      for (const code of refusals)
        expect(responses[statusOfCode[code]].description, `${path} ${code}`).toContain(`\`${code}\``);
    }
  });

  it('says which endpoints want a token and what their bodies are', async () => {
    const { paths, components } = await readDocument();
    expect(paths['/v1/seats'].post.security).toEqual([{ pilot: [] }]);
    expect(paths['/v1/seats/resume'].post.security).toBeUndefined();
    expect(paths['/v1/pilots'].post.requestBody.content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/PilotRequest',
    });
    expect(components.schemas.PilotRequest).toMatchObject({
      type: 'object',
      properties: { name: { type: 'string' }, bot: { type: 'boolean' } },
      required: ['name'],
      additionalProperties: false,
    });
  });

  it('refers only to what it holds', async () => {
    const document = await readDocument();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '');
    expect(references.length).toBeGreaterThan(10);
    for (const to of references) {
      const target = to
        .slice(2)
        .split('/')
        .reduce((node, key) => node?.[key], document);
      expect(target, to).toBeDefined();
    }
  });
});

describe('the client’s types', () => {
  const file = new URL('../../client/net/matchmaker-api.ts', import.meta.url);

  it('on disk are those of the schemas', () => {
    expect(readFileSync(file, 'utf8'), 'run npm run api-types').toBe(clientTypes());
  });

  it('are as the formatter would write them', () => {
    const biome = fileURLToPath(new URL('../../node_modules/.bin/biome', import.meta.url));
    const options = { input: clientTypes(), encoding: 'utf8' as const };
    expect(execFileSync(biome, ['format', `--stdin-file-path=${fileURLToPath(file)}`], options)).toBe(
      clientTypes(),
    );
  });
});
