/**
 * Lines, arcs and areas that are drawn anew in each frame, kept as plain numbers: Phaser's own graphics make a colour's
 * text and box every number of each stroke. The canvas renderer draws them from here; WebGL gets them as Phaser's own.
 */
import * as Phaser from 'phaser';

const LINE = 0;
const ARC = 1;
const DISC = 2;
const RECT = 3;
const QUAD = 4;
/** Kind, colour, alpha, and up to eight numbers. */
const FIELDS = 11;
const FIRST_MANY = 64;
/** Of a quad. */
const CORNER_FIELDS = 8;

export const createCorners = () => new Float64Array(CORNER_FIELDS);

export function setCorner(corners: Float64Array, which: 0 | 1 | 2 | 3, x: number, y: number): void {
  corners[2 * which] = x;
  corners[2 * which + 1] = y;
}

const cssOfColour = new Map<number, string>();

function cssOf(colour: number): string {
  let css = cssOfColour.get(colour);
  if (css === undefined) {
    css = `#${colour.toString(16).padStart(6, '0')}`;
    cssOfColour.set(colour, css);
  }
  return css;
}

/** Places in units, colours 0xrrggbb. */
export class Ink extends Phaser.GameObjects.Graphics {
  private readonly isPlain: boolean;
  private strokes = new Float64Array(FIELDS * FIRST_MANY);
  private used = 0;

  constructor(scene: Phaser.Scene, depth: number, blend: number = Phaser.BlendModes.NORMAL) {
    super(scene);
    scene.add.existing(this);
    this.setDepth(depth).setBlendMode(blend);
    this.isPlain = scene.sys.renderer.type === Phaser.CANVAS;
  }

  wipe(): void {
    this.used = 0;
    if (!this.isPlain) this.clear();
  }

  line(ax: number, ay: number, bx: number, by: number, thick: number, colour: number, alpha: number): void {
    if (this.isPlain) {
      const at = this.place(LINE, colour, alpha);
      const { strokes } = this;
      strokes[at] = ax;
      strokes[at + 1] = ay;
      strokes[at + 2] = bx;
      strokes[at + 3] = by;
      strokes[at + 4] = thick;
    } else this.lineStyle(thick, colour, alpha).lineBetween(ax, ay, bx, by);
  }

  /** @param from @param to Radians. */
  bow(
    x: number,
    y: number,
    radius: number,
    from: number,
    to: number,
    thick: number,
    colour: number,
    alpha: number,
  ): void {
    if (this.isPlain) {
      const at = this.place(ARC, colour, alpha);
      const { strokes } = this;
      strokes[at] = x;
      strokes[at + 1] = y;
      strokes[at + 2] = radius;
      strokes[at + 3] = from;
      strokes[at + 4] = to;
      strokes[at + 5] = thick;
    } else this.lineStyle(thick, colour, alpha).beginPath().arc(x, y, radius, from, to).strokePath();
  }

  ring(x: number, y: number, radius: number, thick: number, colour: number, alpha: number): void {
    this.bow(x, y, radius, 0, 2 * Math.PI, thick, colour, alpha);
  }

  disc(x: number, y: number, radius: number, colour: number, alpha: number): void {
    if (this.isPlain) {
      const at = this.place(DISC, colour, alpha);
      const { strokes } = this;
      strokes[at] = x;
      strokes[at + 1] = y;
      strokes[at + 2] = radius;
    } else this.fillStyle(colour, alpha).fillCircle(x, y, radius);
  }

  rect(x: number, y: number, width: number, height: number, colour: number, alpha: number): void {
    if (this.isPlain) {
      const at = this.place(RECT, colour, alpha);
      const { strokes } = this;
      strokes[at] = x;
      strokes[at + 1] = y;
      strokes[at + 2] = width;
      strokes[at + 3] = height;
    } else this.fillStyle(colour, alpha).fillRect(x, y, width, height);
  }

  /**
   * @param corners Four in turn, x and y of each; two may be one, which makes a triangle. In an array that is kept:
   * so many numbers handed over one by one would each be boxed.
   */
  quad(corners: Float64Array, colour: number, alpha: number): void {
    if (this.isPlain) {
      const at = this.place(QUAD, colour, alpha);
      for (let i = 0; i < CORNER_FIELDS; i++) this.strokes[at + i] = corners[i] ?? 0;
    } else {
      this.fillStyle(colour, alpha).beginPath();
      this.moveTo(corners[0] ?? 0, corners[1] ?? 0);
      for (let i = 2; i < CORNER_FIELDS; i += 2) this.lineTo(corners[i] ?? 0, corners[i + 1] ?? 0);
      this.closePath().fillPath();
    }
  }

  /** Called by Phaser's canvas renderer. */
  renderCanvas(
    renderer: Phaser.Renderer.Canvas.CanvasRenderer,
    _self: unknown,
    camera: Phaser.Cameras.Scene2D.Camera,
  ): void {
    if (this.used === 0) return;
    const pen = renderer.currentContext;
    const { a: zoom, e: left, f: top } = camera.matrixCombined;
    pen.setTransform(zoom, 0, 0, zoom, left, top);
    pen.globalCompositeOperation = this.blendMode === Phaser.BlendModes.ADD ? 'lighter' : 'source-over';
    const { strokes } = this;
    for (let at = 0; at < this.used; at += FIELDS) drawStroke(pen, strokes, at);
  }

  /** Where the next one's own numbers go. */
  private place(kind: number, colour: number, alpha: number): number {
    const at = this.used;
    this.used += FIELDS;
    if (this.used > this.strokes.length) this.grow();
    const { strokes } = this;
    strokes[at] = kind;
    strokes[at + 1] = colour;
    strokes[at + 2] = alpha;
    return at + 3;
  }

  private grow(): void {
    const larger = new Float64Array(this.strokes.length * 2);
    larger.set(this.strokes);
    this.strokes = larger;
  }
}

function drawStroke(pen: CanvasRenderingContext2D, strokes: Float64Array, at: number): void {
  const kind = strokes[at];
  const css = cssOf(strokes[at + 1] ?? 0);
  pen.globalAlpha = Math.min(1, Math.max(0, strokes[at + 2] ?? 0));
  const a = strokes[at + 3] ?? 0;
  const b = strokes[at + 4] ?? 0;
  const c = strokes[at + 5] ?? 0;
  const d = strokes[at + 6] ?? 0;
  const e = strokes[at + 7] ?? 0;
  if (kind === RECT) {
    pen.fillStyle = css;
    pen.fillRect(a, b, c, d);
    return;
  }
  pen.beginPath();
  if (kind === LINE) {
    pen.moveTo(a, b);
    pen.lineTo(c, d);
    pen.strokeStyle = css;
    pen.lineWidth = e;
    pen.stroke();
  } else if (kind === ARC) {
    pen.arc(a, b, c, d, e);
    pen.strokeStyle = css;
    pen.lineWidth = strokes[at + 8] ?? 0;
    pen.stroke();
  } else {
    pen.fillStyle = css;
    if (kind === DISC) pen.arc(a, b, c, 0, 2 * Math.PI);
    else {
      pen.moveTo(a, b);
      pen.lineTo(c, d);
      pen.lineTo(e, strokes[at + 8] ?? 0);
      pen.lineTo(strokes[at + 9] ?? 0, strokes[at + 10] ?? 0);
    }
    pen.fill();
  }
}
