import { listeningSchema } from './answers.ts';
import { ChildLink } from './child-link.ts';
import type { Cast } from './round-pair.ts';
import type { Settings } from './settings.ts';

const START_MS = 30_000;

export type OpenCast = Cast & { feel: ChildLink; close(): Promise<void> };

async function originOf(child: ChildLink): Promise<string> {
  const { port } = await child.ask('listen', {}, listeningSchema, START_MS);
  return `http://127.0.0.1:${port}`;
}

/** Starts the processes of the benchmark: server, floor, crowd, and sessions that predict. */
export async function openCast(settings: Settings): Promise<OpenCast> {
  const profile = settings.profile === undefined ? [] : ['--profile', settings.profile];
  const children = [
    new ChildLink('arena-host', profile),
    new ChildLink('bare-host'),
    new ChildLink('crowd'),
    new ChildLink('feel'),
  ] as const;
  const [arena, bare, crowd, feel] = children;
  const close = async () => void (await Promise.all(children.map((child) => child.end())));
  try {
    const [arenaOrigin, bareOrigin] = await Promise.all([originOf(arena), originOf(bare)]);
    return { arena, arenaOrigin, bare, bareOrigin, crowd, feel, close };
  } catch (error) {
    await close();
    throw error;
  }
}
