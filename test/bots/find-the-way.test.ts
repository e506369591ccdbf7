import { expect, test } from 'vitest';
import { createChance } from '../../client/bots/chance.ts';
import { distance, moveOf } from '../../client/bots/geometry.ts';
import { createNavigator } from '../../client/bots/navigator.ts';
import { createStick } from '../../client/bots/stick.ts';
import { createShip } from '../../sim/ship.ts';
import { stepShip } from '../../sim/step-ship.ts';
import { SUBUNITS, TICK_MS, TICK_RATE, VELOCITY_STEPS } from '../../sim/units.ts';
import { foundry } from './helpers/foundry.ts';

const PACE = TICK_RATE / VELOCITY_STEPS / SUBUNITS;
const NEAR = 40;
/** The longest way through the map takes about eleven seconds at top speed. */
const MOST_SECONDS = 18;

type Trip = { seconds: number; searches: number; freed: number };

function fly(from: { x: number; y: number }, to: { x: number; y: number }, stickMs: number): Trip {
  const ship = createShip(1, 'p', 'scout', true);
  Object.assign(ship, { x: from.x, y: from.y });
  const navigator = createNavigator(createChance(1));
  const stick = createStick(stickMs);
  const goal = { x: to.x / SUBUNITS, y: to.y / SUBUNITS };
  for (let tick = 0; tick < MOST_SECONDS * TICK_RATE; tick++) {
    const own = { x: ship.x / SUBUNITS, y: ship.y / SUBUNITS, vx: ship.vx * PACE, vy: ship.vy * PACE };
    if (distance(own, goal) < NEAR) return { seconds: tick / TICK_RATE, ...navigator.effort };
    const held = stick.step(navigator.steer(foundry, own, goal, tick * TICK_MS), false, tick * TICK_MS);
    stepShip(ship, { move: held === undefined ? 0 : moveOf(held), aim: 0, buttons: 0 }, foundry, true);
  }
  return { seconds: Number.POSITIVE_INFINITY, ...navigator.effort };
}

test.each([110, 190])(
  'every spawn is reached from every other with a hand of %d ms, and nobody sticks',
  (stickMs) => {
    let searches = 0;
    let seconds = 0;
    for (const from of foundry.spawns) {
      for (const to of foundry.spawns) {
        if (from === to) continue;
        const trip = fly(from, to, stickMs);
        const way = `${from.x / SUBUNITS},${from.y / SUBUNITS} to ${to.x / SUBUNITS},${to.y / SUBUNITS}`;
        expect(trip.seconds, way).toBeLessThan(MOST_SECONDS);
        expect(trip.freed, way).toBe(0);
        searches += trip.searches;
        seconds += trip.seconds;
      }
    }
    expect(searches / seconds).toBeLessThan(0.5);
  },
);

test('a ship that is held in place frees itself, again and again', () => {
  const navigator = createNavigator(createChance(1));
  const own = { x: 200, y: 200, vx: 0, vy: 0 };
  for (let tick = 0; tick < 10 * TICK_RATE; tick++) {
    navigator.steer(foundry, own, { x: 1500, y: 900 }, tick * TICK_MS);
  }
  expect(navigator.effort.freed).toBeGreaterThan(4);
});

test('a goal that runs about is not looked for more than twice a second', () => {
  const navigator = createNavigator(createChance(1));
  const [from, far, other] = [foundry.spawns[0], foundry.spawns.at(-1), foundry.spawns.at(-2)];
  if (from === undefined || far === undefined || other === undefined) throw new Error('a map without spawns');
  for (let tick = 0; tick < 10 * TICK_RATE; tick++) {
    // Wobbles, or it would count as stuck.
    const own = { x: from.x / SUBUNITS + (tick % 40), y: from.y / SUBUNITS, vx: 0, vy: 0 };
    const goal = Math.floor(tick / 5) % 2 === 0 ? far : other;
    navigator.steer(foundry, own, { x: goal.x / SUBUNITS, y: goal.y / SUBUNITS }, tick * TICK_MS);
  }
  expect(navigator.effort.searches).toBeGreaterThan(5);
  expect(navigator.effort.searches).toBeLessThanOrEqual(21);
});
