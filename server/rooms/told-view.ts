/**
 * A view of the told state that remembers what came into it and left it since its last patch. The framework's own makes
 * tables of all that is to be sent of it; here the encoder sends it from the state itself.
 */
import { $changes, type ChangeTree, StateView } from '@colyseus/schema';
import type { ToldPickup, ToldShip } from '../../sim/told-state.ts';

/** `isIn`: it came, and did not leave. */
export type Turn = { tree: ChangeTree; index: number; isIn: boolean };
/** Of one map, in the order in which they were taken. */
export type MapTurns = { map: ChangeTree; hasGrown: boolean; turns: Turn[] };

export class ToldView extends StateView {
  /** One map after the other. */
  readonly turns: MapTurns[] = [];

  turn(told: ToldShip | ToldPickup, isIn: boolean): void {
    const tree = told[$changes];
    const index = tree?.parentIndex;
    const map = tree?.parent?.[$changes];
    // The first of a map brings the map itself.
    if (tree === undefined || index === undefined || map === undefined || !this.isVisible(map)) {
      if (isIn) this.add(told);
      else this.remove(told);
      return;
    }
    if (isIn) this.markVisible(tree);
    else this.unmarkVisible(tree);
    let last = this.turns.at(-1);
    if (last?.map !== map) {
      last = { map, hasGrown: false, turns: [] };
      this.turns.push(last);
    }
    last.hasGrown ||= isIn;
    last.turns.push({ tree, index, isIn });
  }

  /** Leaves it to the framework to send them. To be called before the state is written again. */
  settle(): void {
    if (this.turns.length === 0) return;
    for (const { tree, isIn } of this.turns.flatMap(({ turns }) => turns)) {
      if (isIn) this.add(tree.ref);
      else this.remove(tree.ref);
    }
    this.turns.length = 0;
  }
}
