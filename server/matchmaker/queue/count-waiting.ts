/** How many tickets wait, by mode: for who watches over the processes. Their number is bounded. */
import type { ModeName } from '../../../sim/modes/mode.ts';
import type { SharedRecords } from '../../store/shared-records.ts';
import { waitingList } from './queue-records.ts';

export async function countWaiting(
  records: Pick<SharedRecords, 'list'>,
  modes: readonly ModeName[],
): Promise<Record<string, number>> {
  const counts = modes.map(async (mode) => [mode, (await records.list(waitingList(mode))).length] as const);
  return Object.fromEntries(await Promise.all(counts));
}
