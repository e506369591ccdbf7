/** Ranked play over a store that several replicas share, in a time that only the test moves. */
import { enterQueue } from '../../../server/matchmaker/queue/enter-queue.ts';
import { leaveQueue } from '../../../server/matchmaker/queue/leave-queue.ts';
import { lookAtTicket } from '../../../server/matchmaker/queue/look-at-ticket.ts';
import type { Queue } from '../../../server/matchmaker/queue/queue.ts';
import { QUEUE_RULES, type QueueRules } from '../../../server/matchmaker/queue/queue-rules.ts';
import type { SharedRecords } from '../../../server/store/shared-records.ts';
import type { ModeName } from '../../../sim/modes/mode.ts';

export type Opened = { mode: ModeName; sides: readonly (readonly string[])[] };

export function pilotOf(id: string) {
  return { id, name: `Pilot ${id}`, bot: false };
}

export function createQueueHarness(
  replicas: readonly SharedRecords[],
  clock: { ms: number },
  rules: Partial<QueueRules> = {},
) {
  const ratings = new Map<string, number>();
  const opened: Opened[] = [];
  const arena = { fails: false, openings: async () => {} };
  const queues = replicas.map(
    (records): Queue => ({
      records,
      async pause(ms) {
        clock.ms += ms;
      },
      rules: { ...QUEUE_RULES, ...rules },
      ratingOf: async (id) => ({ mu: ratings.get(id) ?? 25, sigma: 8 }),
      async openRanked(mode, sides) {
        await arena.openings();
        if (arena.fails) throw new Error('no host');
        opened.push({ mode, sides });
        return { roomId: `room-${opened.length}` };
      },
    }),
  );
  /** Each question goes to the next replica. */
  let turn = 0;
  function next(): Queue {
    turn += 1;
    const queue = queues[turn % queues.length];
    if (queue === undefined) throw new Error('no replica');
    return queue;
  }
  /** The ticket each pilot got last. */
  const tickets = new Map<string, string>();

  return {
    arena,
    clock,
    next,
    opened,
    ratings,
    tickets,
    async enter(mode: ModeName, ...ids: string[]): Promise<string> {
      const ticket = await enterQueue(next(), ids.map(pilotOf), mode);
      for (const id of ids) tickets.set(id, ticket);
      return ticket;
    },
    /** As a pilot who asks. */
    ask: (id: string) => lookAtTicket(next(), { ticketId: tickets.get(id) ?? '', pilotId: id }, true),
    /** As a request that is held for it. */
    hold: (id: string) => lookAtTicket(next(), { ticketId: tickets.get(id) ?? '', pilotId: id }, false),
    leave: (id: string) => leaveQueue(next().records, tickets.get(id) ?? '', id),
  };
}
