import { expect, test } from 'vitest';
import { factsFor, Hearing, toldFacts } from '../../server/rooms/fact-teller.ts';
import type { ToldFact } from '../../sim/facts-codec.ts';
import { HEARING_RADIUS } from '../../sim/tuning.ts';
import { shipAt, worldOf } from '../helpers/sim-match.ts';

const hit: ToldFact = {
  type: 'hit',
  by: 1,
  ship: 2,
  weapon: 'bolt',
  shot: 3,
  damage: 12,
  aim: 512,
  shielded: false,
};
const died: ToldFact = { type: 'died', ship: 2, by: 1, weapon: 'bolt', aim: 512 };
const beam: ToldFact = { type: 'beam', ship: 2, x: 1, y: 2, aim: 3, strong: false };
const sees = () => true;
const seesNobody = () => false;

test('R2 of what happens out of sight only deaths, rails and beacons are told, and of deaths not which way', () => {
  const captured: ToldFact = { type: 'captured', beacon: 0, team: 1 };
  const all: ToldFact[] = [
    hit,
    died,
    beam,
    captured,
    { type: 'spawned', ship: 2 },
    { type: 'broke', ship: 2 },
    { type: 'took', ship: 2, pickup: 1 },
  ];
  expect(factsFor(all, sees)).toEqual(all);
  expect(factsFor(all, seesNobody)).toEqual([{ ...died, aim: 0 }, beam, captured]);
});

test('R2 a hit on a ship out of sight is not confirmed, not even to who shot', () => {
  expect(factsFor([hit], (ship) => ship === 1)).toEqual([]);
});

test('a rail is told with the place that it left from; a bolt travels as a count', () => {
  const world = worldOf(shipAt(2, 100, 200, { shotAim: 4096, rails: 1 }));
  expect(toldFacts(world, [{ type: 'fired', ship: 2, weapon: 'rail', shot: 1 }])).toEqual([
    { type: 'beam', ship: 2, x: 100, y: 200, aim: 4096, strong: false },
  ]);
  expect(toldFacts(world, [{ type: 'fired', ship: 2, weapon: 'bolt', shot: 1 }])).toEqual([]);
});

test('R2 a shot out of sight is heard within reach, without a place and not as often as it is fired', () => {
  const listener = shipAt(1, 0, 0);
  const world = worldOf(listener, shipAt(2, HEARING_RADIUS, 0), shipAt(3, HEARING_RADIUS + 1, 0));
  const shotOf = (ship: number) => [{ type: 'fired', ship, weapon: 'bolt', shot: 1 } as const];
  const hearing = new Hearing();
  const hear = (ship: number, knows = seesNobody) => {
    hearing.take(world, shotOf(ship));
    return hearing.heardBy(listener, { knows });
  };
  expect(hear(3)).toEqual([]);
  expect(hear(2, sees)).toEqual([]);
  expect(hear(2)).toEqual([{ type: 'heard', weapon: 'bolt' }]);
  world.tick += 1;
  expect(hear(2)).toEqual([]);
  world.tick += 7;
  expect(hear(2)).toEqual([{ type: 'heard', weapon: 'bolt' }]);
});
