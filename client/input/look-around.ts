/** How a watcher looks around: a drag or held keys move the picture, arrows and clicks go from one pilot to the next. */

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  KeyA: [-1, 0],
  ArrowRight: [1, 0],
  KeyD: [1, 0],
  ArrowUp: [0, -1],
  KeyW: [0, -1],
  ArrowDown: [0, 1],
  KeyS: [0, 1],
};
const FREE_KEY = 'KeyF';
/** CSS pixels per second while a key is held. */
const SPEED = 800;
/** A press that moves less than this, CSS pixels, is a click. */
const CLICK = 8;
const FIELDS = 'input, select, textarea';

export type LookAroundParts = {
  /** The picture of the arena. */
  surface: HTMLElement;
  /** Whether keys are for watching now, not for a menu. */
  isWatching(): boolean;
  /** Whether nobody is followed. */
  isFree(): boolean;
  /** To the next pilot, 1, or the one before, -1. */
  onStep(way: 1 | -1): void;
  /** Wants to look freely, or to follow again. */
  onFree(free: boolean): void;
};

export class LookAround {
  private readonly parts: LookAroundParts;
  private readonly end = new AbortController();
  private readonly held = new Set<string>();
  private dragged = 0;
  private pointer: number | undefined;
  private dragX = 0;
  private dragY = 0;

  constructor(parts: LookAroundParts) {
    this.parts = parts;
    const { surface } = parts;
    const { signal } = this.end;
    window.addEventListener('keydown', (event) => this.keyDown(event), { signal });
    window.addEventListener('keyup', (event) => this.held.delete(event.code), { signal });
    window.addEventListener('blur', () => this.held.clear(), { signal });
    surface.addEventListener('pointerdown', (event) => this.press(event), { signal });
    surface.addEventListener('pointermove', (event) => this.drag(event), { signal });
    surface.addEventListener('pointerup', (event) => this.release(event), { signal });
    surface.addEventListener('pointercancel', () => this.drop(), { signal });
  }

  /** How far the picture is to move since the last frame, CSS pixels. @param dt Seconds. */
  take(dt: number, into: { x: number; y: number }): void {
    into.x = this.dragX;
    into.y = this.dragY;
    this.dragX = 0;
    this.dragY = 0;
    if (!this.parts.isWatching()) this.held.clear();
    for (const code of this.held) {
      const [x, y] = WAYS[code] ?? [0, 0];
      into.x += x * SPEED * dt;
      into.y += y * SPEED * dt;
    }
  }

  close(): void {
    this.end.abort();
  }

  private keyDown(event: KeyboardEvent): void {
    const { parts } = this;
    if (event.ctrlKey || event.metaKey || event.altKey || !parts.isWatching()) return;
    if (event.target instanceof Element && event.target.matches(FIELDS)) return;
    // The menu that this very press opens would be closed by it again.
    if (event.code === 'Escape') event.preventDefault();
    const way = WAYS[event.code];
    if (event.code === FREE_KEY && !event.repeat) parts.onFree(!parts.isFree());
    if (way === undefined) return;
    event.preventDefault();
    if (parts.isFree()) this.held.add(event.code);
    else if (way[0] !== 0 && !event.repeat) parts.onStep(way[0] > 0 ? 1 : -1);
  }

  private press(event: PointerEvent): void {
    if (!this.parts.isWatching() || this.pointer !== undefined) return;
    event.preventDefault();
    this.parts.surface.setPointerCapture(event.pointerId);
    this.pointer = event.pointerId;
    this.dragged = 0;
  }

  private drag(event: PointerEvent): void {
    if (event.pointerId !== this.pointer) return;
    this.dragged += Math.abs(event.movementX) + Math.abs(event.movementY);
    if (this.dragged < CLICK) return;
    if (!this.parts.isFree()) this.parts.onFree(true);
    this.dragX -= event.movementX;
    this.dragY -= event.movementY;
  }

  private release(event: PointerEvent): void {
    if (event.pointerId !== this.pointer) return;
    this.drop();
    if (this.dragged < CLICK && !this.parts.isFree()) this.parts.onStep(event.button === 2 ? -1 : 1);
  }

  private drop(): void {
    this.pointer = undefined;
  }
}
