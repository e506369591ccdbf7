/**
 * Two thumbs on a screen as an intent. One stick thrusts; the other aims, and fires bolts while it is pushed far; the
 * rail's button charges while it is held, aims where it is dragged and fires on release. Knows pointers, not the page.
 */
import { BUTTON, type Intent } from '../../sim/intent.ts';
import { FloatingStick } from './floating-stick.ts';
import type { Outlook, PilotDevice } from './pilot-device.ts';
import { pushOf, thrustOf } from './stick.ts';
import { StickAim } from './stick-aim.ts';

export type TouchPart = 'thrust' | 'aim' | 'rail' | 'dash';

/** CSS pixels from a stick's middle to its rim, at size 1. */
export const STICK_RADIUS = 56;
const DEAD_ZONE = 0.18;
/** Pushes from which on bolts fly, and below which they stop: a thumb on the border does not stutter. */
const FIRES_FROM = 0.62;
const FIRES_UNTIL = 0.5;

export class TouchSticks implements PilotDevice {
  readonly thrust = new FloatingStick();
  readonly aim = new FloatingStick();
  readonly rail = new FloatingStick();
  scoreboard = false;
  /** Bolts are being fired. */
  firing = false;
  private readonly size: () => number;
  private readonly stickAim: StickAim;
  private dashPointer: number | undefined;
  /** Since the last intent: a push or tap shorter than a tick still counts for one. */
  private fired = false;
  private dashed = false;

  /** @param size Of sticks, 1 as designed. */
  constructor(size: () => number, assists: () => boolean) {
    this.size = size;
    this.stickAim = new StickAim(assists);
  }

  press(part: TouchPart, pointer: number, x: number, y: number): void {
    if (part !== 'dash') {
      this[part].press(pointer, x, y);
      return;
    }
    this.dashPointer = pointer;
    this.dashed = true;
  }

  move(pointer: number, x: number, y: number): void {
    const radius = STICK_RADIUS * this.size();
    this.thrust.move(pointer, x, y, radius);
    if (this.rail.move(pointer, x, y, radius)) this.turn(this.rail);
    if (!this.aim.move(pointer, x, y, radius)) return;
    const push = this.turn(this.aim);
    this.firing = push >= (this.firing ? FIRES_UNTIL : FIRES_FROM);
    this.fired ||= this.firing;
  }

  /** The finger went up, or the system took it away. */
  release(pointer: number): void {
    this.thrust.release(pointer);
    this.rail.release(pointer);
    if (this.aim.release(pointer)) this.firing = false;
    if (pointer === this.dashPointer) this.dashPointer = undefined;
  }

  releaseAll(): void {
    for (const stick of [this.thrust, this.aim, this.rail]) stick.letGo();
    this.dashPointer = undefined;
    this.firing = false;
    this.fired = false;
    this.dashed = false;
    this.scoreboard = false;
  }

  readIntent(outlook: Outlook): Intent {
    const { thrust } = this;
    const flies = pushOf(thrust.x, thrust.y, DEAD_ZONE) > 0;
    const turns = [this.aim, this.rail].some((stick) => pushOf(stick.x, stick.y, DEAD_ZONE) > 0);
    // A thumb on the rail's button holds the aim that the other stick gave it.
    if (!turns && !this.rail.held) this.stickAim.rest(flies ? thrust.x : 0, flies ? thrust.y : 0);
    const buttons =
      (this.firing || this.fired ? BUTTON.bolt : 0) |
      (this.rail.held ? BUTTON.rail : 0) |
      (this.dashPointer !== undefined || this.dashed ? BUTTON.dash : 0);
    this.fired = false;
    this.dashed = false;
    return {
      move: flies ? thrustOf(thrust.x, thrust.y) : 0,
      aim: this.stickAim.read(outlook, this.rail.held),
      buttons,
    };
  }

  point(outlook: Outlook, into: { x: number; y: number }): void {
    this.stickAim.point(outlook, this.rail.held, into);
  }

  /** Aims where a stick is pushed; returns how far that is. */
  private turn(stick: FloatingStick): number {
    const push = pushOf(stick.x, stick.y, DEAD_ZONE);
    if (push > 0) this.stickAim.turn(stick.x, stick.y);
    return push;
  }
}
