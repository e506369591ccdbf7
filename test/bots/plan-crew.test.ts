import { expect, test } from 'vitest';
import { type CrewMember, planCrew } from '../../client/bots/plan-crew.ts';
import type { Room } from '../../client/net/matchmaker-api.ts';
import type { Team } from '../../sim/arena.ts';

const LIMITS = { fill: undefined, most: 48 };
const room = (people: number, bots: number, change: Partial<Room> = {}): Room => {
  return { id: 'r', mode: 'skirmish', map: 'foundry', capacity: 16, pilots: people + bots, bots, ...change };
};
const crewOf = (count: number, change: Partial<CrewMember> = {}): CrewMember[] =>
  Array.from({ length: count }, (_, id) => {
    return { id, roomId: 'r', leaving: false, team: 0, lead: 0, ...change };
  });

test('a room with a person is filled as its mode likes it', () => {
  const added = (change: Partial<Room>, fill?: number) =>
    planCrew([room(1, 0, change)], [], { fill, most: 48 }).add[0]?.count ?? 0;
  expect(added({ mode: 'hold', capacity: 12 })).toBe(7);
  expect(added({ mode: 'duel', capacity: 2 })).toBe(1);
  expect(added({ mode: 'hold', capacity: 12 }, 16)).toBe(11);
  expect(added({ mode: 'duel', capacity: 2 }, 16)).toBe(1);
  expect(added({ mode: 'duel', capacity: 2 }, 0)).toBe(0);
});

test('bots make way from the larger side', () => {
  const side = (id: number, team: Team, lead: number): CrewMember => {
    return { id, roomId: 'r', leaving: false, team, lead };
  };
  const hold = { mode: 'hold', capacity: 12 };
  const crew = [side(0, 1, 1), side(1, 2, -1), side(2, 1, 1), side(3, 2, -1)];
  expect(planCrew([room(5, 4, hold)], crew, LIMITS).retire).toEqual([2]);
  expect(planCrew([room(6, 4, hold)], crew, LIMITS).retire).toEqual([2, 3]);
});

test('a skirmish with a person is filled to six ships', () => {
  expect(planCrew([room(1, 0)], [], LIMITS)).toEqual({ add: [{ roomId: 'r', count: 5 }], retire: [] });
  expect(planCrew([room(1, 3)], crewOf(3), LIMITS).add).toEqual([{ roomId: 'r', count: 2 }]);
  expect(planCrew([room(1, 5)], crewOf(5), LIMITS)).toEqual({ add: [], retire: [] });
});

test('bots that are on their way are not sent twice', () => {
  expect(planCrew([room(1, 0)], crewOf(5), LIMITS)).toEqual({ add: [], retire: [] });
  expect(planCrew([room(1, 2)], crewOf(5), LIMITS)).toEqual({ add: [], retire: [] });
});

test('bots make way as people come, the newest first', () => {
  expect(planCrew([room(2, 5)], crewOf(5), LIMITS)).toEqual({ add: [], retire: [4] });
  expect(planCrew([room(6, 5)], crewOf(5), LIMITS).retire).toEqual([4, 3, 2, 1, 0]);
});

test('those who are leaving already are not asked again, and nobody takes their place', () => {
  const crew = [...crewOf(4), ...crewOf(1, { id: 9, leaving: true })];
  expect(planCrew([room(2, 5)], crew, LIMITS)).toEqual({ add: [], retire: [] });
});

test('when nobody is left, the bots leave', () => {
  expect(planCrew([room(0, 5)], crewOf(5), LIMITS).retire).toEqual([4, 3, 2, 1, 0]);
  expect(planCrew([room(0, 0)], [], LIMITS)).toEqual({ add: [], retire: [] });
});

test('a room that is not listed any more loses its bots', () => {
  expect(planCrew([], crewOf(3), LIMITS).retire).toEqual([0, 1, 2]);
});

test('a room is never filled beyond its capacity', () => {
  expect(planCrew([room(1, 0, { capacity: 4 })], [], LIMITS).add).toEqual([{ roomId: 'r', count: 3 }]);
  expect(planCrew([room(1, 15)], crewOf(15), { fill: 30, most: 48 })).toEqual({ add: [], retire: [] });
  expect(planCrew([room(2, 15)], crewOf(15), { fill: 30, most: 48 }).retire).toEqual([14]);
});

test("others' bots count as company, but are not ours to send away", () => {
  expect(planCrew([room(1, 4)], [], LIMITS).add).toEqual([{ roomId: 'r', count: 1 }]);
  expect(planCrew([room(1, 9)], [], LIMITS)).toEqual({ add: [], retire: [] });
});

test('there are never more bots than the crew may have', () => {
  const rooms = ['a', 'b', 'c'].map((id) => room(1, 0, { id }));
  const plan = planCrew(rooms, crewOf(2, { roomId: 'a' }), { fill: undefined, most: 9 });
  expect(plan.add).toEqual([
    { roomId: 'a', count: 3 },
    { roomId: 'b', count: 4 },
  ]);
});
