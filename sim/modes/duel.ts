/** One against one, first to seven. */
import { TICK_RATE } from '../units.ts';
import type { Mode } from './mode.ts';

export const duel: Mode = {
  name: 'duel',
  teams: 0,
  capacity: 2,
  company: 2,
  needs: 2,
  ranked: { least: 1, most: 1 },
  warmupTicks: 4 * TICK_RATE,
  roundTicks: 300 * TICK_RATE,
  resultsTicks: 12 * TICK_RATE,
  goal: 7,
  hasBeacons: false,
  watchDelayTicks: 5 * TICK_RATE,
  freeLook: false,
  step: () => [],
};
