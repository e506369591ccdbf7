import { expect, test } from 'vitest';
import { BoltFlights } from '../../client/net/bolt-flights.ts';
import type { DrawnShip } from '../../client/net/drawn-types.ts';
import type { SessionEvent } from '../../client/net/session-types.ts';
import { createDrawnShip } from '../../client/net/ship-views.ts';
import { BOLT_SPEED } from '../../sim/tuning.ts';
import { SUBUNITS, VELOCITY_STEPS } from '../../sim/units.ts';
import { arenaOf, box } from '../helpers/sim-arena.ts';

const open = arenaOf(4000);
const PER_TICK = BOLT_SPEED / VELOCITY_STEPS / SUBUNITS;
const START = 500;

function shipAt(id: number, x: number, y: number): DrawnShip {
  return { ...createDrawnShip(id, false), x, y, flying: true };
}

function frame(
  bolts: BoltFlights,
  ticks: { drawn?: number; ahead?: number; own?: number },
  ships: DrawnShip[] = [],
) {
  const events: SessionEvent[] = [];
  const times = { drawn: 0, ahead: 0, own: 0, ...ticks };
  bolts.frame(times, new Map(ships.map((ship) => [ship.id, ship])), events);
  return { events, xs: bolts.drawn.map(({ x }) => x) };
}

const FROM = { x: START * SUBUNITS, y: START * SUBUNITS, aim: 0, strong: false };

const ownBolt = (arena = open) => {
  const bolts = new BoltFlights();
  bolts.launchOwn(arena, { ...FROM, owner: 1, shot: 5 }, 100);
  return bolts;
};

test('an own bolt appears at once and flies with the own time', () => {
  const bolts = ownBolt();
  expect(frame(bolts, { own: 99.5 }).xs).toEqual([START]);
  expect(frame(bolts, { own: 103.5 }).xs).toEqual([START + 3.5 * PER_TICK]);
});

test("another's bolt leaves when its shooter is drawn to fire, and catches up with the own time", () => {
  const bolts = new BoltFlights();
  bolts.launchTold(open, { ...FROM, owner: 2, shot: 1 }, 50);
  expect(frame(bolts, { drawn: 49, ahead: 55 }).xs).toEqual([]);
  expect(frame(bolts, { drawn: 50, ahead: 56 }).xs).toEqual([START]);
  expect(frame(bolts, { drawn: 58, ahead: 64 }).xs).toEqual([START + 14 * PER_TICK]);
});

test('an own shot that the server passed over without firing is withdrawn; one that it knows stays', () => {
  const unknown = ownBolt();
  unknown.withdraw(99, 4);
  expect(frame(unknown, { own: 101 }).xs).toHaveLength(1);
  unknown.withdraw(100, 4);
  expect(frame(unknown, { own: 101 }).xs).toEqual([]);

  const known = ownBolt();
  known.withdraw(100, 5);
  known.withdraw(130, 9);
  expect(frame(known, { own: 101 }).xs).toHaveLength(1);
});

test('a bolt that meets a drawn ship is hidden, and shows again if the server says nothing of a hit', () => {
  const bolts = ownBolt();
  const target = [shipAt(2, START + 4 * PER_TICK, START)];
  expect(frame(bolts, { own: 102 }, target).xs).toHaveLength(1);
  expect(frame(bolts, { own: 104 }, target).xs).toEqual([]);
  expect(frame(bolts, { own: 108 }, target).xs).toEqual([]);
  expect(frame(bolts, { own: 115 }, target).xs).toHaveLength(1);
});

test('a bolt is seen to pass through a mate of its shooter, and through the memory of a ship', () => {
  const at = { x: START + 4 * PER_TICK, y: START };
  const shooter = { ...shipAt(1, START, START), team: 2 as const };
  const enemy = { ...shipAt(2, at.x, at.y), team: 1 as const };
  const seen = (other: DrawnShip) => frame(ownBolt(), { own: 104 }, [shooter, other]).xs.length;
  expect(seen(enemy)).toBe(0);
  expect(seen({ ...enemy, team: 2 })).toBe(1);
  expect(seen({ ...enemy, remembered: true })).toBe(1);
});

test('the server ends a bolt that hit', () => {
  const bolts = ownBolt();
  bolts.end(1, 4);
  expect(frame(bolts, { own: 102 }).xs).toHaveLength(1);
  bolts.end(1, 5);
  expect(frame(bolts, { own: 102 }).xs).toEqual([]);
});

test('at a wall a bolt fizzles where the wall is, once', () => {
  const bolts = ownBolt(arenaOf(4000, [box(700, 0, 50, 4000)]));
  const { events, xs } = frame(bolts, { own: 140 });
  expect(xs).toEqual([]);
  expect(events).toMatchObject([{ type: 'fizzled', owner: 1 }]);
  expect(frame(bolts, { own: 141 }).events).toEqual([]);
});

test('R11 over another line own bolts fly on from where they are, as far on as the match is', () => {
  const bolts = ownBolt();
  bolts.launchTold(open, { ...FROM, owner: 2, shot: 1 }, 50);
  frame(bolts, { own: 104, drawn: 52, ahead: 58 });
  bolts.carryOver(-3);
  expect(frame(bolts, { own: 0 }).xs).toEqual([START + PER_TICK]);
  expect(frame(bolts, { own: 2 }).xs).toEqual([START + 3 * PER_TICK]);
});

test('R11 an own shot that was undone is withdrawn with the first patch, one that was not flies on', () => {
  for (const [toldShots, left] of [
    [4, 0],
    [5, 1],
  ] as const) {
    const bolts = ownBolt();
    frame(bolts, { own: 101 });
    bolts.carryOver(-1);
    bolts.withdraw(0, toldShots);
    expect(frame(bolts, { own: 0 }).xs).toHaveLength(left);
  }
});

test('an own bolt that ended while nobody listened is not seen again', () => {
  const bolts = ownBolt(arenaOf(4000, [box(700, 0, 50, 4000)]));
  frame(bolts, { own: 101 });
  bolts.carryOver(600);
  expect(frame(bolts, { own: 0 })).toEqual({ events: [], xs: [] });
});
