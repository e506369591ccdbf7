import { readdirSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { arenaEndpoints, endpoints } from '../../server/matchmaker/endpoints.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

const KUBERNETES = readdirSync(new URL('deploy/kubernetes', ROOT)).map((file) => `deploy/kubernetes/${file}`);
const YAML = ['deploy/compose.yaml', ...KUBERNETES];

/** What config.ts reads: test/config.test.ts compares the two. */
const VARIABLES = Object.keys(parseEnv(read('.env.example')));
/** Variables that stand for parts of the others. */
const PARTS = ['POD_NAME', 'PUBLIC_HOST'];

/** Names of variables, set or used: `NAME:`, `name: NAME`, `${NAME`, `$(NAME)`, `literal=NAME=`. */
function variablesIn(text: string): string[] {
  const pattern = /^\s+([A-Z][A-Z_]+):|name: ([A-Z][A-Z_]+)\b|\$[{(]([A-Z][A-Z_]+)|literal=([A-Z][A-Z_]+)/gm;
  return [...text.matchAll(pattern)].flatMap(([, ...names]) => names.filter((name) => name !== undefined));
}

/** The value of every `key: value`. */
function valuesOf(key: string, text: string): string[] {
  const pattern = new RegExp(`\\b${key}: "?([^"\\s},]+)`, 'g');
  return [...text.matchAll(pattern)].map(([, value = '']) => value);
}

describe.each(YAML)('%s', (path) => {
  const text = read(path);

  test('sets only variables that the program reads', () => {
    const unknown = variablesIn(text).filter((name) => ![...VARIABLES, ...PARTS].includes(name));
    expect(unknown).toEqual([]);
  });

  test('holds no secret', () => {
    const set = text.match(/^\s+(TOKEN_SECRET|OPS_TOKEN|TOKEN_SECRET_PREVIOUS):.*$/gm) ?? [];
    for (const line of set) expect(line).toMatch(/: \$\{[A-Z_]+:\?/);
  });

  test('is indented by spaces, in pairs', () => {
    expect(text).not.toMatch(/\t/);
    expect(text).not.toMatch(/^(?: {2})* \S/m);
  });
});

const kubernetes = KUBERNETES.map(read).join('\n');

test('probes ask for what both roles answer, or for what NGINX does', () => {
  const paths = new Set(valuesOf('path', kubernetes));
  expect(paths).toEqual(new Set(['/healthz', '/readyz', '/']));
  for (const one of ['/healthz', '/readyz'])
    for (const served of [endpoints, arenaEndpoints]) expect(served.map(({ path }) => path)).toContain(one);
  expect(read('deploy/nginx/nginx.conf')).toContain('location = /healthz');
});

test('ports are those that the processes listen on', () => {
  const port = `${readConfig({}).port}`;
  expect(new Set(valuesOf('containerPort', kubernetes))).toEqual(new Set([port, '8080', '6379']));
  const dockerfile = read('deploy/Dockerfile');
  expect(dockerfile.match(/EXPOSE (\d+)/g)).toEqual([`EXPOSE ${port}`, 'EXPOSE 8080']);
  expect(dockerfile).toContain(`127.0.0.1:${port}/healthz`);
});

test('each role is deployed, in production, with what it needs', () => {
  for (const text of [read('deploy/compose.yaml'), kubernetes]) {
    expect(new Set([...text.matchAll(/ROLE(?:, value)?: (\w+)/g)].map(([, role]) => role))).toEqual(
      new Set(['matchmaker', 'arena']),
    );
    expect(text).toContain('NODE_ENV: production');
    expect(text).toContain('REDIS_URL: redis://redis:6379');
  }
});

test('every container of Kubernetes is bounded, and may do nothing but its work', () => {
  const containers = kubernetes.split(/\n {6}containers:\n/).slice(1);
  expect(containers).toHaveLength(5);
  for (const container of containers) {
    for (const word of ['requests: {', 'limits: {', 'readOnlyRootFilesystem: true', 'drop: [ALL]'])
      expect(container).toContain(word);
  }
  expect(kubernetes.match(/runAsNonRoot: true/g)).toHaveLength(5);
});
