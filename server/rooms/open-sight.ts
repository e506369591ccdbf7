/** The sight of who may look anywhere: nothing is hidden, and no line of sight has to be looked along. */
import type { Ship } from '../../sim/ship.ts';
import { shipOf, type World } from '../../sim/world.ts';
import { SightBook } from './sight-book.ts';

export class OpenSight extends SightBook {
  private world: World | undefined;

  constructor() {
    super();
    this.known.markAll();
  }

  override look(world: World): void {
    this.world = world;
  }
  override ship(id: number): Ship | undefined {
    return this.world && shipOf(this.world, id);
  }
  override seesPlace(): boolean {
    return true;
  }
}
