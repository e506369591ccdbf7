import { describe, expect, test } from 'vitest';
import { PILOT_FLAG } from '../../sim/told-state.ts';
import { RosterJudge } from './roster-judge.ts';

const aboard = (roomId: string, ...pilots: [name: string, flags?: number][]) => ({
  roomId,
  state: { pilots: new Map(pilots.map(([name, flags = 0], id) => [String(id), { name, flags }])) },
});

function doubledAfter(looks: number, ...rooms: ReturnType<typeof aboard>[]): string[] {
  const judge = new RosterJudge();
  for (const room of rooms) judge.watch(room);
  for (let look = 0; look < looks; look++) judge.look();
  return judge.doubled;
}

describe('the judge of rosters', () => {
  test('R9 one pilot in two rooms is caught, after a moment of grace', () => {
    const rooms = [aboard('a', ['Ann'], ['Bob']), aboard('b', ['Ann'])];
    expect(doubledAfter(2, ...rooms)).toEqual([]);
    expect(doubledAfter(3, ...rooms)).toEqual(['Ann']);
  });

  test('R9 one pilot with two ships in one room is caught, though nobody sits in one of them', () => {
    expect(doubledAfter(3, aboard('a', ['Ann'], ['Ann', PILOT_FLAG.adrift]))).toEqual(['Ann']);
  });

  test('a ship that is left behind in another room, and several lines to one room, are no fault', () => {
    const left = aboard('a', ['Ann', PILOT_FLAG.adrift]);
    expect(doubledAfter(9, left, aboard('b', ['Ann']), aboard('b', ['Ann']))).toEqual([]);
  });

  test('what lasts for less than a moment is forgotten', () => {
    const judge = new RosterJudge();
    const other = aboard('b', ['Ann']);
    judge.watch(aboard('a', ['Ann']));
    for (let times = 0; times < 5; times++) {
      judge.watch(other);
      judge.look();
      judge.look();
      judge.forget(other);
      judge.look();
    }
    expect(judge.doubled).toEqual([]);
  });
});
