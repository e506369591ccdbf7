/** The warden itself: is told on its first stream whom to watch, and when that ends, ends who is left, and their folder. */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { signalGroup } from './signal-group.ts';

const folder = process.argv[2];
const watched = new Set<number>();

// `+1234` begins to run, `-1234` has ended.
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const pid = Number(line.slice(1));
    if (line.startsWith('+')) watched.add(pid);
    else watched.delete(pid);
  })
  .on('close', () => {
    for (const pid of watched) signalGroup(pid, 'SIGKILL');
    if (watched.size > 0 && folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });
