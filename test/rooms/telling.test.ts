import { Encoder } from '@colyseus/schema';
import { expect, test } from 'vitest';
import { loadArena } from '../../server/rooms/arena-files.ts';
import { OpenSight } from '../../server/rooms/open-sight.ts';
import { Telling } from '../../server/rooms/telling.ts';
import { NO_LINE } from '../../server/rooms/told-projection.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import { shipAt, worldOn } from '../helpers/sim-match.ts';
import { createWireMatch } from './helpers/wire-match.ts';

const SKILLS = [0.2, 0.5, 0.8, 0.9];
const SEED = 11;
const TICKS = 5 * TICK_RATE;

test('R2 what everybody is told changes with every tick alike, whoever comes to see something in it', () => {
  const { match, pilots, step } = createWireMatch(loadArena('foundry'), SKILLS, SEED);
  for (let tick = 0; tick < TICKS; tick++) {
    step();
    for (const { state } of pilots) expect(state.beat).toBe(match.world.tick & 0xff);
  }
});

test('who looks freely hears nothing besides, as nothing is out of sight', () => {
  const arena = loadArena('foundry');
  const wire = createWireMatch(arena, SKILLS, SEED, { sight: new OpenSight(), followed: [FREE_LOOK] });
  let shots = 0;
  for (let tick = 0; tick < TICKS; tick++) {
    // Who has no eyes stands nowhere, which is the corner of the arena.
    for (const ship of wire.match.world.ships) Object.assign(ship, { x: 1000 + 900 * ship.id, y: 1000 });
    shots += wire.step().filter(({ type }) => type === 'fired').length;
    expect(wire.watchers[0]?.facts.filter(({ type }) => type === 'heard')).toEqual([]);
  }
  expect(shots).toBeGreaterThan(0);
});

test('R2 who follows a ship that is gone is told of nothing more', () => {
  const arena = loadArena('foundry');
  const [spawn = { x: 0, y: 0 }] = arena.spawns;
  const world = worldOn('foundry', shipAt(1, spawn.x, spawn.y), shipAt(2, spawn.x + 1000, spawn.y));
  const telling = new Telling();
  new Encoder(telling.state);
  const take = () => {
    world.tick += 1;
    telling.take(world, arena, [], () => NO_LINE);
  };
  take();
  take();
  const { view } = telling.admitWatcher('watcher', 1, world);
  const shows = () => {
    const ship = telling.state.ships.get('2');
    return ship !== undefined && view.has(ship);
  };
  expect(shows()).toBe(true);
  world.ships.shift();
  take();
  expect(shows()).toBe(false);
});
