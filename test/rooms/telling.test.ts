import { expect, test } from 'vitest';
import { loadArena } from '../../server/rooms/arena-files.ts';
import { OpenSight } from '../../server/rooms/open-sight.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
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
