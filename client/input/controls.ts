/** The pilot's hand: of keyboard and mouse, touch and gamepad, the one that was used last flies. */
import type { Intent } from '../../sim/intent.ts';
import type { Settings } from '../ui/settings.ts';
import { type GameKey, isDialogOpen, listenForGameKeys } from './game-keys.ts';
import { GamepadPilot } from './gamepad-pilot.ts';
import { GamepadPort, type PadNews } from './gamepad-port.ts';
import { KeyboardMouse } from './keyboard-mouse.ts';
import { type PadStep, PadSteps } from './pad-steps.ts';
import type { DeviceKind, Outlook, PilotDevice } from './pilot-device.ts';
import { TouchPad } from './touch-pad.ts';
import { TouchSticks } from './touch-sticks.ts';
import { walkFocus } from './walk-focus.ts';

export type ControlsParts = {
  /** The picture of the arena, where presses are shots and fingers find sticks. */
  surface: HTMLElement;
  settings: Readonly<Settings>;
  /** Whether keys and buttons are for the ship now, not for a menu. */
  isFlying(): boolean;
  onGameKey(key: GameKey): void;
  onPadNews(news: PadNews): void;
  /** Another device is used now. */
  onDevice(): void;
};

/** A hand that did nothing for so long rests. */
const REST_MS = 4000;

/** Fingers before all, as far as a page can know. */
const TOUCH_FIRST = '(hover: none) and (pointer: coarse)';

export class Controls {
  /** The one that was used last. */
  device: DeviceKind;
  /** Of the touch controls, to be put over the picture. */
  readonly pad: TouchPad;
  private readonly parts: ControlsParts;
  private readonly devices: Readonly<Record<DeviceKind, PilotDevice>>;
  private readonly port: GamepadPort;
  private stirredAt = 0;
  private lastAim = 0;
  private readonly pointer = { x: window.innerWidth / 2 + 120, y: window.innerHeight / 2 };

  constructor(parts: ControlsParts) {
    this.parts = parts;
    const { surface, settings, isFlying } = parts;
    const bindings = () => settings.bindings;
    const assists = () => settings.aimAssist;
    const gamepad = new GamepadPilot(() => settings.deadZone, assists);
    const sticks = new TouchSticks(() => settings.touchLayout.size, assists);
    const steps = new PadSteps();
    const onStep = (step: PadStep) => this.step(step);
    listenForGameKeys(bindings, isFlying, parts.onGameKey);
    this.devices = {
      keyboard: new KeyboardMouse({ surface, bindings, isFlying, onUse: () => this.use('keyboard') }),
      touch: sticks,
      gamepad,
    };
    this.pad = new TouchPad({
      surface,
      sticks,
      isFlying,
      layout: () => settings.touchLayout,
      onUse: () => this.use('touch'),
    });
    this.port = new GamepadPort({
      onNews: (news) => {
        // Nobody will tell that its sticks were let go.
        if (news === 'gone') gamepad.releaseAll();
        parts.onPadNews(news);
      },
      onState: (pad, now) => {
        if (gamepad.read(pad, isFlying())) this.use('gamepad');
        steps.read(pad, now, onStep);
      },
    });
    window.addEventListener('blur', () => this.releaseAll());
    document.addEventListener('visibilitychange', () => this.releaseAll());
    this.device = window.matchMedia(TOUCH_FIRST).matches ? 'touch' : 'keyboard';
    this.showDevice();
  }

  /** Where the crosshair stands, CSS pixels of the page. */
  get pointerX(): number {
    return this.pointer.x;
  }

  get pointerY(): number {
    return this.pointer.y;
  }

  /** CSS pixels at the bottom of the screen that hands cover. */
  get covered(): number {
    return this.device === 'touch' ? this.pad.covered() : 0;
  }

  get scoreboard(): boolean {
    return this.devices[this.device].scoreboard;
  }

  /** The intent of one tick; nothing is wanted while a menu has the keys. */
  readIntent(outlook: Outlook): Intent {
    if (!this.parts.isFlying()) this.releaseAll();
    const intent = this.devices[this.device].readIntent(outlook);
    const rests = intent.move === 0 && intent.buttons === 0 && performance.now() - this.stirredAt > REST_MS;
    // A hand at rest turns nothing: that the ship moves under the pointer is no sign of a pilot.
    if (!rests) this.lastAim = intent.aim;
    return { ...intent, aim: this.lastAim };
  }

  /** Brings the place of the crosshair up to date; in each drawn frame. */
  point(outlook: Outlook): void {
    this.devices[this.device].point(outlook, this.pointer);
    this.pad.rest(outlook.isWatching() || !this.parts.isFlying());
  }

  releaseAll(): void {
    for (const device of Object.values(this.devices)) device.releaseAll();
    this.pad.draw();
  }

  /** The own ship was hit. @param share Of a whole hull. */
  feelHit(share: number): void {
    if (this.device === 'gamepad') this.port.rumble(Math.min(1, 0.25 + 1.5 * share), 90 + 300 * share);
  }

  private use(device: DeviceKind): void {
    this.stirredAt = performance.now();
    if (device === this.device) return;
    // What was pressed on the new one stays pressed.
    this.devices[this.device].releaseAll();
    this.pad.draw();
    this.device = device;
    this.showDevice();
    this.parts.onDevice();
  }

  private showDevice(): void {
    const { classList } = document.documentElement;
    for (const kind of ['touch', 'gamepad'] as const) classList.toggle(kind, kind === this.device);
  }

  private step(step: PadStep): void {
    // Results pause the ship, but are no dialog: the menu opens over them.
    if (step === 'menu' && !isDialogOpen()) this.parts.onGameKey('menu');
    else if (!this.parts.isFlying()) walkFocus(step === 'menu' ? 'back' : step);
  }
}
