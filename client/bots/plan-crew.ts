/** What the crew does about a listing: who is to come, who is to go. A pure decision. */
import type { Room } from '../net/matchmaker-api.ts';

/** A bot of this crew, oldest first in a list of them. */
export type CrewMember = { id: number; roomId: string; leaving: boolean };

export type CrewLimits = {
  /** Ships that a room with people is kept at. */
  fill: number;
  /** Bots of this crew in all rooms together. */
  most: number;
};

export type CrewPlan = { add: { roomId: string; count: number }[]; retire: number[] };

/** Seats left open for people who are on their way. */
export const OPEN_SEATS = 2;

/** How many bots of this crew a room should have. */
function wanted(room: Room, mine: number, fill: number): number {
  const people = room.pilots - room.bots;
  if (people <= 0) return 0;
  // Those of mine that the listing does not know yet must not be taken for others' bots, nor the other way round.
  const foreign = Math.max(0, room.bots - mine);
  return Math.max(0, Math.min(fill, room.capacity - OPEN_SEATS) - people - foreign);
}

/** @param rooms Only rooms that are known now: one that is not listed loses its bots. */
export function planCrew(rooms: readonly Room[], crew: readonly CrewMember[], limits: CrewLimits): CrewPlan {
  const plan: CrewPlan = { add: [], retire: [] };
  const listed = new Set(rooms.map((room) => room.id));
  for (const member of crew) {
    if (!member.leaving && !listed.has(member.roomId)) plan.retire.push(member.id);
  }
  let left = limits.most - crew.length;
  for (const room of rooms) {
    const mine = crew.filter((member) => member.roomId === room.id);
    const staying = mine.filter((member) => !member.leaving);
    const missing = wanted(room, mine.length, limits.fill) - staying.length;
    if (missing < 0) plan.retire.push(...staying.slice(missing).map((member) => member.id));
    const count = Math.min(missing, left);
    if (count <= 0) continue;
    plan.add.push({ roomId: room.id, count });
    left -= count;
  }
  return plan;
}
