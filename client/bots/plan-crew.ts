/** What the crew does about a listing: who is to come, who is to go. A pure decision. */
import type { Team } from '../../sim/arena.ts';
import { isModeName, MODES } from '../../sim/modes/modes.ts';
import type { Room } from '../net/matchmaker-api.ts';

/** A bot of this crew, oldest first in a list of them. */
export type CrewMember = {
  id: number;
  roomId: string;
  leaving: boolean;
  team: Team;
  /** How many more ships its side has than the other; 0 where there are no sides. */
  lead: number;
};

export type CrewLimits = {
  /** Ships that a room with people is kept at; undefined: as its mode likes it. */
  fill: number | undefined;
  /** Bots of this crew in all rooms together. */
  most: number;
};

export type CrewPlan = { add: { roomId: string; count: number }[]; retire: number[] };

/** How many bots of this crew a room should have. Bots make way for people, so no seats need to be left open. */
function wanted(room: Room, mine: number, fill: number | undefined): number {
  const people = room.pilots - room.bots;
  if (people <= 0) return 0;
  // Those of mine that the listing does not know yet must not be taken for others' bots, nor the other way round.
  const foreign = Math.max(0, room.bots - mine);
  const company = fill ?? (isModeName(room.mode) ? MODES[room.mode].company : 0);
  return Math.max(0, Math.min(company, room.capacity) - people - foreign);
}

/** Who goes first: those of the larger side, so that the sides stay even, and of them the newest. */
function chooseToRetire(staying: readonly CrewMember[], count: number): number[] {
  const left = [...staying];
  const gone: CrewMember[] = [];
  const leadOf = ({ team, lead }: CrewMember) =>
    gone.reduce((sum, other) => sum + (other.team === team ? -1 : 1), lead);
  while (gone.length < count && left.length > 0) {
    const most = Math.max(...left.map(leadOf));
    const index = left.findLastIndex((member) => leadOf(member) === most);
    gone.push(...left.splice(index, 1));
  }
  return gone.map(({ id }) => id);
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
    if (missing < 0) plan.retire.push(...chooseToRetire(staying, -missing));
    const count = Math.min(missing, left);
    if (count <= 0) continue;
    plan.add.push({ roomId: room.id, count });
    left -= count;
  }
  return plan;
}
