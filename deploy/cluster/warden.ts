/** A process that outlives the cluster by a moment: when that is killed without a word, its programs are ended all the same. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('warden-process.ts', import.meta.url));

export type Warden = {
  watch(pid: number): void;
  release(pid: number): void;
  close(): Promise<void>;
};

/** @param folder Removed with the programs that it had to end. */
export function startWarden(folder: string): Warden {
  const child = spawn(process.execPath, [PROGRAM, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  return {
    watch: (pid) => void child.stdin.write(`+${pid}\n`),
    release: (pid) => void child.stdin.write(`-${pid}\n`),
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
