import { expect, test } from 'vitest';
import { castVote, closeBallot, openBallot } from '../../sim/ballot.ts';
import { createWorld, type World } from '../../sim/world.ts';
import { shipAt } from '../helpers/sim-match.ts';

function voting(votes: number[], rotation = ['a', 'b', 'c', 'd'], seed = 4): World {
  const world = createWorld('skirmish', 'a', seed, rotation);
  world.ships = votes.map((_, i) => shipAt(i + 1, 0, 0));
  openBallot(world);
  for (const [i, ship] of world.ships.entries()) castVote(world, ship, votes[i] ?? 0);
  return world;
}

test('two other maps are put to the vote, by chance, and last the one just played', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed < 60; seed++) {
    const { ballot } = voting([], undefined, seed);
    expect(ballot).toHaveLength(3);
    expect(ballot[2]).toBe('a');
    expect(new Set(ballot).size).toBe(3);
    for (const map of ballot) seen.add(map);
  }
  expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd']);
});

test('a match with one map goes on with it', () => {
  const world = voting([1], ['a']);
  expect(world.ballot).toEqual(['a']);
  expect(closeBallot(world)).toBe('a');
});

test('most votes win, also for the same map again', () => {
  const world = voting([2, 2, 1]);
  const [, second] = world.ballot;
  expect(closeBallot(world)).toBe(second);
  expect(closeBallot(voting([3, 3, 1]))).toBe('a');
});

test('chance decides between maps with as many votes, and between the others when nobody votes', () => {
  const tied = new Set<string>();
  const silent = new Set<string>();
  for (let seed = 1; seed < 80; seed++) {
    const world = voting([1, 3], undefined, seed);
    const [first] = world.ballot;
    const map = closeBallot(world);
    expect([first, 'a']).toContain(map);
    tied.add(map === 'a' ? 'same' : 'other');
    silent.add(closeBallot(voting([], undefined, seed)));
  }
  expect(tied.size).toBe(2);
  expect([...silent].sort()).toEqual(['b', 'c', 'd']);
});

test('the last vote counts, one for no map of the ballot does not, and votes end with the ballot', () => {
  const world = voting([1]);
  const [ship] = world.ships;
  if (ship === undefined) throw new Error('nobody');
  castVote(world, ship, 2);
  castVote(world, ship, 0);
  expect(ship.vote).toBe(2);
  world.ballot = ['a', 'b'];
  castVote(world, ship, 3);
  expect(ship.vote).toBe(2);
  closeBallot(world);
  expect(ship.vote).toBe(0);
  castVote(world, ship, 1);
  expect(ship.vote).toBe(0);
});
