import { expect, test } from 'vitest';
import { Following } from '../../server/rooms/following.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import { shipAt, worldOf } from '../helpers/sim-match.ts';

const world = () => worldOf(shipAt(2, 0, 0), shipAt(5, 0, 0, { score: 3 }), shipAt(9, 0, 0));
const FREE = { freeLook: true };
const BOUND = { freeLook: false };

test('who has not said whom to follow follows who leads', () => {
  const following = new Following(BOUND);
  following.settle(world());
  expect(following.ship).toBe(5);
});

test('a ship that is asked for is followed', () => {
  const following = new Following(BOUND);
  following.ask(9, world());
  following.settle(world());
  expect(following.ship).toBe(9);
});

test('R15 a ship that is not there changes nothing', () => {
  const following = new Following(BOUND);
  following.ask(9, world());
  for (const ship of [1, 255, -3, 2.5, Number.NaN]) following.ask(ship, world());
  expect(following.ship).toBe(9);
});

test('R2 where nothing may be looked at freely, to follow nobody is not granted', () => {
  const following = new Following(BOUND);
  following.ask(9, world());
  following.ask(FREE_LOOK, world());
  expect(following.ship).toBe(9);
});

test('who looks freely goes on to, until a ship is asked for', () => {
  const following = new Following(FREE);
  following.settle(world());
  following.ask(FREE_LOOK, world());
  following.settle(world());
  expect(following.ship).toBe(FREE_LOOK);
  following.ask(2, world());
  following.settle(world());
  expect(following.ship).toBe(2);
});

test('when the followed pilot leaves, the next is followed, and after the last the one who leads', () => {
  const following = new Following(BOUND);
  following.ask(2, world());
  following.settle(worldOf(shipAt(5, 0, 0), shipAt(9, 0, 0, { score: 1 })));
  expect(following.ship).toBe(5);
  following.ask(9, world());
  following.settle(worldOf(shipAt(2, 0, 0), shipAt(5, 0, 0, { score: 1 })));
  expect(following.ship).toBe(5);
  following.settle(worldOf());
  expect(following.ship).toBe(FREE_LOOK);
  following.settle(worldOf(shipAt(2, 0, 0)));
  expect(following.ship).toBe(2);
});
