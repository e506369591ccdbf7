/** The touch controls on the page: shows the sticks and buttons, and feeds them with the fingers' pointers. */
import { button, element } from '../ui/element.ts';
import type { TouchLayout } from '../ui/settings.ts';
import { strings } from '../ui/strings.ts';
import type { FloatingStick } from './floating-stick.ts';
import { fullscreenButton } from './fullscreen.ts';
import { STICK_RADIUS, type TouchPart, type TouchSticks } from './touch-sticks.ts';

export type TouchPadParts = {
  /** Where fingers find the sticks. */
  surface: HTMLElement;
  sticks: TouchSticks;
  layout(): TouchLayout;
  isFlying(): boolean;
  /** Called whenever a finger touches the page. */
  onUse(): void;
};

/** Of the stick and the button above it, CSS pixels at size 1. */
const THUMBS_HEIGHT = 220;

const isFinger = (event: PointerEvent) => event.pointerType !== 'mouse';

/** Which stick a finger finds: thrust under the one thumb, aim under the other. */
export function stickAt(x: number, width: number, leftHanded: boolean): 'thrust' | 'aim' {
  return x < width / 2 === leftHanded ? 'aim' : 'thrust';
}

type Knob = { root: HTMLElement; draw(stick: FloatingStick, radius: number): void };

function knob(kind: string): Knob {
  const cap = element('div', { class: 'touch-cap' });
  const root = element('div', { class: `touch-stick touch-${kind}` }, [cap]);
  return {
    root,
    draw(stick, radius) {
      root.classList.toggle('held', stick.held);
      root.style.translate = stick.held ? `${stick.middleX}px ${stick.middleY}px` : '';
      cap.style.translate = stick.held ? `${stick.x * radius}px ${stick.y * radius}px` : '';
    },
  };
}

export class TouchPad {
  readonly root: HTMLElement;
  private readonly parts: TouchPadParts;
  private resting = false;
  private readonly thrust = knob('thrust');
  private readonly aim = knob('aim');
  private readonly rail: HTMLButtonElement;
  private readonly dash: HTMLButtonElement;
  private readonly board: HTMLButtonElement;

  constructor(parts: TouchPadParts) {
    this.parts = parts;
    const { surface } = parts;
    this.rail = this.press('rail', strings.hud.rail);
    this.dash = this.press('dash', strings.hud.dash);
    this.board = button('', 'button-quiet touch-board', () => this.toggleBoard(), 'touch-board');
    this.board.setAttribute('aria-label', strings.scoreboard.title);
    const bar = element('div', { class: 'touch-bar' }, [...fullscreenButton('button-quiet'), this.board]);
    const sticks = [this.thrust.root, this.aim.root, this.rail, this.dash];
    this.root = element('div', { class: 'touch-pad', testId: 'touch-pad' }, [...sticks, bar]);
    window.addEventListener('pointerdown', (event) => isFinger(event) && parts.onUse(), { capture: true });
    surface.addEventListener('pointerdown', (event) => {
      if (!isFinger(event)) return;
      this.down(stickAt(event.clientX, window.innerWidth, parts.layout().leftHanded), event);
    });
    window.addEventListener('pointermove', (event) => {
      if (!isFinger(event)) return;
      parts.sticks.move(event.pointerId, event.clientX, event.clientY);
      this.draw();
    });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      window.addEventListener(end, (event) => {
        if (!isFinger(event)) return;
        parts.sticks.release(event.pointerId);
        this.draw();
      });
    }
    // Otherwise a long or a double press selects, magnifies or zooms on some phones.
    for (const target of [surface, this.rail, this.dash]) {
      target.addEventListener('touchstart', (event) => parts.isFlying() && event.preventDefault(), {
        passive: false,
      });
    }
    this.arrange();
  }

  /** Takes up the layout of the settings. */
  arrange(): void {
    const { leftHanded, size } = this.parts.layout();
    this.root.classList.toggle('mirrored', leftHanded);
    // For what makes room for the thumbs, too.
    document.documentElement.style.setProperty('--touch-size', String(size));
  }

  /** CSS pixels at the bottom of a tall screen that thumbs cover; on a wide one they have the corners. */
  covered(): number {
    const isTall = window.innerHeight > window.innerWidth;
    return isTall && !this.resting ? THUMBS_HEIGHT * this.parts.layout().size : 0;
  }

  /** Whether there is nothing to fly now: sticks and buttons of the ship are out of the way. */
  rest(resting: boolean): void {
    if (resting === this.resting) return;
    this.resting = resting;
    this.root.classList.toggle('resting', resting);
  }

  /** Shows what is held; called when that may have changed. */
  draw(): void {
    const { sticks } = this.parts;
    const radius = STICK_RADIUS * this.parts.layout().size;
    this.thrust.draw(sticks.thrust, radius);
    this.aim.draw(sticks.aim, radius);
    this.aim.root.classList.toggle('firing', sticks.firing);
    this.rail.classList.toggle('held', sticks.rail.held);
    const board = String(sticks.scoreboard);
    if (this.board.ariaPressed !== board) this.board.ariaPressed = board;
  }

  private down(part: TouchPart, event: PointerEvent): void {
    if (!this.parts.isFlying()) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.parts.sticks.press(part, event.pointerId, event.clientX, event.clientY);
    this.draw();
  }

  /** A button that is held by a finger, not clicked: keys and gamepads have their own. */
  private press(part: 'rail' | 'dash', text: string): HTMLButtonElement {
    const made = button(text, `touch-press touch-${part}`, () => undefined, `touch-${part}`);
    made.tabIndex = -1;
    made.addEventListener('pointerdown', (event) => this.down(part, event));
    made.addEventListener('contextmenu', (event) => event.preventDefault());
    return made;
  }

  private toggleBoard(): void {
    this.parts.sticks.scoreboard = !this.parts.sticks.scoreboard;
    this.draw();
  }
}
