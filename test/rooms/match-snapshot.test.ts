import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resultOf } from '../../server/rooms/match-result.ts';
import {
  bytesToMatch,
  hashMatch,
  type MatchSnapshot,
  matchToBytes,
} from '../../server/rooms/match-snapshot.ts';
import { worlds } from '../helpers/sim-arbitrary.ts';
import { shipAt, worldOf } from '../helpers/sim-match.ts';

const id = fc.string({ minLength: 1, maxLength: 12 });
const ticks = fc.integer({ min: 0, max: 65_535 });

/** A seat for every ship of the world, and some whose ship is about to arrive. */
const matches: fc.Arbitrary<MatchSnapshot> = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    setup: fc.option(
      fc.record(
        {
          code: fc.stringMatching(/^[A-Z]{6}$/),
          guests: fc.array(fc.record({ pilot: id, team: fc.integer({ min: 0, max: 2 }) })),
          map: fc.constant('foundry'),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    ),
    standing: fc.option(
      fc.record({
        mode: id,
        map: id,
        round: ticks,
        scores: fc.array(fc.record({ name: id, team: fc.integer({ min: 0, max: 2 }), score: ticks })),
      }),
      { nil: undefined },
    ),
    seats: fc
      .tuple(
        ...world.ships.map(({ id: ship, pilot, name, bot }) =>
          fc.record({
            pilot: fc.constant({ id: pilot, name, bot }),
            ship: fc.constant(ship),
            here: fc.boolean(),
            ticksLeft: ticks,
          }),
        ),
      )
      .chain((flown) =>
        fc
          .array(
            fc.record({
              pilot: fc.record({ id, name: id, bot: fc.boolean() }),
              ship: fc.constant(250),
              here: fc.boolean(),
              ticksLeft: ticks,
            }),
            { maxLength: 1 },
          )
          .map((arriving) => (world.ships.some((ship) => ship.id === 250) ? flown : [...flown, ...arriving])),
      ),
    usedTickets: fc.array(fc.record({ id: fc.uuid(), ticksLeft: ticks }), { maxLength: 20 }),
  }),
);

test('R11 a match that was written and read back is the same, and so is its hash', () => {
  fc.assert(
    fc.property(matches, (match) => {
      const { hash, ...read } = bytesToMatch(matchToBytes(match));
      expect(read).toEqual(match);
      expect(hash).toBe(hashMatch(match));
    }),
    { numRuns: 300 },
  );
});

test('R11 a snapshot that was damaged anywhere is no match', () => {
  const match: MatchSnapshot = {
    world: worldOf(shipAt(1, 100, 100), shipAt(2, 200, 200)),
    setup: { code: 'ABCDEF' },
    standing: { mode: 'duel', map: 'foundry', round: 2, scores: [{ name: 'Ada', team: 0, score: 7 }] },
    seats: [{ pilot: { id: 'p1', name: 'Ada', bot: false }, ship: 9, here: true, ticksLeft: 600 }],
    usedTickets: [{ id: 'ticket', ticksLeft: 5 }],
  };
  const whole = matchToBytes(match);
  for (let at = 0; at < whole.length; at++) {
    const damaged = whole.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    expect(() => bytesToMatch(damaged), `byte ${at}`).toThrow(RangeError);
    expect(() => bytesToMatch(whole.slice(0, at)), `${at} bytes`).toThrow(RangeError);
  }
});

test('of very many used tickets the newest are kept', () => {
  const usedTickets = Array.from({ length: 500 }, (_, n) => ({ id: `${n}`, ticksLeft: 1 }));
  const match = { world: worldOf(), setup: undefined, standing: undefined, seats: [], usedTickets };
  const { usedTickets: kept } = bytesToMatch(matchToBytes(match));
  expect(kept).toHaveLength(128);
  expect(kept.at(-1)).toEqual({ id: '499', ticksLeft: 1 });
});

test('a match of sixteen takes at most 1,500 bytes', () => {
  const ships = Array.from({ length: 16 }, (_, n) => {
    const ship = shipAt(n + 1, n * 100, n * 100);
    return { ...ship, pilot: `abcdefghijk${n % 10}`, name: 'Twelve chars' };
  });
  const seats = ships.map(({ id: ship, pilot, name, bot }) => {
    return { pilot: { id: pilot, name, bot }, ship, here: true, ticksLeft: 600 };
  });
  const match = { world: worldOf(...ships), setup: undefined, standing: undefined, seats, usedTickets: [] };
  expect(matchToBytes(match).length).toBeLessThanOrEqual(1500);
  // With forty bolts in the air, and half of what a ship can be busy with.
  const busy = {
    dashCooldown: 9,
    boltCooldown: 3,
    railCharge: 4,
    shield: 50,
    calmTicks: 80,
    streak: 1,
    bestStreak: 2,
    taken: 3,
  };
  const bolt = { owner: 1, x: 9, y: 9, aim: 9, age: 5, life: 60, strong: false };
  const bolts = Array.from({ length: 40 }, (_, shot) => ({ ...bolt, shot }));
  const fight = {
    ...match,
    world: { ...match.world, ships: ships.map((ship) => ({ ...ship, ...busy })), bolts },
  };
  expect(matchToBytes(fight).length).toBeLessThanOrEqual(1500);
  // Between two rounds as well.
  const between = { ...match, standing: resultOf(match.world) };
  expect(matchToBytes(between).length).toBeLessThanOrEqual(1500);
});
