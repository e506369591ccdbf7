import { expect, test } from 'vitest';
import { BoltNews } from '../../server/rooms/bolt-news.ts';
import { type BoltSight, BoltTeller } from '../../server/rooms/bolt-teller.ts';
import { boltPlace, launchBolt } from '../../sim/bolts.ts';
import type { Fact } from '../../sim/facts.ts';
import { BOLT_LIFE_TICKS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { Bolt } from '../../sim/world.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { worldOf } from '../helpers/sim-match.ts';

const open = arenaOf(3000);

/** A world with one bolt of ship 2, that left at tick 100. */
function fired() {
  const bolt = launchBolt(open, 2, 7, { x: 200 * SUBUNITS, y: 1000 * SUBUNITS }, 0, false);
  const world = Object.assign(worldOf(), { tick: 100, bolts: [bolt] });
  const fly = (ticks: number) => {
    world.tick += ticks;
    bolt.age += ticks;
  };
  const bolts = new BoltNews();
  const news = (facts: readonly Fact[] = []) => {
    bolts.take(world, facts);
    return bolts;
  };
  return { bolt, world, fly, news };
}

const hitBy = ({ owner, shot, aim }: Bolt): Fact => ({
  type: 'hit',
  by: owner,
  ship: 3,
  weapon: 'bolt',
  shot,
  damage: 10,
  aim,
  shielded: false,
});

const sightOf = (fields: Partial<BoltSight> = {}): BoltSight => ({
  own: 1,
  shipSince: () => undefined,
  seesPlace: () => true,
  ...fields,
});

test('a bolt whose ship was in view before it left is not told: the client flies it by itself', () => {
  const { fly, news } = fired();
  const teller = new BoltTeller(0);
  expect(teller.newInSight(news(), open, sightOf({ shipSince: () => 99 }))).toEqual([]);
  fly(5);
  expect(teller.newInSight(news(), open, sightOf())).toEqual([]);
});

test('a bolt of a ship that came into view with the shot is told, as the count says nothing yet', () => {
  const { news } = fired();
  const told = new BoltTeller(0).newInSight(news(), open, sightOf({ shipSince: () => 100 }));
  expect(told).toHaveLength(1);
});

test('R2 a bolt out of sight is not told; when it comes into sight it is, once, from where it is', () => {
  const { bolt, fly, news } = fired();
  const teller = new BoltTeller(0);
  fly(10);
  expect(teller.newInSight(news(), open, sightOf({ seesPlace: () => false }))).toEqual([]);
  fly(1);
  const place = boltPlace(bolt, bolt.age);
  expect(teller.newInSight(news(), open, sightOf())).toEqual([
    {
      owner: 2,
      shot: 7,
      aim: 0,
      age: 0,
      strong: false,
      life: BOLT_LIFE_TICKS,
      x: Math.round(place.x),
      y: place.y,
    },
  ]);
  fly(1);
  expect(teller.newInSight(news(), open, sightOf())).toEqual([]);
});

test('R2 a bolt that was told late ends by a word when its range does, as its range was not told', () => {
  const { world, fly, news } = fired();
  const teller = new BoltTeller(0);
  fly(10);
  teller.newInSight(news(), open, sightOf());
  fly(5);
  expect(teller.ended(news())).toEqual([]);
  world.bolts = [];
  expect(teller.ended(news())).toEqual([{ type: 'ended', owner: 2, shot: 7 }]);
  expect(teller.ended(news())).toEqual([]);
});

test('R2 a bolt that hit somebody out of sight just flies on: its end would tell of them', () => {
  const { bolt, world, fly, news } = fired();
  const teller = new BoltTeller(0);
  fly(10);
  teller.newInSight(news(), open, sightOf());
  world.bolts = [];
  expect(teller.ended(news([hitBy(bolt)]))).toEqual([]);
});

test('a number that is used again is another bolt', () => {
  const { bolt, fly, news } = fired();
  const teller = new BoltTeller(0);
  fly(10);
  expect(teller.newInSight(news(), open, sightOf())).toHaveLength(1);
  bolt.age = 0;
  expect(teller.newInSight(news(), open, sightOf())).toHaveLength(1);
});

test('R2 each connection has its own marks, and who comes in the place of another those of a newcomer', () => {
  const { fly, news } = fired();
  const saw = { shipSince: () => 99 };
  const hides = { seesPlace: () => false };
  const tellers = [0, 1, 2, 60].map((slot) => new BoltTeller(slot));
  const sights = [sightOf(saw), sightOf(hides), sightOf(hides), sightOf(hides)];
  const tell = (sight?: BoltSight) => {
    const now = news();
    return tellers.map((teller, i) => teller.newInSight(now, open, sight ?? sights[i] ?? sightOf()).length);
  };
  expect(tell()).toEqual([0, 0, 0, 0]);
  fly(1);
  tellers[0] = new BoltTeller(0);
  tellers[1] = new BoltTeller(1);
  // The first did not see it leave, as it was not there; the second did, in whose place somebody was who did not.
  sights[0] = sightOf(hides);
  sights[1] = sightOf(saw);
  expect(tell()).toEqual([0, 0, 0, 0]);
  fly(1);
  expect(tell(sightOf())).toEqual([1, 0, 1, 1]);
});
