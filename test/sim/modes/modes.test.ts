import { describe, expect, test } from 'vitest';
import { loadArena } from '../../../server/rooms/arena-files.ts';
import { createJournal, rerunJournal, stepAndRecord } from '../../../sim/journal.ts';
import { MODE_NAMES, MODES } from '../../../sim/modes/modes.ts';
import { bytesToWorld, worldToBytes } from '../../../sim/world-codec.ts';
import { hashWorld } from '../../../sim/world-hash.ts';
import { inputOf, nobodySeen } from '../../helpers/sim-match.ts';
import { fullMatch, stepAtRandom } from '../../helpers/sim-play.ts';

describe.each(MODE_NAMES)('%s', (name) => {
  const mode = MODES[name];

  test('plays from its first round over results and a vote into the next', () => {
    const world = fullMatch(name, 5);
    const stream = { random: 9 };
    const phases: string[] = [];
    const most = 2 * (mode.warmupTicks + mode.roundTicks + mode.resultsTicks);
    while (world.round.number < 2 && world.tick < most) {
      for (const fact of stepAtRandom(world, stream)) if (fact.type === 'turned') phases.push(fact.phase);
    }
    const warmup = mode.warmupTicks > 0 ? ['warmup'] : [];
    expect(phases).toEqual([
      ...(mode.warmupTicks > 0 ? ['play'] : []),
      'results',
      ...(warmup[0] ? warmup : ['play']),
    ]);
    expect(world.rotation).toContain(world.map);
    stepAtRandom(world, stream);
    expect(world.ships.filter((ship) => ship.respawnTicks === 0)).toHaveLength(mode.capacity);
  });

  test('R6 a world of it put back from bytes goes on to the same world', () => {
    const world = fullMatch(name, 77);
    const stream = { random: 3 };
    for (let tick = 0; tick < 500; tick++) stepAtRandom(world, stream);
    const again = bytesToWorld(worldToBytes(world));
    const streams = [{ ...stream }, { ...stream }] as const;
    for (let tick = 0; tick < 200; tick++) {
      stepAtRandom(world, streams[0]);
      stepAtRandom(again, streams[1]);
    }
    expect(hashWorld(again)).toBe(hashWorld(world));
  });

  test('R6 a journal runs again over the change of the map', () => {
    const world = fullMatch(name, 21);
    world.round = { ...world.round, phase: 'results', ticksLeft: 3 };
    world.ballot = [...world.rotation.filter((map) => map !== world.map).slice(0, 2), world.map];
    const [first] = world.ballot;
    const journal = createJournal(world);
    for (let tick = 0; tick < 60; tick++)
      stepAndRecord(journal, world, loadArena(world.map), inputOf(), nobodySeen);
    expect(world.map).not.toBe(journal.start.toString());
    expect(world.ballot).toEqual([]);
    expect(first).toBeDefined();
    const rerun = rerunJournal(journal, loadArena);
    expect(rerun.divergedAt).toBeUndefined();
    expect(hashWorld(rerun.world)).toBe(hashWorld(world));
  });
});
