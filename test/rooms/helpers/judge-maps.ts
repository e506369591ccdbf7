/** The tests of R2 on every map; one file for the maps of a mode, so that they run side by side. */
import { describe, expect, test } from 'vitest';
import { loadArena } from '../../../server/rooms/arena-files.ts';
import { SightBook } from '../../../server/rooms/sight-book.ts';
import type { Arena } from '../../../sim/arena.ts';
import type { ModeName } from '../../../sim/modes/mode.ts';
import type { World } from '../../../sim/world.ts';
import { playAndJudge } from './verdict.ts';

/** The turn of a round is in it, on every map. A ship that is told a tick too long is found within seconds. */
const MINUTES = Number(process.env.TOLD_MINUTES ?? 4);
const SEED = 11;
const PATIENCE_MS = 300_000;

/** The filter off. */
class AllSeeing extends SightBook {
  override look(world: World, arena: Arena): void {
    super.look(world, arena);
    this.known.markAll();
  }
  override seesPlace(): boolean {
    return true;
  }
}

/** @param mode What is played on them: where there are sides, mates share their sight. */
export function judgeMapsOf(maps: readonly string[], mode: ModeName): void {
  describe.each(maps)('on %s', (map) => {
    const arena = loadArena(map);

    test(
      `R2 ${MINUTES} minutes of 16 pilots: nothing hidden is sent, and nothing in plain sight kept back`,
      () => {
        const { told, ...forbidden } = playAndJudge({ arena, mode, minutes: MINUTES, seed: SEED });
        const none = { ships: 0, pickups: 0, bolts: 0, facts: 0, keptBack: 0 };
        expect({ seed: SEED, ...forbidden }).toEqual({ seed: SEED, ...none });
        expect(told).toBeGreaterThan(10_000);
      },
      PATIENCE_MS,
    );

    test(
      'R2 without the filter the same judge finds thousands',
      () => {
        const sight = new AllSeeing();
        const { ships } = playAndJudge({ arena, mode, minutes: 1, seed: SEED, sight, enough: 2000 });
        expect(ships).toBeGreaterThanOrEqual(2000);
      },
      PATIENCE_MS,
    );
  });
}
