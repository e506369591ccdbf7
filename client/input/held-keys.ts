/** Which actions are held, by whatever key or button, and what they ask of the ship. Knows no device. */
import { BUTTON, type Intent, MOVE_DIRECTIONS } from '../../sim/intent.ts';
import { type Action, actionOf, type Bindings } from './bindings.ts';

const EIGHTH = MOVE_DIRECTIONS / 8;
/** Eighths of a turn clockwise from east, by (south + 1) * 3 + (east + 1). */
const EIGHTHS = [5, 6, 7, 4, undefined, 0, 3, 2, 1] as const;

export class HeldKeys {
  private readonly bindings: () => Bindings;
  /** What each held key meant when it was pressed: a change of the bindings leaves no key stuck. */
  private readonly held = new Map<string, Action>();
  /** Pressed since the last intent: a tap shorter than a tick still counts for one. */
  private readonly tapped = new Set<Action>();

  /** @param bindings Those of now. */
  constructor(bindings: () => Bindings) {
    this.bindings = bindings;
  }

  /** Returns what the key means, if anything. */
  press(code: string): Action | undefined {
    const action = actionOf(this.bindings(), code);
    if (action === undefined) return undefined;
    if (!this.held.has(code)) this.tapped.add(action);
    this.held.set(code, action);
    return action;
  }

  release(code: string): void {
    this.held.delete(code);
  }

  releaseAll(): void {
    this.held.clear();
    this.tapped.clear();
  }

  isHeld(action: Action): boolean {
    for (const held of this.held.values()) if (held === action) return true;
    return false;
  }

  /** The intent of one tick; taps are used up by it. */
  readIntent(aim: number): Intent {
    const wants = (action: Action) => this.isHeld(action) || this.tapped.has(action);
    const east = Number(wants('right')) - Number(wants('left'));
    const south = Number(wants('down')) - Number(wants('up'));
    const eighth = EIGHTHS[(south + 1) * 3 + (east + 1)];
    const buttons =
      (wants('bolt') ? BUTTON.bolt : 0) |
      (wants('rail') ? BUTTON.rail : 0) |
      (wants('dash') ? BUTTON.dash : 0);
    this.tapped.clear();
    return { move: eighth === undefined ? 0 : 1 + eighth * EIGHTH, aim, buttons };
  }
}
