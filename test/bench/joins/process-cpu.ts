/** Processor time of other processes of this machine, as Linux counts it. */
import { readFileSync } from 'node:fs';

/** Of one hundredth of a second each, which is what Linux calls USER_HZ everywhere. */
const TICKS_PER_SECOND = 100;

/** Seconds of user and system time that a process has used; 0 for one that is not there. */
export function cpuSecondsOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may hold spaces; the times are the 12th and 13th field after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
