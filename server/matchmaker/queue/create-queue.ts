/** The queue as it is composed: over the shared records, with rooms by way of the arena's directory. */
import { MODES } from '../../../sim/modes/modes.ts';
import type { SharedRecords } from '../../store/shared-records.ts';
import type { ArenaDirectory } from '../arena-directory.ts';
import { placeSeat } from '../place-seat.ts';
import { noHost } from '../refusal.ts';
import type { Queue } from './queue.ts';
import { QUEUE_RULES } from './queue-rules.ts';

/** Until results are rated everybody is worth the same: what openskill gives to somebody who is new. */
const NEW_PILOT = { mu: 25, sigma: 25 / 3 };

export function createQueue(
  records: SharedRecords,
  directory: ArenaDirectory,
  random: () => number,
  pause: (ms: number) => Promise<unknown>,
): Queue {
  return {
    records,
    rules: QUEUE_RULES,
    ratingOf: async () => NEW_PILOT,
    pause,
    async openRanked(mode, sides) {
      const team = (side: number) => (MODES[mode].teams === 0 ? 0 : side + 1);
      const guests = sides.flatMap((side, i) => side.map((pilot) => ({ pilot, team: team(i) })));
      const hosts = await directory.hosts();
      const refusedBy = new Set<string>();
      for (;;) {
        const place = placeSeat({ wish: { mode, newRoom: true }, bot: false, refusedBy }, hosts, random());
        if ('refused' in place) throw noHost();
        const answer = await directory.open({ hostId: place.hostId, mode, setup: { guests } });
        if (!('refused' in answer)) return answer;
        refusedBy.add(place.hostId);
      }
    },
  };
}
