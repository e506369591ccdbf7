import { Encoder } from '@colyseus/schema';
import { expect, test } from 'vitest';
import { Known, rowOf } from '../../server/rooms/known.ts';
import { SLOTS } from '../../server/rooms/slots.ts';
import { NO_LINE, ToldProjection } from '../../server/rooms/told-projection.ts';
import { ShownBook, ViewKeeper } from '../../server/rooms/view-keeper.ts';
import { shipAt, worldOf } from '../helpers/sim-match.ts';

const VIEWER = rowOf(1);

/** What is told of a world of two ships to the pilot of the first, who may know of both. */
function keptView() {
  const told = new ToldProjection();
  new Encoder(told.state);
  const world = worldOf(shipAt(1, 1000, 1000), shipAt(2, 2000, 1000));
  const known = new Known();
  known.markAll();
  const book = new ShownBook(told);
  const keeper = new ViewKeeper(book, 0);
  const bring = (tick: number, row = VIEWER, own: number | undefined = 1) => {
    told.write(world, () => NO_LINE);
    keeper.bring(known, row, own, tick);
  };
  const shows = (id: number) => {
    const ship = told.ships.get(id);
    return ship !== undefined && keeper.view.has(ship);
  };
  return { world, known, book, keeper, bring, shows };
}

test('R2 what may be known is in the view, since when, and leaves it with the mark', () => {
  const { known, keeper, bring, shows } = keptView();
  bring(5);
  bring(6);
  expect([shows(1), shows(2), keeper.shipSince(2)]).toEqual([true, true, 5]);
  known.ships.each[VIEWER + 2] = 0;
  bring(7);
  expect([shows(1), shows(2), keeper.shipSince(2)]).toEqual([true, false, undefined]);
});

test('a ship that comes under the id of one that left comes into view like any other', () => {
  const { world, keeper, bring, shows } = keptView();
  bring(5);
  const [left] = world.ships.splice(1, 1);
  bring(6);
  expect(keeper.shipSince(2)).toBeUndefined();
  if (left !== undefined) world.ships.push(left);
  bring(7);
  expect([shows(2), keeper.shipSince(2)]).toEqual([true, 7]);
});

test('R2 who has no eyes is told of nothing, though all is there for everybody', () => {
  const { bring, shows } = keptView();
  bring(5, rowOf(undefined), 3);
  expect([shows(1), shows(2)]).toEqual([false, false]);
});

test('R2 what may be known no longer leaves a view after room was made for more of them', () => {
  const { known, book, bring, shows } = keptView();
  bring(5);
  for (let slot = 1; slot <= SLOTS; slot++) new ViewKeeper(book, slot);
  known.ships.each.fill(0);
  bring(6);
  expect([shows(1), shows(2)]).toEqual([false, false]);
});

test('R2 a view that is kept where another was shows what it is brought, though the marks are the same', () => {
  const { known, book, bring } = keptView();
  bring(5);
  const next = new ViewKeeper(book, 0);
  next.bring(known, VIEWER, undefined, 6);
  expect(next.shipSince(2)).toBe(6);
});

test('R2 a view that is kept where another was shows nothing yet, and each its own', () => {
  const { known, book, keeper, bring } = keptView();
  bring(5);
  // More than there is room for at first.
  const later = Array.from({ length: 40 }, (_, i) => new ViewKeeper(book, i + 1));
  expect(keeper.shipSince(2)).toBe(5);
  for (const each of later) expect(each.shipSince(2)).toBeUndefined();
  later[39]?.bring(known, VIEWER, undefined, 9);
  expect(later.map((each) => each.shipSince(2))).toEqual([...new Array(39).fill(undefined), 9]);
  expect(new ViewKeeper(book, 40).shipSince(2)).toBeUndefined();
  expect(new ViewKeeper(book, 0).shipSince(2)).toBeUndefined();
});
