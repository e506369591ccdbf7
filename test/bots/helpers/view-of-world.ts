/** A world as one of its pilots sees it who has just opened the eyes. */
import type { BrainView } from '../../../client/bots/brain-view.ts';
import { SightBook } from '../../../server/rooms/sight-book.ts';
import type { Arena } from '../../../sim/arena.ts';
import type { World } from '../../../sim/world.ts';
import { flyingBolts, PilotPicture, posesOf } from './pilot-picture.ts';

/** What is hidden is looked at in turn, and pickups each third tick. */
const LOOKS = 4;

export function viewOf(world: World, arena: Arena, me: number): BrainView {
  const sight = new SightBook();
  for (let look = 0; look < LOOKS; look++) sight.look({ ...world, tick: world.tick + look }, arena);
  return new PilotPicture(me, arena).look(world, posesOf(world), flyingBolts(world), sight);
}
