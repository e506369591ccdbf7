/** The world that a match begins with: on one of its maps, with chance of its own. */
import { randomInt } from 'node:crypto';
import type { Mode } from '../../sim/modes/mode.ts';
import { createWorld, type World } from '../../sim/world.ts';
import type { RoomSetup } from '../matchmaker/arena-directory.ts';

/** @throws Error when there is no map */
export function newWorld(mode: Mode, maps: readonly string[], setup: RoomSetup | undefined): World {
  const rotation = setup?.map === undefined ? maps : [setup.map];
  const first = rotation[randomInt(Math.max(1, rotation.length))];
  if (first === undefined) throw new Error(`there is no map for ${mode.name}`);
  const world = createWorld(mode.name, first, randomInt(2 ** 32), rotation);
  world.teamsStay = setup?.guests !== undefined;
  return world;
}
