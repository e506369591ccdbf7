/** A party enters the queue: one ticket for all, made only if everybody is ready at that moment. */
import type { ModeName } from '../../../sim/modes/mode.ts';
import { MODES } from '../../../sim/modes/modes.ts';
import type { PilotIdentity } from '../arena-directory.ts';
import { enterQueue } from '../queue/enter-queue.ts';
import type { Queue } from '../queue/queue.ts';
import { Refusal } from '../refusal.ts';
import { isLeader, isReady, queued } from './party.ts';
import { partyChange, readOwnParty } from './party-records.ts';

/** @throws Refusal `unknown_party`, `not_leader`, `party_too_big`, `not_ready`, `queue_full` */
export async function enterWithParty(
  queue: Queue,
  code: string,
  leader: PilotIdentity,
  mode: ModeName,
): Promise<string> {
  const { value: party, text } = await readOwnParty(queue.records, code, leader.id);
  if (!isLeader(party, leader.id))
    throw new Refusal('not_leader', 'Only who leads the party asks for a match.');
  const most = MODES[mode].ranked?.most ?? 0;
  if (party.members.length > most)
    throw new Refusal('party_too_big', `A side of ${mode} has at most ${most} pilots.`);
  return enterQueue(queue, party.members, mode, async (ticket) => {
    const now = await readOwnParty(queue.records, code, leader.id);
    if (now.text !== text || !isReady(party))
      throw new Refusal('not_ready', 'Not everybody in the party is ready.');
    return [partyChange(code, now, queued(party, ticket))];
  });
}
