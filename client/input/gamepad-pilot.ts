/** A gamepad of the standard mapping as an intent and as presses that mean the game. Knows numbers, not the page. */
import { BUTTON, type Intent } from '../../sim/intent.ts';
import type { Outlook, PilotDevice } from './pilot-device.ts';
import { pushOf, thrustOf } from './stick.ts';
import { StickAim } from './stick-aim.ts';

/** What is read of a gamepad; the browser's Gamepad is one. */
export type PadState = {
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean; readonly value: number }[];
};

/** Places in the standard mapping. */
export const PAD = {
  a: 0,
  b: 1,
  l1: 4,
  r1: 5,
  l2: 6,
  r2: 7,
  back: 8,
  start: 9,
  up: 12,
  down: 13,
  left: 14,
  right: 15,
} as const;

const MEANINGS = [
  { bit: BUTTON.bolt, places: [PAD.r2, PAD.r1] },
  { bit: BUTTON.rail, places: [PAD.l2, PAD.l1] },
  { bit: BUTTON.dash, places: [PAD.a, PAD.b] },
] as const;

/** A trigger is pressed from here on: some never come to rest at 0. */
const TRIGGER = 0.35;

export class GamepadPilot implements PilotDevice {
  scoreboard = false;
  private readonly deadZone: () => number;
  private readonly stickAim: StickAim;
  private thrustX = 0;
  private thrustY = 0;
  private aimX = 0;
  private aimY = 0;
  /** Bits of BUTTON: held now, and pressed since the last intent. */
  private held = 0;
  private tapped = 0;
  /** Buttons that were pressed in a menu and mean nothing to the ship until they were let go. */
  private readonly spent = new Set<number>();

  constructor(deadZone: () => number, assists: () => boolean) {
    this.deadZone = deadZone;
    this.stickAim = new StickAim(assists);
  }

  /** Takes up the state of now. Returns whether the pilot does anything with it. */
  read(pad: PadState, isFlying: boolean): boolean {
    let used = false;
    let held = 0;
    for (let place = 0; place < pad.buttons.length; place += 1) {
      const button = pad.buttons[place];
      const pressed = button !== undefined && (button.pressed || button.value > TRIGGER);
      used ||= pressed;
      if (!pressed) this.spent.delete(place);
      else if (!isFlying) this.spent.add(place);
    }
    for (const { bit, places } of MEANINGS) {
      for (const place of places) if (this.holds(pad, place)) held |= bit;
    }
    this.held = held;
    this.tapped |= held;
    this.scoreboard = this.holds(pad, PAD.back);
    this.thrustX = pad.axes[0] ?? 0;
    this.thrustY = pad.axes[1] ?? 0;
    this.aimX = pad.axes[2] ?? 0;
    this.aimY = pad.axes[3] ?? 0;
    const zone = this.deadZone();
    const aims = pushOf(this.aimX, this.aimY, zone) > 0;
    if (aims) this.stickAim.turn(this.aimX, this.aimY);
    return used || aims || pushOf(this.thrustX, this.thrustY, zone) > 0;
  }

  private holds(pad: PadState, place: number): boolean {
    const button = pad.buttons[place];
    return button !== undefined && (button.pressed || button.value > TRIGGER) && !this.spent.has(place);
  }

  releaseAll(): void {
    this.held = 0;
    this.tapped = 0;
    this.scoreboard = false;
    this.thrustX = 0;
    this.thrustY = 0;
    this.aimX = 0;
    this.aimY = 0;
  }

  readIntent(outlook: Outlook): Intent {
    const zone = this.deadZone();
    const { thrustX, thrustY } = this;
    const flies = pushOf(thrustX, thrustY, zone) > 0;
    if (pushOf(this.aimX, this.aimY, zone) === 0)
      this.stickAim.rest(flies ? thrustX : 0, flies ? thrustY : 0);
    const buttons = this.held | this.tapped;
    this.tapped = 0;
    return {
      move: flies ? thrustOf(thrustX, thrustY) : 0,
      aim: this.stickAim.read(outlook, (buttons & BUTTON.rail) !== 0),
      buttons,
    };
  }

  point(outlook: Outlook, into: { x: number; y: number }): void {
    this.stickAim.point(outlook, (this.held & BUTTON.rail) !== 0, into);
  }
}
