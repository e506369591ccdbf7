/**
 * Moves all matches of this host to others before it ends: each is written a last time, taken over, and its pilots are
 * sent after it. The next tick is computed there.
 */
import type { HostListing } from '../matchmaker/arena-directory.ts';
import { chooseHeir } from '../matchmaker/choose-heir.ts';
import { AdoptAnswer, type AskHost } from '../store/host-call.ts';
import type { Handover } from './handover.ts';
import type { RoomLog } from './hardened-room.ts';
import type { KeepingFigures } from './keeping-figures.ts';
import type { MatchRoom } from './match-room.ts';

/** Moved at once: more would make each of them wait. */
const SIDE_BY_SIDE = 2;

export type MoveParts = {
  hostId: string;
  handover: Pick<Handover, 'release' | 'claimBack'>;
  figures: Pick<KeepingFigures, 'moved'>;
  living: () => Promise<HostListing[]>;
  ask: AskHost;
  log: RoomLog;
};

/**
 * `moved`: goes on elsewhere. `kept`: nobody took it over, or could be asked; its newest snapshot waits for a host.
 * `unreadable`: other hosts are of a version that cannot go on with it; it is played on here.
 */
export type Moving = 'moved' | 'kept' | 'unreadable';

/** A match as far as it is moved. */
export type MovingRoom = Pick<MatchRoom, 'roomId' | 'snapshot' | 'halt' | 'goOn' | 'depose'>;

async function moveOne(room: MovingRoom, parts: MoveParts): Promise<Moving> {
  const { hostId, handover, figures, ask, log } = parts;
  const { roomId } = room;
  const heirs = await parts.living().catch(() => []);
  room.halt();
  const epoch = await handover.release(room);
  if (epoch === undefined) return 'kept';
  const tried = new Set<string>();
  let isUnreadable = false;
  for (;;) {
    const left = heirs.filter(({ id }) => !tried.has(id));
    const heir = chooseHeir(roomId, left, hostId);
    if (heir === undefined) break;
    tried.add(heir);
    const asked = await ask(heir, { ask: 'adopt', roomId, epoch, ownerIsDead: true }).catch(() => undefined);
    const answer = AdoptAnswer.safeParse(asked).data;
    if (answer === undefined) continue;
    // Another may have been quicker to take it over, for somebody who looked for it.
    if ('refused' in answer && answer.refused !== 'owned') {
      isUnreadable ||= answer.refused === 'unreadable';
      continue;
    }
    figures.moved += 1;
    log.info({ room: roomId, to: heir }, 'a match was moved');
    room.depose();
    return 'moved';
  }
  const isBack = isUnreadable && (await handover.claimBack(roomId, epoch).catch(() => false));
  if (!isBack) return 'kept';
  room.goOn();
  return 'unreadable';
}

/** Rejects never. */
export async function moveMatches<Room extends MovingRoom>(
  rooms: readonly Room[],
  parts: MoveParts,
): Promise<Map<Room, Moving>> {
  const outcomes = new Map<Room, Moving>();
  const waiting = [...rooms];
  async function moveNext(): Promise<void> {
    for (let room = waiting.shift(); room !== undefined; room = waiting.shift())
      outcomes.set(room, await moveOne(room, parts));
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, moveNext));
  return outcomes;
}
