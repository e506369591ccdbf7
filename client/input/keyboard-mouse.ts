/** Keyboard and mouse of the page, turned into held actions and a pointer. */
import type { Intent } from '../../sim/intent.ts';
import { aimOf } from './aim-angle.ts';
import type { Bindings } from './bindings.ts';
import { HeldKeys } from './held-keys.ts';
import type { Outlook, PilotDevice } from './pilot-device.ts';

/** Less than this in one move of the mouse, CSS pixels, is a desk that shakes. */
const NUDGE = 3;

export type KeyboardMouseParts = {
  /** Where presses of the mouse are shots. */
  surface: HTMLElement;
  bindings(): Bindings;
  /** Whether keys are for the ship now, not for a menu. */
  isFlying(): boolean;
  /** Called whenever the pilot flies by keyboard or mouse. */
  onUse(): void;
};

export class KeyboardMouse implements PilotDevice {
  private readonly parts: KeyboardMouseParts;
  private readonly keys: HeldKeys;
  private x = window.innerWidth / 2 + 120;
  private y = window.innerHeight / 2;

  constructor(parts: KeyboardMouseParts) {
    this.parts = parts;
    this.keys = new HeldKeys(parts.bindings);
    const { surface } = parts;
    window.addEventListener('keydown', (event) => this.keyDown(event));
    window.addEventListener('keyup', (event) => this.keys.release(event.code));
    window.addEventListener('pointermove', (event) => this.move(event));
    surface.addEventListener('pointerdown', (event) => this.buttonDown(event));
    window.addEventListener('pointerup', (event) => {
      if (event.pointerType === 'mouse') this.keys.release(`Mouse${event.button}`);
    });
    surface.addEventListener('contextmenu', (event) => event.preventDefault());
    surface.addEventListener('auxclick', (event) => event.preventDefault());
  }

  get scoreboard(): boolean {
    return this.keys.isHeld('scoreboard');
  }

  readIntent(outlook: Outlook): Intent {
    const own = outlook.ownOnScreen();
    return this.keys.readIntent(own === undefined ? 0 : aimOf(this.x - own.x, this.y - own.y));
  }

  point(_outlook: Outlook, into: { x: number; y: number }): void {
    into.x = this.x;
    into.y = this.y;
  }

  releaseAll(): void {
    this.keys.releaseAll();
  }

  private keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.parts.isFlying()) return;
    if (this.keys.press(event.code) === undefined) return;
    event.preventDefault();
    this.parts.onUse();
  }

  private move(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    this.x = event.clientX;
    this.y = event.clientY;
    if (!this.parts.isFlying()) return;
    if (Math.abs(event.movementX) + Math.abs(event.movementY) > NUDGE) this.parts.onUse();
    // While one button is down, another comes as a move. `buttons` has the right one before the middle one.
    this.holdButton('Mouse0', (event.buttons & 1) !== 0);
    this.holdButton('Mouse2', (event.buttons & 2) !== 0);
    this.holdButton('Mouse1', (event.buttons & 4) !== 0);
  }

  private buttonDown(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || !this.parts.isFlying()) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.parts.surface.setPointerCapture(event.pointerId);
    this.parts.onUse();
    this.keys.press(`Mouse${event.button}`);
  }

  private holdButton(code: string, held: boolean): void {
    if (!held) this.keys.release(code);
    else if (this.parts.surface.matches(':hover')) this.keys.press(code);
  }
}
