/** The folder that NGINX runs in: the configuration of deploy/nginx, the shape of this cluster, page and maps. */
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONFIGURATION = fileURLToPath(new URL('../nginx/', import.meta.url));
const FILES = ['nginx.conf', 'page-headers.conf', 'to-matchmaker.conf', 'to-arena.conf'];

export type FrontShape = {
  port: number;
  /** Ports of this machine, of matchmaker 1, 2 and so on; likewise of the arena hosts. */
  matchmakers: readonly number[];
  arenas: readonly number[];
  /** Folders with the built page and with the maps. */
  page: string;
  maps: string;
};

const lines = (list: readonly string[]) => `${list.join('\n')}\n`;

function matchmakersFile(ports: readonly number[]): string {
  return lines([
    'upstream matchmakers {',
    '  zone matchmakers 64k;',
    // Who fails is left alone for a second, which is how often a hanging one may cost a request its patience.
    ...ports.map((port) => `  server 127.0.0.1:${port} max_fails=1 fail_timeout=1s;`),
    // When all have failed just now, each is asked again nevertheless.
    ...ports.map((port) => `  server 127.0.0.1:${port} max_fails=0 backup;`),
    '  keepalive 64;',
    '}',
  ]);
}

function arenasFile(ports: readonly number[]): string {
  return lines([
    'map $arena $arena_address {',
    '  default "";',
    ...ports.map((port, index) => `  ${index + 1} 127.0.0.1:${port};`),
    '}',
  ]);
}

/** Fills a folder that is there and empty. */
export async function writeFrontFolder(folder: string, shape: FrontShape): Promise<void> {
  await Promise.all(FILES.map((file) => cp(join(CONFIGURATION, file), join(folder, file))));
  await mkdir(join(folder, 'temp'));
  await mkdir(join(folder, 'shape'));
  await writeFile(join(folder, 'shape', 'listen.conf'), `listen ${shape.port};\n`);
  await writeFile(join(folder, 'shape', 'matchmakers.conf'), matchmakersFile(shape.matchmakers));
  await writeFile(join(folder, 'shape', 'arenas.conf'), arenasFile(shape.arenas));
  await symlink(shape.page, join(folder, 'client'));
  await symlink(shape.maps, join(folder, 'maps'));
}

/** The arguments by which NGINX runs in such a folder, in the foreground. */
export function nginxArgs(folder: string): string[] {
  // Started by root, its workers would be somebody else, who may not read the folder.
  const user = process.getuid?.() === 0 ? ' user root;' : '';
  return ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', `daemon off;${user}`];
}
