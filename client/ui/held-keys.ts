/** Which actions are held, by whatever key or button, and what they ask of the ship. Knows no device. */
import { BUTTON, type Intent, MOVE_DIRECTIONS } from '../../sim/intent.ts';

export const ACTIONS = ['up', 'down', 'left', 'right', 'bolt', 'rail', 'dash'] as const;
export type Action = (typeof ACTIONS)[number];

/** Keys by KeyboardEvent.code, buttons as Mouse0 and so on. */
export type Bindings = Readonly<Record<string, Action>>;

export const DEFAULT_BINDINGS: Bindings = {
  KeyW: 'up',
  ArrowUp: 'up',
  KeyS: 'down',
  ArrowDown: 'down',
  KeyA: 'left',
  ArrowLeft: 'left',
  KeyD: 'right',
  ArrowRight: 'right',
  Mouse0: 'bolt',
  Mouse2: 'rail',
  Space: 'dash',
  ShiftLeft: 'dash',
  ShiftRight: 'dash',
};

const EIGHTH = MOVE_DIRECTIONS / 8;
/** Eighths of a turn clockwise from east, by (south + 1) * 3 + (east + 1). */
const EIGHTHS = [5, 6, 7, 4, undefined, 0, 3, 2, 1] as const;

export class HeldKeys {
  private readonly bindings: Bindings;
  private readonly held = new Set<string>();
  /** Pressed since the last intent: a tap shorter than a tick still counts for one. */
  private readonly tapped = new Set<Action>();

  constructor(bindings: Bindings = DEFAULT_BINDINGS) {
    this.bindings = bindings;
  }

  /** Returns whether the key means anything. */
  press(code: string): boolean {
    const action = this.bindings[code];
    if (action === undefined) return false;
    if (!this.held.has(code)) this.tapped.add(action);
    this.held.add(code);
    return true;
  }

  release(code: string): boolean {
    this.held.delete(code);
    return this.bindings[code] !== undefined;
  }

  releaseAll(): void {
    this.held.clear();
    this.tapped.clear();
  }

  isHeld(action: Action): boolean {
    for (const code of this.held) if (this.bindings[code] === action) return true;
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
