/** Keyboard and mouse of the page, turned into held actions, a pointer, and the few keys that mean the game itself. */
import type { Intent } from '../../sim/intent.ts';
import type { Bindings } from './bindings.ts';
import { HeldKeys } from './held-keys.ts';

export type GameKey = 'menu' | 'help' | 'netOverlay' | 'truthOverlay' | 'mute';

const GAME_KEYS: Readonly<Record<string, GameKey>> = {
  Escape: 'menu',
  F1: 'help',
  F3: 'netOverlay',
  F4: 'truthOverlay',
};

export class Controls {
  readonly keys: HeldKeys;
  pointerX = 0;
  pointerY = 0;
  private readonly surface: HTMLElement;
  private readonly isFlying: () => boolean;
  private readonly onGameKey: (key: GameKey) => void;

  /**
   * @param surface Where presses of the mouse are shots.
   * @param isFlying Whether keys are for the ship now, not for a menu.
   */
  constructor(
    surface: HTMLElement,
    bindings: () => Bindings,
    isFlying: () => boolean,
    onGameKey: (key: GameKey) => void,
  ) {
    this.keys = new HeldKeys(bindings);
    this.surface = surface;
    this.isFlying = isFlying;
    this.onGameKey = onGameKey;
    this.pointerX = window.innerWidth / 2 + 120;
    this.pointerY = window.innerHeight / 2;
    window.addEventListener('keydown', (event) => this.keyDown(event));
    window.addEventListener('keyup', (event) => this.keyUp(event));
    window.addEventListener('blur', () => this.releaseAll());
    document.addEventListener('visibilitychange', () => this.releaseAll());
    window.addEventListener('pointermove', (event) => this.point(event));
    surface.addEventListener('pointerdown', (event) => this.pointerDown(event));
    window.addEventListener('pointerup', (event) => this.keys.release(`Mouse${event.button}`));
    surface.addEventListener('contextmenu', (event) => event.preventDefault());
    surface.addEventListener('auxclick', (event) => event.preventDefault());
  }

  get scoreboard(): boolean {
    return this.keys.isHeld('scoreboard');
  }

  releaseAll(): void {
    this.keys.releaseAll();
  }

  /** The intent of one tick; nothing is wanted while a menu has the keys. */
  readIntent(aim: number): Intent {
    if (!this.isFlying()) this.keys.releaseAll();
    return this.keys.readIntent(aim);
  }

  private keyDown(event: KeyboardEvent): void {
    const gameKey = event.key === '?' ? 'help' : GAME_KEYS[event.code];
    // Typing a question mark is not a call for help.
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (gameKey !== undefined && !(typing && event.key === '?')) {
      // An open dialog closes itself on Escape, and so would the one that this very press opens.
      if (gameKey !== 'menu' || this.isFlying()) event.preventDefault();
      if (!event.repeat) this.onGameKey(gameKey);
      return;
    }
    if (!this.isFlying()) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = this.keys.press(event.code);
    if (action === undefined) return;
    event.preventDefault();
    if (action === 'mute' && !event.repeat) this.onGameKey('mute');
  }

  private keyUp(event: KeyboardEvent): void {
    this.keys.release(event.code);
  }

  private point(event: PointerEvent): void {
    this.pointerX = event.clientX;
    this.pointerY = event.clientY;
    // While one button is down, a second comes as a move.
    if (event.pointerType !== 'mouse' || !this.isFlying()) return;
    this.holdButton('Mouse0', (event.buttons & 1) !== 0);
    this.holdButton('Mouse2', (event.buttons & 2) !== 0);
  }

  private pointerDown(event: PointerEvent): void {
    if (!this.isFlying()) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.surface.setPointerCapture(event.pointerId);
    this.keys.press(`Mouse${event.button}`);
  }

  private holdButton(code: string, held: boolean): void {
    if (!held) this.keys.release(code);
    else if (this.surface.matches(':hover')) this.keys.press(code);
  }
}
