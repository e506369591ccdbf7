import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createBrain } from '../../client/bots/brain.ts';
import type { BrainView } from '../../client/bots/brain-view.ts';
import { createStick } from '../../client/bots/stick.ts';
import type { DrawnShip } from '../../client/net/drawn-types.ts';
import { BUTTON, type Intent, MOVE_DIRECTIONS } from '../../sim/intent.ts';
import { createShip } from '../../sim/ship.ts';
import { SUBUNITS, TICK_MS, TICK_RATE } from '../../sim/units.ts';
import { createWorld } from '../../sim/world.ts';
import { foundry } from './helpers/foundry.ts';
import { viewOf } from './helpers/view-of-world.ts';
import { createMatch } from './helpers/virtual-match.ts';

/** Only reading is possible, as deep as it goes. */
function frozen(view: BrainView): BrainView {
  const ships: ReadonlyMap<number, DrawnShip> = new Map(
    [...view.ships].map(([id, ship]) => [id, Object.freeze(ship)]),
  );
  for (const change of ['set', 'delete', 'clear'] as const) {
    Object.defineProperty(ships, change, {
      value: () => {
        throw new Error(`a brain tried to ${change} a ship`);
      },
    });
  }
  const bolts = Object.freeze(view.bolts.map((bolt) => Object.freeze(bolt)));
  const pickups = Object.freeze(view.pickups.map((pickup) => Object.freeze(pickup)));
  const beacons = Object.freeze(view.beacons.map((beacon) => Object.freeze(beacon)));
  const { gauges, round, arena, me } = view;
  return Object.freeze({
    me,
    ships,
    bolts,
    pickups,
    beacons,
    gauges: Object.freeze(gauges),
    round: Object.freeze(round),
    arena,
  });
}

function facing(me: number, enemy: { protected: boolean }): BrainView {
  const world = createWorld('skirmish', 'foundry', 1);
  world.ships = [1, 2].map((id) => {
    const ship = createShip(id, `p${id}`, `bot ${id}`, true);
    return Object.assign(ship, { x: (100 + 150 * id) * SUBUNITS, y: 200 * SUBUNITS });
  });
  const other = world.ships[2 - me];
  if (other !== undefined && enemy.protected) other.protectTicks = 30;
  return viewOf(world, foundry, me);
}

const firesWithin = (view: BrainView, ticks: number, skill: number) => {
  const brain = createBrain({ skill, seed: 4 });
  const intents: Intent[] = Array.from({ length: ticks }, () => brain.think(view, TICK_MS));
  return intents.some(({ buttons }) => (buttons & (BUTTON.bolt | BUTTON.rail)) !== 0);
};

describe('R13 bots see and send what a person does', () => {
  test('a brain needs no more than to read what its session shows', () => {
    const match = createMatch(foundry, [0.5, 0.5, 0.5, 0.5], 3);
    const brain = createBrain({ skill: 0.7, seed: 9 });
    match.run(10 * TICK_RATE, () => {
      const { move, aim, buttons } = brain.think(frozen(viewOf(match.world, foundry, 1)), TICK_MS);
      expect(Number.isInteger(move) && move >= 0 && move <= MOVE_DIRECTIONS).toBe(true);
      expect(Number.isInteger(aim) && aim >= 0 && aim < 65536).toBe(true);
      expect(buttons & ~(BUTTON.bolt | BUTTON.rail | BUTTON.dash)).toBe(0);
    });
  });

  test('the bots import only what a client is made of', () => {
    const folder = new URL('../../client/bots/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const source = readFileSync(new URL(file, folder), 'utf8');
      for (const [, from = ''] of source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
        expect(from, file).toMatch(
          /^(\.\/[\w-]+\.ts|\.\.\/net\/[\w-]+\.ts|\.\.\/\.\.\/sim\/(?:modes\/)?[\w-]+\.ts|node:\w+)$/,
        );
      }
    }
  });
});

test('a bot shoots at an enemy in front of it, but a good one not at a protected one', () => {
  expect(firesWithin(facing(1, { protected: false }), 90, 0.9)).toBe(true);
  expect(firesWithin(facing(1, { protected: true }), 90, 0.9)).toBe(false);
});

test('nobody shoots while the results are shown, nor when dead', () => {
  const view = facing(1, { protected: false });
  expect(firesWithin({ ...view, round: { ...view.round, phase: 'results' } }, 90, 0.9)).toBe(false);
  const dead = [...view.ships.values()].map((ship) => (ship.own ? { ...ship, flying: false } : ship));
  expect(firesWithin({ ...view, ships: new Map(dead.map((ship) => [ship.id, ship])) }, 90, 0.9)).toBe(false);
});

test('changes of direction come at the pace of a hand', () => {
  const match = createMatch(foundry, [0.2, 0.5, 0.8, 1], 11);
  const before = new Map<number, number>();
  let changes = 0;
  const watched = new Map([...match.brains]);
  for (const [id, brain] of watched) {
    match.brains.set(id, {
      ...brain,
      think(view, tickMs) {
        const intent = brain.think(view, tickMs);
        if (before.get(id) !== intent.move) changes += 1;
        before.set(id, intent.move);
        return intent;
      },
    });
  }
  match.run(60 * TICK_RATE);
  const perSecond = changes / 60 / watched.size;
  expect(perSecond).toBeGreaterThan(0.5);
  expect(perSecond).toBeLessThan(8);
});

test('a hand does not turn faster than it can, however much it is asked to, unless it must', () => {
  const turns = (urgent: boolean) => {
    const stick = createStick(120);
    let held: number | undefined;
    let changes = 0;
    for (let tick = 0; tick < 10 * TICK_RATE; tick++) {
      const next = stick.step(tick % 2 === 0 ? 0 : Math.PI, urgent, tick * TICK_MS);
      if (next !== held) changes += 1;
      held = next;
    }
    return changes / 10;
  };
  expect(turns(false)).toBeGreaterThan(1);
  expect(turns(false)).toBeLessThan(1000 / 120);
  expect(turns(true)).toBeGreaterThan(25);
});
