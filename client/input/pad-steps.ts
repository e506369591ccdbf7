/** A gamepad in menus: presses become steps, and a direction that is held repeats. In virtual time. */
import { PAD, type PadState } from './gamepad-pilot.ts';

export type PadStep = 'up' | 'down' | 'left' | 'right' | 'accept' | 'back' | 'menu';

/** Milliseconds until a held direction repeats, and from then on. */
const FIRST_REPEAT = 420;
const NEXT_REPEAT = 130;
/** A stick pushed this far along an axis is a direction. */
const TILT = 0.6;

const DIRECTIONS = [
  { step: 'up', place: PAD.up, axis: 1, sign: -1 },
  { step: 'down', place: PAD.down, axis: 1, sign: 1 },
  { step: 'left', place: PAD.left, axis: 0, sign: -1 },
  { step: 'right', place: PAD.right, axis: 0, sign: 1 },
] as const;
const PRESSES = [
  { step: 'accept', place: PAD.a },
  { step: 'back', place: PAD.b },
  { step: 'menu', place: PAD.start },
] as const;

function tiltOf(pad: PadState): PadStep | undefined {
  for (const { step, place, axis, sign } of DIRECTIONS) {
    if (pad.buttons[place]?.pressed === true || (pad.axes[axis] ?? 0) * sign > TILT) return step;
  }
  return undefined;
}

export class PadSteps {
  private readonly down = new Set<PadStep>();
  private direction: PadStep | undefined;
  private repeatsAt = 0;

  /** Calls for each step since the last time. @param now Milliseconds. */
  read(pad: PadState, now: number, onStep: (step: PadStep) => void): void {
    for (const { step, place } of PRESSES) {
      const pressed = pad.buttons[place]?.pressed === true;
      if (pressed && !this.down.has(step)) onStep(step);
      if (pressed) this.down.add(step);
      else this.down.delete(step);
    }
    const tilted = tiltOf(pad);
    const again = tilted === this.direction;
    this.direction = tilted;
    if (tilted === undefined || (again && now < this.repeatsAt)) return;
    this.repeatsAt = now + (again ? NEXT_REPEAT : FIRST_REPEAT);
    onStep(tilted);
  }
}
