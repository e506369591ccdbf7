/** What becomes of this host's matches when it is asked to end: they are moved, or wait for a host, or end with a result. */
import { setTimeout } from 'node:timers/promises';
import { CLOSE } from '../../sim/protocol.ts';
import type { MatchRoom } from './match-room.ts';
import { type MoveParts, type MovingRoom, moveMatches } from './move-matches.ts';

/** A match that no other host can read is played on for so long; then it ends as it stands. Milliseconds. */
const LONGEST_STAY_MS = 20_000;
const LOOK_EVERY_MS = 200;

type LeavingRoom = MovingRoom & Pick<MatchRoom, 'disconnect'>;

/**
 * Resolves when nothing is played here any more.
 * @param rooms Those that are hosted here, asked again as they end.
 * @param settled Resolves when those that were on their way are among them.
 */
export async function leaveMatches(
  rooms: () => readonly LeavingRoom[],
  settled: () => Promise<void>,
  parts: MoveParts,
  longestStayMs = LONGEST_STAY_MS,
): Promise<void> {
  const outcomes = await moveMatches(rooms(), parts);
  await settled();
  const late = rooms().filter((room) => !outcomes.has(room));
  for (const [room, moving] of await moveMatches(late, parts)) outcomes.set(room, moving);
  const unreadable = new Set(
    [...outcomes].flatMap(([room, moving]) => (moving === 'unreadable' ? [room] : [])),
  );
  const until = performance.now() + longestStayMs;
  const isPlayed = () => rooms().some((room) => unreadable.has(room));
  while (isPlayed() && performance.now() < until) await setTimeout(LOOK_EVERY_MS);
  // Its pilots are told that it is over, and how it ended, when they ask.
  const left = rooms().filter((room) => unreadable.has(room));
  await Promise.all(left.map((room) => room.disconnect(CLOSE.over)));
}
