import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SightBook } from '../../server/rooms/sight-book.ts';
import type { Ship } from '../../sim/ship.ts';
import { MAX_REWIND_MS, SIGHT_LEAD_TICKS } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_MS } from '../../sim/units.ts';
import type { World } from '../../sim/world.ts';
import { arenaOf, box } from '../helpers/sim-arena.ts';
import { shipAt, worldOf } from '../helpers/sim-match.ts';

/** Two halls with a wall between. */
const halls = arenaOf(2000, [box(990, 0, 20, 2000)]);
const WEST = 900 * SUBUNITS;
const EAST = 1100 * SUBUNITS;
const REWIND_TICKS = Math.ceil(MAX_REWIND_MS / TICK_MS);

function look(book: SightBook, world: World, ticks = 1): void {
  for (let i = 0; i < ticks; i++) {
    world.tick += 1;
    book.look(world, halls);
  }
}

/** Two ships that saw each other, until the second went behind the wall. */
function parted(fields: Partial<Ship> = {}) {
  const one = shipAt(1, WEST, 8000);
  const two = shipAt(2, WEST, 9000, fields);
  const world = worldOf(one, two);
  const book = new SightBook();
  look(book, world, 4);
  two.x = EAST;
  return { book, world, one, two };
}

test('R2 a ship in sight is known, and one behind a wall is not', () => {
  const one = shipAt(1, WEST, 8000);
  const world = worldOf(one, shipAt(2, WEST, 9000), shipAt(3, EAST, 8000));
  const book = new SightBook();
  look(book, world, 2);
  const known = world.ships.filter((ship) => book.knows(one, ship)).map(({ id }) => id);
  expect(known).toEqual([1, 2]);
});

test('R2 a ship that was lost from sight is known for the lead, and not a tick longer', () => {
  const { book, world, one, two } = parted();
  look(book, world, SIGHT_LEAD_TICKS);
  expect(book.knows(one, two)).toBe(true);
  look(book, world);
  expect(book.knows(one, two)).toBe(false);
});

test('R2 it is as if each two were looked at in each tick', () => {
  const moves = fc.array(
    fc.record({
      tick: fc.integer({ min: 1, max: 40 }),
      who: fc.integer({ min: 0, max: 3 }),
      what: fc.constantFrom('west', 'east', 'destroyed'),
    }),
    { maxLength: 30 },
  );
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(moves, ids, (changes, chosen) => {
      const ships = chosen.sort((a, b) => a - b).map((id, i) => shipAt(id, WEST, 8000 + 800 * i));
      const world = worldOf(...ships);
      const book = new SightBook();
      const seen = new Map<string, number[]>();
      const before = new Set<string>();
      for (let tick = 0; tick < 60; tick++) {
        for (const { who, what } of changes.filter((change) => change.tick === tick)) {
          const ship = ships[who];
          if (ship === undefined) continue;
          if (what === 'destroyed') ship.respawnTicks = 1000;
          else ship.x = what === 'west' ? WEST : EAST;
        }
        look(book, world);
        for (const eyes of ships) {
          for (const target of ships) {
            if (eyes === target) continue;
            const pair = `${eyes.id} ${target.id}`;
            const ticks = seen.get(pair) ?? [];
            seen.set(pair, ticks);
            const wasLost = tick - (ticks.at(-1) ?? -100) > SIGHT_LEAD_TICKS;
            if (eyes.x === target.x && target.respawnTicks === 0) ticks.push(tick);
            const last = ticks.at(-1) ?? -100;
            // Who was hidden may be found a tick later; who is known is known for exactly the lead.
            const isSeenTwice = ticks.at(-2) === last - 1;
            const knows = expect(book.knows(eyes, target), `${pair} in ${tick}`);
            if (tick - last > SIGHT_LEAD_TICKS) knows.toBe(false);
            else if (isSeenTwice || (before.has(pair) && !wasLost)) knows.toBe(true);
            if (book.knows(eyes, target)) before.add(pair);
            else before.delete(pair);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('R4 a rail may be judged against who was in the picture within the rewind', () => {
  const { book, world, one, two } = parted();
  look(book, world, SIGHT_LEAD_TICKS + REWIND_TICKS);
  expect(book.sawLately(one, two)).toBe(true);
  look(book, world);
  expect(book.sawLately(one, two)).toBe(false);
});

test('R4 a rail may be judged against who was in the picture of a mate', () => {
  const scout = shipAt(1, EAST, 8000, { team: 1 });
  const mate = shipAt(2, WEST, 8000, { team: 1 });
  const stranger = shipAt(3, WEST, 9000, { team: 2 });
  const enemy = shipAt(4, EAST, 9000, { team: 2 });
  const world = worldOf(scout, mate, stranger, enemy);
  const book = new SightBook();
  look(book, world, 2);
  scout.x = WEST;
  look(book, world, SIGHT_LEAD_TICKS + REWIND_TICKS);
  expect(book.knows(mate, enemy)).toBe(false);
  expect(book.sawLately(mate, enemy)).toBe(true);
  look(book, world, 2);
  expect(book.sawLately(mate, enemy)).toBe(false);
});

test('R2 mates share what they see, and know of each other wherever they are', () => {
  const scout = shipAt(1, EAST, 8000, { team: 1 });
  const mate = shipAt(2, WEST, 8000, { team: 1 });
  const enemy = shipAt(3, EAST, 9000, { team: 2 });
  const book = new SightBook();
  look(book, worldOf(scout, mate, enemy), 2);
  expect(book.knows(mate, enemy)).toBe(true);
  expect(book.knows(mate, scout)).toBe(true);
  expect(book.knows(enemy, mate)).toBe(false);
});

test('R2 who fired a rail is known to everybody for as long as that gives it away', () => {
  const one = shipAt(1, WEST, 8000);
  const two = shipAt(2, EAST, 8000, { revealTicks: 1 });
  const world = worldOf(one, two);
  const book = new SightBook();
  look(book, world);
  expect(book.knows(one, two)).toBe(true);
  two.revealTicks = 0;
  look(book, world);
  expect(book.knows(one, two)).toBe(false);
});

test('R2 a wreck is seen no longer than the lead, though its pilot goes on looking', () => {
  const { book, world, one, two } = parted();
  two.x = WEST;
  two.respawnTicks = 60;
  look(book, world, SIGHT_LEAD_TICKS + 1);
  expect(book.knows(one, two)).toBe(false);
  expect(book.knows(two, one)).toBe(true);
});

test('R2 a ship that appears somewhere else is not known there for having been seen here', () => {
  const { book, world, one, two } = parted();
  book.forget(2);
  look(book, world);
  expect(book.knows(one, two)).toBe(false);
  expect(book.knows(two, one)).toBe(false);
});

test('R2 a pickup is known of while it is in sight', () => {
  const arena = { ...halls, pickups: [{ x: WEST, y: 9000, kind: 'repair' as const }] };
  const one = shipAt(1, WEST, 8000);
  const two = shipAt(2, EAST, 8000);
  const world = worldOf(one, two);
  const book = new SightBook();
  for (let i = 0; i < 6; i++) {
    world.tick += 1;
    book.look(world, arena);
  }
  expect(book.knowsPickup(one, 0)).toBe(true);
  expect(book.knowsPickup(two, 0)).toBe(false);
  one.x = EAST;
  for (let i = 0; i < 12; i++) {
    world.tick += 1;
    book.look(world, arena);
  }
  expect(book.knowsPickup(one, 0)).toBe(false);
});
