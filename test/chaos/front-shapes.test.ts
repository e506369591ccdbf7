import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nginxArgs, writeFrontFolder } from '../../deploy/cluster/front-folder.ts';
import { findNginx } from '../../deploy/cluster/missing-programs.ts';
import { lacksPrograms } from '../helpers/cluster-programs.ts';

const DEPLOY = new URL('../../deploy/', import.meta.url);
const PARTS = ['listen.conf', 'matchmakers.conf', 'arenas.conf'] as const;
type Shape = Record<(typeof PARTS)[number], string>;

const read = (path: string) => readFile(new URL(path, DEPLOY), 'utf8');

async function shapeOf(text: (part: string) => string | Promise<string>): Promise<Shape> {
  const [listen, matchmakers, arenas] = PARTS;
  return {
    [listen]: await text(listen),
    [matchmakers]: await text(matchmakers),
    [arenas]: await text(arenas),
  };
}

/** The text below `name: |` in a ConfigMap. */
function blockOf(yaml: string, name: string): string {
  const block = new RegExp(`^ {2}${name.replace('.', '\\.')}: \\|\\n((?: {4}.*\\n)+)`, 'm').exec(yaml)?.[1];
  if (block === undefined) throw new Error(`no ${name}`);
  return block.replace(/^ {4}/gm, '');
}

/** Without what only a newer NGINX knows, and with addresses for names that exist in their cluster alone. */
function runnableHere(text: string): string {
  return text
    .replace(/ resolve\b/g, '')
    .replace(
      /(resolver|server) [a-z.-]+?(:\d+)?(?=[ ;])/g,
      (_, word, port = '') => `${word} 127.0.0.1${port}`,
    );
}

const SHAPES = {
  compose: () => shapeOf((part) => read(`nginx/compose-shape/${part}`)),
  Kubernetes: async () => {
    const yaml = await read('kubernetes/front.yaml');
    return shapeOf((part) => blockOf(yaml, part));
  },
};

describe.skipIf(lacksPrograms)('NGINX takes its configuration', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ground-truth-shape-'));
    const shape = { port: 8080, matchmakers: [1], arenas: [2], page: folder, maps: folder };
    await writeFrontFolder(folder, shape);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function faults(): string {
    const { status, stderr } = spawnSync(findNginx() ?? '', ['-t', ...nginxArgs(folder)], {
      encoding: 'utf8',
    });
    return status === 0 ? '' : stderr;
  }

  test('in the shape of a cluster on one machine', () => expect(faults()).toBe(''));

  test.each(['compose', 'Kubernetes'] as const)('in the shape of %s', async (name) => {
    const shape = await SHAPES[name]();
    for (const part of PARTS) await writeFile(join(folder, 'shape', part), runnableHere(shape[part]));
    expect(faults()).toBe('');
  });

  test('and says what is wrong in one that is not', async () => {
    await writeFile(join(folder, 'shape', 'arenas.conf'), '');
    expect(faults()).toContain('arena_address');
  });
});
