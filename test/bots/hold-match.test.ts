import { describe, expect, test } from 'vitest';
import { loadArena, mapsFor } from '../../server/rooms/arena-files.ts';
import { hold } from '../../sim/modes/hold.ts';
import type { World } from '../../sim/world.ts';
import { createFlightMeter } from './helpers/flight-meter.ts';
import { createMatch, type Match } from './helpers/virtual-match.ts';

const LONGEST = hold.warmupTicks + hold.roundTicks + 1;
const SEED = 3;
/** Where ships are at a beacon, or on the last bit of their way to it. */
const NEAR = 400;
const PATIENCE_MS = 120_000;

/** Plays until the results are shown. Returns how often each beacon was taken by somebody. */
function playToResult(match: Match, beacons: number, watch: (world: World) => void): number[] {
  const captured = Array<number>(beacons).fill(0);
  for (let tick = 0; tick < LONGEST && match.world.round.phase !== 'results'; tick++) {
    for (const fact of match.step())
      if (fact.type === 'captured' && fact.team !== 0)
        captured[fact.beacon] = (captured[fact.beacon] ?? 0) + 1;
    watch(match.world);
  }
  return captured;
}

describe.each(mapsFor('hold'))('hold on %s', (map) => {
  const arena = loadArena(map);

  test(
    'twelve bots play a match about its beacons to a result',
    () => {
      const match = createMatch(arena, Array<number>(12).fill(0.5), SEED, { mode: 'hold' });
      const meter = createFlightMeter(arena.beacons, NEAR);
      const captured = playToResult(match, arena.beacons.length, meter.watch);
      const { world } = match;
      const { report } = meter;
      console.log(
        `${map} ${world.teamScores.join(':')} ${captured.join('+')} captures ${JSON.stringify(report)}`,
      );
      expect(world.round.phase).toBe('results');
      expect(Math.max(...world.teamScores)).toBeGreaterThanOrEqual(hold.goal);
      expect(Math.min(...world.teamScores)).toBeGreaterThan(20);
      expect(captured.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(8);
      expect(Math.min(...captured)).toBeGreaterThan(0);
      expect(world.ships.filter((ship) => ship.captures > 0).length).toBeGreaterThanOrEqual(6);
      expect(world.ships.every((ship) => ship.score + ship.captures + ship.taken > 0)).toBe(true);
      expect(report.nearShare).toBeGreaterThan(0.5);
      expect(report.stuckShare).toBeLessThan(0.01);
      expect(report.unitsPerSecond).toBeGreaterThan(150);
    },
    PATIENCE_MS,
  );

  test(
    'the better side wins',
    () => {
      for (const skills of [
        [0.8, 0.3],
        [0.3, 0.8],
      ]) {
        const line = Array.from({ length: 12 }, (_, i) => skills[i % 2] ?? 0);
        const match = createMatch(arena, line, SEED, { mode: 'hold' });
        playToResult(match, arena.beacons.length, () => {});
        const [one, two] = match.world.teamScores;
        expect(one > two, `${one}:${two} with ${skills}`).toBe((skills[0] ?? 0) > (skills[1] ?? 0));
      }
    },
    PATIENCE_MS,
  );
});
