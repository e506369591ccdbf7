import { expect, test } from 'vitest';
import type { Team } from '../../sim/arena.ts';
import { launchBolt } from '../../sim/bolts.ts';
import { asTeam } from '../../sim/facts-codec.ts';
import { BUTTON } from '../../sim/intent.ts';
import { stepWorld } from '../../sim/step-world.ts';
import { evenTeams, sideToJoin } from '../../sim/teams.ts';
import { HULL, RAIL_CHARGE_TICKS } from '../../sim/tuning.ts';
import { createWorld, type World } from '../../sim/world.ts';
import { arenaOf } from '../helpers/sim-arena.ts';
import { inputOf, nobodySeen, seenWhereTheyAre, shipAt } from '../helpers/sim-match.ts';

const arena = arenaOf(2000);

function holdWorld(...teams: Team[]): World {
  const ships = teams.map((team, i) => shipAt(i + 1, 4000 + 3000 * i, 16000, { team, bot: i % 2 === 1 }));
  const world = Object.assign(createWorld('hold', 'made', 1), { ships });
  world.round = { number: 1, phase: 'play', ticksLeft: 5000 };
  return world;
}
const sizes = (world: World) => [1, 2].map((team) => world.ships.filter((ship) => ship.team === team).length);

test('who comes joins the smaller side, of two as large the one that is behind', () => {
  expect(sideToJoin(holdWorld(1))).toBe(2);
  expect(sideToJoin(holdWorld(1, 2, 2))).toBe(1);
  expect(sideToJoin(holdWorld())).toBe(1);
  expect(sideToJoin(Object.assign(holdWorld(1, 2), { teamScores: [9, 3] }))).toBe(2);
  expect(sideToJoin(createWorld('skirmish', 'made', 1))).toBe(0);
});

test('twelve who come at once stand six against six', () => {
  const world = createWorld('hold', 'made', 1);
  const arrivals = Array.from({ length: 12 }, (_, i) => ({
    ship: i + 1,
    pilot: `p${i}`,
    name: 'n',
    bot: false,
  }));
  stepWorld(world, arena, { arrivals, departures: [], intents: new Map() }, nobodySeen);
  expect(sizes(world)).toEqual([6, 6]);
});

test('before a round the sides are evened: bots go before people', () => {
  const world = holdWorld(1, 1, 1, 1, 1, 2);
  evenTeams(world);
  expect(sizes(world)).toEqual([3, 3]);
  expect(world.ships.filter((ship) => !ship.bot).map((ship) => ship.team)).toEqual([1, 1, 1]);
  const even = holdWorld(1, 1, 2);
  evenTeams(even);
  expect(sizes(even)).toEqual([2, 1]);
});

test('who was matched into a team stands in it, and nobody is moved to even the sides', () => {
  const world = Object.assign(createWorld('hold', 'made', 1), { teamsStay: true });
  const arrivals = [2, 2, 1, 2].map((team, i) => ({
    ...{ ship: i + 1, pilot: `p${i}`, name: 'n', bot: false },
    team: asTeam(team),
  }));
  stepWorld(world, arena, { arrivals, departures: [], intents: new Map() }, nobodySeen);
  stepWorld(world, arena, { arrivals: [], departures: [3], intents: new Map() }, nobodySeen);
  evenTeams(world);
  expect(sizes(world)).toEqual([0, 3]);
});

test('bolts and rails pass through mates and hit who is behind them', () => {
  const world = holdWorld(1, 1, 2);
  world.bolts = [launchBolt(arena, 1, 1, { x: 4000, y: 16000 }, 0, false)];
  for (let tick = 0; tick < 30; tick++) stepWorld(world, arena, inputOf(), nobodySeen);
  expect(world.ships.map((ship) => ship.hull < HULL)).toEqual([false, false, true]);
  const again = holdWorld(1, 1, 2);
  const charge = inputOf({ 1: { buttons: BUTTON.rail } });
  for (let tick = 0; tick < RAIL_CHARGE_TICKS; tick++) stepWorld(again, arena, charge, nobodySeen);
  stepWorld(again, arena, inputOf({ 1: {} }), seenWhereTheyAre(again));
  expect(again.ships.map((ship) => ship.hull < HULL)).toEqual([false, false, true]);
});
