/** Where and on what a run was made: absolute times do not carry from one machine to another. */
import { readFileSync } from 'node:fs';
import { constants, cpus, loadavg } from 'node:os';
import { z } from 'zod';

/**
 * Priority of the process with the pilots in it. Players are elsewhere: at the server's own, whom it wakes by a write takes
 * its core in the middle of a tick, and sends the inputs of many pilots before the server runs again.
 */
export const PILOTS_PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL;

const packageSchema = z.object({ version: z.string() });

function versionOf(file: string): string {
  const parsed: unknown = JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
  return packageSchema.parse(parsed).version;
}

const installed = (name: string) => versionOf(`node_modules/${name}/package.json`);

export function readEnvironment() {
  const cores = cpus();
  return {
    program: versionOf('package.json'),
    node: process.version,
    colyseus: installed('@colyseus/core'),
    schema: installed('@colyseus/schema'),
    ws: installed('ws'),
    cpu: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    pilotsPriority: PILOTS_PRIORITY,
    /** Before the run: on a machine that does other things, trust ratios and counts only. */
    loadBefore: Number(loadavg()[0]?.toFixed(2)),
    at: new Date().toISOString(),
  };
}
