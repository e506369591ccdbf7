/** What no stream of inputs may gain (R5), counted over every window of a random one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Intent, sanitizeIntent } from '../../sim/intent.ts';
import { stepWorld } from '../../sim/step-world.ts';
import {
  BOLT_COOLDOWN,
  DASH_COOLDOWN,
  DASH_SPEED,
  DASH_TICKS,
  RAIL_CHARGE_TICKS,
  RAIL_COOLDOWN,
  TOP_SPEED,
} from '../../sim/tuning.ts';
import { VELOCITY_STEPS } from '../../sim/units.ts';
import { foundry, freePlaces, ROUNDING } from '../helpers/sim-arena.ts';
import { intents, nobodySeen, shipAt, wildIntents, worldOn } from '../helpers/sim-match.ts';
import { wireMisfits } from '../helpers/sim-wire.ts';

const held = fc.tuple(
  fc.oneof(intents, wildIntents, fc.constant(undefined)),
  fc.integer({ min: 1, max: 30 }),
);
const streams = fc
  .array(held, { minLength: 5, maxLength: 25 })
  .map((holds) => holds.flatMap(([intent, ticks]) => Array.from({ length: ticks }, () => intent)));

type Flight = { bolts: number[]; rails: number[]; dashes: number[]; ways: number[] };

/** Flies a ship through a stream and notes the ticks of what it did, and how far it went in each. */
function fly(x: number, y: number, stream: readonly (Intent | undefined)[]): Flight {
  const ship = shipAt(1, x, y);
  const world = worldOn('foundry', ship);
  const flight: Flight = { bolts: [], rails: [], dashes: [], ways: [] };
  stream.forEach((intent, tick) => {
    const [fromX, fromY, cooldown] = [ship.x, ship.y, ship.dashCooldown];
    const wanted = new Map(intent === undefined ? [] : [[1, intent]]);
    const facts = stepWorld(world, foundry, { arrivals: [], departures: [], intents: wanted }, nobodySeen);
    for (const fact of facts) if (fact.type === 'fired') flight[`${fact.weapon}s`].push(tick);
    if (ship.dashCooldown > cooldown) flight.dashes.push(tick);
    flight.ways.push(Math.hypot(ship.x - fromX, ship.y - fromY));
    expect(wireMisfits(ship)).toEqual([]);
  });
  return flight;
}

const closest = (ticks: readonly number[]) =>
  Math.min(...ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0)));

/** A place is rounded once a tick. */
const slow = TOP_SPEED / VELOCITY_STEPS + 1;
const fast = DASH_SPEED / VELOCITY_STEPS + 1;

test('R5 no stream of inputs fires or dashes more often than the cooldowns allow', () => {
  const seen = { bolts: 0, rails: 0, dashes: 0 };
  fc.assert(
    fc.property(freePlaces(foundry), streams, ({ x, y }, stream) => {
      const { bolts, rails, dashes } = fly(x, y, stream);
      expect(closest(bolts)).toBeGreaterThanOrEqual(BOLT_COOLDOWN);
      expect(closest(rails)).toBeGreaterThanOrEqual(RAIL_COOLDOWN + RAIL_CHARGE_TICKS);
      expect(closest(dashes)).toBeGreaterThanOrEqual(DASH_COOLDOWN);
      seen.bolts += bolts.length;
      seen.rails += rails.length;
      seen.dashes += dashes.length;
    }),
    { numRuns: 200 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

test('R5 no stream of inputs takes a ship farther in any window than its top speed and its dashes', () => {
  fc.assert(
    fc.property(freePlaces(foundry), streams, ({ x, y }, stream) => {
      const { ways } = fly(x, y, stream);
      for (const length of [1, DASH_TICKS, DASH_COOLDOWN, 2 * DASH_COOLDOWN]) {
        const dashing = Math.min(length, DASH_TICKS * Math.ceil((length + DASH_TICKS - 1) / DASH_COOLDOWN));
        // A wall may push a ship out by what rounding had left it inside.
        const most = dashing * fast + (length - dashing) * slow + ROUNDING;
        for (let from = 0; from + length <= ways.length; from++) {
          const way = ways.slice(from, from + length).reduce((sum, step) => sum + step, 0);
          expect(way).toBeLessThanOrEqual(most);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('R5 whatever arrives as an intent becomes one that the rules know', () => {
  fc.assert(
    fc.property(wildIntents, (wild) => {
      const { move, aim, buttons } = sanitizeIntent({ ...wild });
      const within = (value: number, most: number) =>
        Number.isInteger(value) && !Object.is(value, -0) && value >= 0 && value <= most;
      expect([within(move, 64), within(aim, 65535), within(buttons, 31)]).toEqual([true, true, true]);
    }),
    { numRuns: 2000 },
  );
});

test('an honest intent arrives as it was meant', () => {
  fc.assert(
    fc.property(intents, (intent) => {
      expect(sanitizeIntent({ ...intent })).toEqual(intent);
    }),
  );
});
