/** Two teams and three beacons: each beacon that a team holds earns it a point a second. */
import { stepBeacons } from '../beacons.ts';
import { TICK_RATE } from '../units.ts';
import type { Mode } from './mode.ts';

export const hold: Mode = {
  name: 'hold',
  teams: 2,
  capacity: 12,
  company: 8,
  needs: 1,
  ranked: { least: 3, most: 6 },
  warmupTicks: 6 * TICK_RATE,
  roundTicks: 240 * TICK_RATE,
  resultsTicks: 12 * TICK_RATE,
  goal: 150,
  hasBeacons: true,
  watchDelayTicks: 5 * TICK_RATE,
  freeLook: true,
  step: stepBeacons,
};
