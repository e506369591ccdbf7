/** Reads a CPU profile: where the time itself is spent, by function and by package. */
import { z } from 'zod';

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export type SelfTime = { name: string; share: number };

/** Time in which the process did nothing. */
const IDLE = '(idle)';

function packageOf(url: string): string {
  if (url === '') return '(native)';
  if (url.startsWith('node:')) return 'node';
  const installed = url.split('/node_modules/').at(-1);
  if (installed === undefined || installed === url)
    return /\/(sim|server|client|test)\//.exec(url)?.[1] ?? 'other';
  return installed
    .split('/')
    .slice(0, installed.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Shares of the busy time, the largest first. */
export function selfTimes(profile: unknown): { functions: SelfTime[]; packages: SelfTime[] } {
  const { nodes, samples, timeDeltas } = profileSchema.parse(profile);
  const frames = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const functions = new Map<string, number>();
  const packages = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, i) => {
    const frame = frames.get(id);
    const time = timeDeltas[i] ?? 0;
    if (frame === undefined || frame.functionName === IDLE) return;
    const from = packageOf(frame.url);
    const own = frame.functionName.startsWith('(') ? frame.functionName : from;
    const file = frame.url.split('/').at(-1);
    const name = `${frame.functionName || '(anonymous)'} ${from} ${file}:${frame.lineNumber + 1}`;
    busy += time;
    functions.set(name, (functions.get(name) ?? 0) + time);
    packages.set(own, (packages.get(own) ?? 0) + time);
  });
  const ranked = (times: Map<string, number>) =>
    [...times].map(([name, time]) => ({ name, share: time / busy })).sort((a, b) => b.share - a.share);
  return { functions: ranked(functions), packages: ranked(packages) };
}
