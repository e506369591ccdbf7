/** Free for all: join any time, most kills when the time is up. */
import { TICK_RATE } from '../units.ts';
import type { Mode } from './mode.ts';

export const skirmish: Mode = {
  name: 'skirmish',
  teams: 0,
  capacity: 16,
  company: 6,
  needs: 1,
  ranked: undefined,
  warmupTicks: 0,
  roundTicks: 180 * TICK_RATE,
  resultsTicks: 12 * TICK_RATE,
  goal: 0,
  hasBeacons: false,
  watchDelayTicks: 5 * TICK_RATE,
  freeLook: true,
  step: () => [],
};
