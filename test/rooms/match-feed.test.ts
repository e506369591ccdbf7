import { expect, test } from 'vitest';
import { MatchFeed } from '../../server/rooms/match-feed.ts';
import { NO_LINE } from '../../server/rooms/told-projection.ts';
import type { Fact } from '../../sim/facts.ts';
import { shipAt, worldOf } from '../helpers/sim-match.ts';

const DELAY = 10;

/** A match in which the only ship is at x = tick. */
function play(ticks: number): MatchFeed {
  const feed = new MatchFeed(DELAY);
  const ship = shipAt(1, 0, 0);
  const world = worldOf(ship);
  for (let tick = 1; tick <= ticks; tick++) {
    world.tick = tick;
    ship.x = tick;
    const facts: Fact[] = [{ type: 'broke', ship: tick & 0xff }];
    feed.record(world, facts, () => ({ ...NO_LINE, adrift: tick % 2 === 0 }));
  }
  return feed;
}

test('R2 nothing of a match is shown before it is as old as it has to be', () => {
  expect(play(DELAY).past()).toBeUndefined();
  expect(play(DELAY + 1).past()?.world.tick).toBe(1);
});

test('a moment is exactly so old, with what happened in it and whose line was lost', () => {
  const past = play(57).past();
  expect(past?.world.tick).toBe(47);
  expect(past?.world.ships[0]?.x).toBe(47);
  expect(past?.facts).toEqual([{ type: 'broke', ship: 47 }]);
  expect(past?.adrift).toEqual([]);
  expect(play(58).past()?.adrift).toEqual([1]);
});

test('what is shown of the past is not changed by what comes', () => {
  const feed = play(20);
  const past = feed.past();
  expect(past?.world).not.toBe(feed.past()?.world);
  expect(past?.world).toEqual(feed.past()?.world);
});

test('a moment is whole, however much longer or shorter those were that it is written over', () => {
  const feed = new MatchFeed(DELAY);
  for (let tick = 1; tick <= 10 * DELAY; tick++) {
    const crew = Array.from({ length: (tick * 7) % 12 }, (_, i) => shipAt(i + 1, tick, i));
    feed.record(Object.assign(worldOf(...crew), { tick }), [], () => NO_LINE);
    const past = feed.past();
    if (past !== undefined) expect(past.world.ships).toHaveLength(((tick - DELAY) * 7) % 12);
  }
});
