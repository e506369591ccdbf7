/**
 * Moves all matches of this host to others before it ends: each is written a last time, taken over, and its pilots are
 * sent after it. The next tick is computed there.
 */
import { CLOSE } from '../../sim/protocol.ts';
import type { HostListing } from '../matchmaker/arena-directory.ts';
import { chooseHeir } from '../matchmaker/choose-heir.ts';
import { AdoptAnswer, type AskHost } from '../store/host-call.ts';
import type { Handover } from './handover.ts';
import type { RoomLog } from './hardened-room.ts';
import type { KeepingFigures } from './keeping-figures.ts';
import type { MatchRoom } from './match-room.ts';

/**
 * The pilots of one match are back before those of the next are sent, so that nobody waits for all; unless there are so
 * many matches that this would keep the process from its end for too long. Milliseconds.
 */
const BETWEEN_MS = 500;
const ALL_MS = 6000;

export type MoveParts = {
  hostId: string;
  handover: Pick<Handover, 'release' | 'claimBack'>;
  figures: Pick<KeepingFigures, 'moved'>;
  living: () => Promise<HostListing[]>;
  ask: AskHost;
  log: RoomLog;
  /** Resolves after so many milliseconds. */
  pause: (ms: number) => Promise<unknown>;
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
    const question = { ask: 'adopt', roomId, epoch, ownerIsDead: true, seats: true } as const;
    const asked = await ask(heir, question).catch(() => undefined);
    const answer = AdoptAnswer.safeParse(asked).data;
    if (answer === undefined) continue;
    // Another may have been quicker to take it over, for somebody who looked for it.
    if ('refused' in answer && answer.refused !== 'owned') {
      isUnreadable ||= answer.refused === 'unreadable';
      continue;
    }
    figures.moved += 1;
    log.info({ room: roomId, to: heir }, 'a match was moved');
    room.depose(CLOSE.moved, 'refused' in answer ? [] : answer.seats);
    return 'moved';
  }
  const isBack = isUnreadable && (await handover.claimBack(roomId, epoch).catch(() => false));
  if (!isBack) return 'kept';
  room.goOn();
  return 'unreadable';
}

/** One after the other. Rejects never. */
export async function moveMatches<Room extends MovingRoom>(
  rooms: readonly Room[],
  parts: MoveParts,
): Promise<Map<Room, Moving>> {
  const outcomes = new Map<Room, Moving>();
  for (const [index, room] of rooms.entries()) {
    const moving = await moveOne(room, parts);
    outcomes.set(room, moving);
    if (moving === 'kept') room.depose(CLOSE.shutdown);
    if (moving === 'moved' && index + 1 < rooms.length)
      await parts.pause(Math.min(BETWEEN_MS, ALL_MS / rooms.length));
  }
  return outcomes;
}
