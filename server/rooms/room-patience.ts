/** How long a room waits for pilots before it closes by itself. */
import { CLOSE } from '../../sim/protocol.ts';
import { TICK_RATE } from '../../sim/units.ts';

/** For its first or next pilot, when it is empty. */
export const EMPTY_TICKS = 10 * TICK_RATE;
/** For those without whom there is no round, where nobody else may come in their place. */
export const LACKING_TICKS = 8 * TICK_RATE;

export class RoomPatience {
  private emptyTicks = 0;
  private lackingTicks = 0;

  /** The code to close with, in the tick in which it is time to. */
  tick(isEmpty: boolean, lacks: boolean): number | undefined {
    this.emptyTicks = isEmpty ? this.emptyTicks + 1 : 0;
    this.lackingTicks = lacks ? this.lackingTicks + 1 : 0;
    if (this.emptyTicks === EMPTY_TICKS) return CLOSE.consented;
    return this.lackingTicks === LACKING_TICKS ? CLOSE.over : undefined;
  }
}
