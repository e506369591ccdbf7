/** Notices that whoever started this process is gone, so that no crew outlives its server unseen. */
import { fstatSync } from 'node:fs';

export function whenParentGoes(then: () => void): void {
  if (process.connected) {
    process.once('disconnect', then);
    return;
  }
  // Only a pipe or socket has a parent at its other end: /dev/null and files end at once and say nothing.
  const stdin = fstatSync(0);
  if (!stdin.isFIFO() && !stdin.isSocket()) return;
  process.stdin.once('end', then);
  process.stdin.once('error', then);
  process.stdin.resume();
}
