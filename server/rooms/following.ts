/** Whom one watcher follows: whom it asked for, as long as that ship flies here. Pure. */
import type { Mode } from '../../sim/modes/mode.ts';
import { FREE_LOOK } from '../../sim/watch-input.ts';
import { shipOf, type World } from '../../sim/world.ts';

/** Who is best to look at, for a watcher who has not said. */
function leader(world: World): number {
  return world.ships.reduce((best, ship) => (ship.score > best.score ? ship : best), {
    id: FREE_LOOK,
    score: -1,
  }).id;
}

export class Following {
  private readonly mode: Pick<Mode, 'freeLook'>;
  /** Id of the ship that is followed; FREE_LOOK while there is none. */
  ship = FREE_LOOK;
  private looksFreely = false;

  constructor(mode: Pick<Mode, 'freeLook'>) {
    this.mode = mode;
  }

  /** What the watcher asks for; a ship that is not there, or a freedom that the mode has not, changes nothing. */
  ask(ship: number, world: World): void {
    const may = ship === FREE_LOOK ? this.mode.freeLook : shipOf(world, ship) !== undefined;
    if (!may) return;
    this.looksFreely = ship === FREE_LOOK;
    this.ship = ship;
  }

  /** Goes on to the next ship when the followed one has left. */
  settle(world: World): void {
    if (this.looksFreely || (this.ship !== FREE_LOOK && shipOf(world, this.ship) !== undefined)) return;
    const next = world.ships.find(({ id }) => id > this.ship);
    this.ship = this.ship === FREE_LOOK ? leader(world) : (next?.id ?? leader(world));
  }
}
