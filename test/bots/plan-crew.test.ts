import { expect, test } from 'vitest';
import { type CrewMember, planCrew } from '../../client/bots/plan-crew.ts';
import type { Room } from '../../client/net/matchmaker-api.ts';

const LIMITS = { fill: 6, most: 48 };
const room = (people: number, bots: number, change: Partial<Room> = {}): Room => {
  return { id: 'r', mode: 'skirmish', map: 'foundry', capacity: 16, pilots: people + bots, bots, ...change };
};
const crewOf = (count: number, change: Partial<CrewMember> = {}): CrewMember[] =>
  Array.from({ length: count }, (_, id) => ({ id, roomId: 'r', leaving: false, ...change }));

test('a room with a person is filled to six ships', () => {
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
  expect(planCrew([room(6, 5)], crewOf(5), LIMITS).retire).toEqual([0, 1, 2, 3, 4]);
});

test('those who are leaving already are not asked again, and nobody takes their place', () => {
  const crew = [...crewOf(4), { id: 9, roomId: 'r', leaving: true }];
  expect(planCrew([room(2, 5)], crew, LIMITS)).toEqual({ add: [], retire: [] });
});

test('when nobody is left, the bots leave', () => {
  expect(planCrew([room(0, 5)], crewOf(5), LIMITS).retire).toEqual([0, 1, 2, 3, 4]);
  expect(planCrew([room(0, 0)], [], LIMITS)).toEqual({ add: [], retire: [] });
});

test('a room that is not listed any more loses its bots', () => {
  expect(planCrew([], crewOf(3), LIMITS).retire).toEqual([0, 1, 2]);
});

test('seats stay open in a small room, however much the crew should fill it', () => {
  expect(planCrew([room(1, 0, { capacity: 4 })], [], LIMITS).add).toEqual([{ roomId: 'r', count: 1 }]);
  expect(planCrew([room(1, 3, { capacity: 4 })], crewOf(3), LIMITS).retire).toEqual([1, 2]);
  expect(planCrew([room(1, 0, { capacity: 2 })], [], LIMITS).add).toEqual([]);
  expect(planCrew([room(1, 13)], crewOf(13), { fill: 30, most: 48 })).toEqual({ add: [], retire: [] });
  expect(planCrew([room(2, 13)], crewOf(13), { fill: 30, most: 48 }).retire).toEqual([12]);
});

test("others' bots count as company, but are not ours to send away", () => {
  expect(planCrew([room(1, 4)], [], LIMITS).add).toEqual([{ roomId: 'r', count: 1 }]);
  expect(planCrew([room(1, 9)], [], LIMITS)).toEqual({ add: [], retire: [] });
});

test('there are never more bots than the crew may have', () => {
  const rooms = ['a', 'b', 'c'].map((id) => room(1, 0, { id }));
  const plan = planCrew(rooms, crewOf(2, { roomId: 'a' }), { fill: 6, most: 9 });
  expect(plan.add).toEqual([
    { roomId: 'a', count: 3 },
    { roomId: 'b', count: 4 },
  ]);
});
