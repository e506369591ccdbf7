import { describe, expect, test } from 'vitest';
import { createBrain } from '../../client/bots/brain.ts';
import type { BrainView } from '../../client/bots/brain-view.ts';
import { loadArena } from '../../server/rooms/arena-files.ts';
import type { Team } from '../../sim/arena.ts';
import { BUTTON, type Intent } from '../../sim/intent.ts';
import { createShip, type Ship } from '../../sim/ship.ts';
import { SUBUNITS, TICK_MS, TICK_RATE } from '../../sim/units.ts';
import { createWorld, shipOf } from '../../sim/world.ts';
import { foundry } from './helpers/foundry.ts';
import { viewOf } from './helpers/view-of-world.ts';
import { createMatch } from './helpers/virtual-match.ts';

const FIRE = BUTTON.bolt | BUTTON.rail;

function shipAt(id: number, x: number, y: number, change: Partial<Ship> = {}): Ship {
  return Object.assign(createShip(id, `p${id}`, `bot ${id}`, true), {
    ...{ x: x * SUBUNITS, y: y * SUBUNITS },
    ...change,
  });
}

const think = (view: BrainView, ticks: number, seed = 4): Intent[] => {
  const brain = createBrain({ skill: 0.9, seed });
  return Array.from({ length: ticks }, () => brain.think(view, TICK_MS));
};

function facing(team: Team, other: Team): BrainView {
  const world = createWorld('hold', 'foundry', 1);
  world.ships = [shipAt(1, 250, 200, { team }), shipAt(2, 400, 200, { team: other })];
  return viewOf(world, foundry, 1);
}

describe('sides', () => {
  test('nobody shoots at a mate, whatever else there is not to shoot at', () => {
    expect(think(facing(1, 1), 200).some(({ buttons }) => (buttons & FIRE) !== 0)).toBe(false);
    expect(think(facing(1, 2), 200).some(({ buttons }) => (buttons & FIRE) !== 0)).toBe(true);
  });
});

test('R13 a ship that a session only remembers is no sight of it', () => {
  const enemy = facing(1, 2);
  const ships = new Map([...enemy.ships].map(([id, ship]) => [id, { ...ship, remembered: id === 2 }]));
  const alone = new Map([...enemy.ships].filter(([id]) => id === 1));
  expect(think({ ...enemy, ships }, 60)).toEqual(think({ ...enemy, ships: alone }, 60));
});

describe('pickups', () => {
  const [repair] = foundry.pickups.filter(({ kind }) => kind === 'repair');

  /** Ticks until a lone bot, put down not far from a repair, has got it; undefined when it did not. */
  function fetches(hull: number, seconds: number): boolean {
    const match = createMatch(foundry, [0.6], 2);
    match.step();
    const ship = shipOf(match.world, 1);
    if (ship === undefined || repair === undefined) throw new Error('nobody to fetch it, or nothing');
    Object.assign(ship, { x: repair.x + 320 * SUBUNITS, y: repair.y, hull });
    let got = false;
    match.run(seconds * TICK_RATE, (facts) => {
      got ||= facts.some((fact) => fact.type === 'took' && foundry.pickups[fact.pickup]?.kind === 'repair');
    });
    return got;
  }

  test('who is hurt fetches a repair, who is whole does not', () => {
    expect(fetches(40, 4)).toBe(true);
    expect(fetches(100, 4)).toBe(false);
  });

  test('a bot that is alone takes what it finds, and comes again when it is back', () => {
    const match = createMatch(foundry, [0.7], 3);
    let taken = 0;
    match.run(90 * TICK_RATE, (facts) => {
      taken += facts.filter(({ type }) => type === 'took').length;
    });
    expect(taken).toBeGreaterThan(3);
  });
});

describe('beacons', () => {
  const arena = loadArena('citadel');
  const [beacon] = arena.beacons;

  function nearBeacon(pull: number): BrainView {
    if (beacon === undefined) throw new Error('no beacon');
    const world = createWorld('hold', arena.name, 1);
    world.round = { number: 1, phase: 'play', ticksLeft: 900 };
    world.beacons = arena.beacons.map(() => ({ team: 1, pull: -75 }));
    world.beacons[0] = { team: pull < -74 ? 1 : 0, pull };
    world.ships = [shipAt(1, beacon.x / SUBUNITS, beacon.y / SUBUNITS, { team: 1 })];
    return viewOf(world, arena, 1);
  }

  /** How far a ship that flies as it wants gets from the beacon that it began in, units. */
  function straysFrom(pull: number): number {
    const brain = createBrain({ skill: 0.7, seed: 6 });
    const view = nearBeacon(pull);
    const own = view.ships.get(1);
    if (own === undefined || beacon === undefined) throw new Error('nobody flies');
    let farthest = 0;
    for (let tick = 0; tick < 6 * TICK_RATE; tick++) {
      const { move } = brain.think(view, TICK_MS);
      if (move > 0) {
        own.x += Math.cos(((move - 1) / 64) * 2 * Math.PI) * 8;
        own.y += Math.sin(((move - 1) / 64) * 2 * Math.PI) * 8;
      }
      farthest = Math.max(farthest, Math.hypot(own.x - beacon.x / SUBUNITS, own.y - beacon.y / SUBUNITS));
    }
    return farthest;
  }

  test('a beacon that is being taken is not left, and nobody stands still in it', () => {
    const strays = straysFrom(-20);
    expect(strays).toBeLessThan((beacon?.radius ?? 0) / SUBUNITS);
    expect(strays).toBeGreaterThan(20);
  });
});

test('between two rounds bots rest', () => {
  const view = facing(1, 2);
  const results = { ...view, round: { ...view.round, phase: 'results' } as const };
  for (const { move, buttons } of think(results, 60))
    expect({ move, buttons }).toEqual({ move: 0, buttons: 0 });
});
