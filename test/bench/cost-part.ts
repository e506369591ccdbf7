/** Measures a number of fighting pilots: both sides warm up, then their rounds take turns. */
import { type CostFigures, costOf } from './cost-figures.ts';
import { type Cast, type FloorRound, floorRound, type RealRound, realRound } from './round-pair.ts';
import type { Settings } from './settings.ts';

export async function measureCost(
  cast: Cast,
  settings: Settings,
  pilots: number,
  perRoom: number,
): Promise<CostFigures> {
  const { seconds, warmup, rounds } = settings;
  const warm = await realRound(cast, pilots, perRoom, warmup);
  await floorRound(cast, warm.crowd.recordings, perRoom, warmup);
  const real: RealRound[] = [];
  const floor: FloorRound[] = [];
  for (let round = 0; round < rounds; round++) {
    const measured = await realRound(cast, pilots, perRoom, seconds);
    real.push(measured);
    floor.push(await floorRound(cast, measured.crowd.recordings, perRoom, seconds));
  }
  return costOf(pilots, perRoom, real, floor);
}
