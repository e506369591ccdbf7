import { expect, test } from 'vitest';
import { loadArena } from '../../server/rooms/arena-files.ts';
import { OpenSight } from '../../server/rooms/open-sight.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import { createWireMatch } from './helpers/wire-match.ts';

const SKILLS = [0.2, 0.5, 0.8, 0.9, 0.4, 0.7];
const SEED = 5;
const TICKS = 25 * TICK_RATE;

test('R2 who follows a pilot is told what that pilot is, and nothing of what is the pilot’s own', () => {
  const wire = createWireMatch(loadArena('foundry'), SKILLS, SEED, { followed: [2, 2] });
  const pilot = wire.pilots[1];
  let hidden = 0;
  for (let tick = 0; tick < TICKS; tick++) {
    wire.step();
    for (const watcher of wire.watchers) {
      expect([...watcher.state.ships.keys()].sort()).toEqual([...(pilot?.state.ships.keys() ?? [])].sort());
      expect([...watcher.state.pickups.keys()].sort()).toEqual(
        [...(pilot?.state.pickups.keys() ?? [])].sort(),
      );
      expect(watcher.facts.filter(({ type }) => type !== 'ended')).toEqual(
        pilot?.facts.filter(({ type }) => type !== 'ended'),
      );
      expect(watcher.state.ships.get('2')?.vx ?? 0).toBe(0);
      hidden += SKILLS.length - watcher.state.ships.size;
    }
  }
  expect(hidden).toBeGreaterThan(TICKS);
});

test('who looks freely is told of every ship, pickup and bolt, and of nothing that is a pilot’s own', () => {
  const arena = loadArena('foundry');
  const wire = createWireMatch(arena, SKILLS, SEED, { sight: new OpenSight(), followed: [FREE_LOOK] });
  const [watcher] = wire.watchers;
  for (let tick = 0; tick < TICKS; tick++) {
    wire.step();
    expect(watcher?.state.ships.size).toBe(SKILLS.length);
    expect(watcher?.state.pickups.size).toBe(arena.pickups.length);
    // Each bolt is known by its ship's counter: nothing has to be said of it.
    expect(watcher?.bolts).toEqual([]);
    watcher?.state.ships.forEach((ship) => {
      expect(ship.vx ?? 0).toBe(0);
    });
  }
});

test('R2 who follows nobody where nothing may be looked at freely is told of no ship that did not give itself away', () => {
  const wire = createWireMatch(loadArena('foundry'), SKILLS, SEED, { followed: [FREE_LOOK] });
  const [watcher] = wire.watchers;
  let told = 0;
  for (let tick = 0; tick < TICKS; tick++) {
    wire.step();
    for (const { id, revealTicks } of wire.match.world.ships) {
      if (watcher?.state.ships.has(String(id))) {
        told += 1;
        expect(revealTicks).toBeGreaterThan(0);
      }
    }
    expect(watcher?.bolts).toEqual([]);
  }
  expect(told).toBeGreaterThan(0);
});
