import { describe, expect, it } from 'vitest';
import type { RoomListing } from '../../server/matchmaker/arena-directory.ts';
import { chooseRoom } from '../../server/matchmaker/choose-room.ts';

const person = { mode: 'skirmish', bot: false };

function room(id: string, people: number, bots = 0, capacity = 4, mode = 'skirmish'): RoomListing {
  return { id, mode, map: 'quarry', pilots: people + bots, bots, capacity };
}

describe('choose room', () => {
  it('with no room there is none to choose', () => {
    expect(chooseRoom([], person)).toBeUndefined();
  });

  it('people gather: the room with most people wins, whatever its bots', () => {
    expect(chooseRoom([room('a', 0, 4), room('b', 2), room('c', 1, 2)], person)?.id).toBe('b');
  });

  it('among equal people the livelier room wins, then the smaller id', () => {
    expect(chooseRoom([room('a', 1), room('b', 1, 2)], person)?.id).toBe('b');
    expect(chooseRoom([room('z', 1), room('b', 1), room('c', 1)], person)?.id).toBe('b');
  });

  it('a room that is full of people is passed over', () => {
    expect(chooseRoom([room('a', 4), room('b', 1)], person)?.id).toBe('b');
    expect(chooseRoom([room('a', 4)], person)).toBeUndefined();
  });

  it('bots make way for a person, not for another bot', () => {
    expect(chooseRoom([room('a', 3, 1)], person)?.id).toBe('a');
    expect(chooseRoom([room('a', 3, 1)], { mode: 'skirmish', bot: true })).toBeUndefined();
  });

  it('a room of another mode is passed over', () => {
    expect(chooseRoom([room('a', 2, 0, 4, 'duel')], person)).toBeUndefined();
  });
});
