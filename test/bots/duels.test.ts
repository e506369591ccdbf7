import { expect, test } from 'vitest';
import { loadArena, mapsFor } from '../../server/rooms/arena-files.ts';
import { winnerOf } from '../../sim/awards.ts';
import { duel } from '../../sim/modes/duel.ts';
import { createMatch } from './helpers/virtual-match.ts';

const DUELS = 30;
const LONGEST = duel.warmupTicks + duel.roundTicks + 1;

/** A whole duel, first to seven. Returns the index of the skill that won, undefined for a draw. */
function play(map: string, skills: readonly number[], seed: number): number | undefined {
  const match = createMatch(loadArena(map), skills, seed, { mode: 'duel' });
  const { world } = match;
  for (let tick = 0; tick < LONGEST && world.round.phase !== 'results'; tick++) match.step();
  const winner = winnerOf(duel, world.ships, world.teamScores);
  return typeof winner === 'object' && 'ship' in winner ? winner.ship - 1 : undefined;
}

test('0.9 wins at least 25 of 30 duels against 0.3, on all maps and from either side', () => {
  const maps = mapsFor('duel');
  const lost: string[] = [];
  for (let seed = 1; seed <= DUELS; seed++) {
    const map = maps[seed % maps.length] ?? '';
    const better = Math.floor(seed / maps.length) % 2;
    const skills = better === 0 ? [0.9, 0.3] : [0.3, 0.9];
    if (play(map, skills, seed) !== better) lost.push(`${map} with seed ${seed}`);
  }
  expect(lost.length, lost.join(', ')).toBeLessThanOrEqual(DUELS - 25);
}, 120_000);
