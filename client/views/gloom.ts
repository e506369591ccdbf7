/** How dark each place is at one moment, to a few eyes together: opaque where none of them sees. */
import { SHIP_RADIUS, SIGHT_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { Shadows } from './shadows.ts';

const REACH = SIGHT_RADIUS / SUBUNITS;
/**
 * Sight goes from and to the edges of ships too: an eye is as wide as that, and looks from places around its middle,
 * which blurs shadows more the further they fall.
 */
const EYE = (0.55 * SHIP_RADIUS) / SUBUNITS;
/** Of the shades of all looks together, which must add up to opaque: so a little more. */
const SHADES = 1.012;
const NIGHT = 'rgb(3, 6, 13)';
/** Share of the reach, and how much light is left there. */
const FALLOFF = [
  [0.42, 1],
  [0.7, 0.84],
  [0.88, 0.55],
  [1, 0],
] as const;

type Layer = { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D };

function createLayer(): Layer {
  const canvas = document.createElement('canvas');
  // As Phaser's canvas textures are, which get the result: pixels that must first come from a graphics card are late.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  return { canvas, pen };
}

/** All that an eye could see if there were no walls. Kept as a picture: a gradient costs as much as two looks. */
function createLight(texel: number): HTMLCanvasElement {
  const { canvas, pen } = createLayer();
  const radius = Math.ceil(REACH / texel);
  canvas.width = 2 * radius;
  canvas.height = 2 * radius;
  const falloff = pen.createRadialGradient(radius, radius, 0, radius, radius, radius);
  for (const [share, light] of FALLOFF) falloff.addColorStop(share, `rgba(0, 0, 0, ${light})`);
  pen.fillStyle = falloff;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function lookPlaces(looks: number): { dx: number; dy: number }[] {
  return Array.from({ length: looks }, (_, i) => {
    const turn = (2 * Math.PI * i) / looks;
    return { dx: EYE * Math.cos(turn), dy: EYE * Math.sin(turn) };
  });
}

/** `texel`: units of a texel's side. `looks`: of each eye; more of them make finer steps in a penumbra. */
export type GloomGrain = { texel: number; looks: number };

export class Gloom {
  readonly texel: number;
  /** The first texel's corner, units. */
  left = 0;
  top = 0;
  private readonly shadows: Shadows;
  private readonly looks: readonly { dx: number; dy: number }[];
  private readonly shade: string;
  private readonly light: HTMLCanvasElement;
  private readonly all = createLayer();
  private readonly one = createLayer();
  private eyes = 0;

  constructor(shadows: Shadows, { texel, looks }: GloomGrain) {
    this.shadows = shadows;
    this.texel = texel;
    this.looks = lookPlaces(looks);
    this.shade = `rgba(3, 6, 13, ${SHADES / looks})`;
    this.light = createLight(texel);
  }

  /** What came of it; whole darkness where no eye is near. */
  picture(): HTMLCanvasElement {
    if (this.eyes === 0) this.darken(this.all);
    return this.all.canvas;
  }

  /** Texels. */
  resize(width: number, height: number): void {
    for (const { canvas } of [this.all, this.one]) {
      canvas.width = width;
      canvas.height = height;
    }
  }

  /** Begins anew with nobody who sees. @param left @param top Units. */
  moveTo(left: number, top: number): void {
    this.left = left;
    this.top = top;
    this.eyes = 0;
  }

  /** Dark remains what was dark to all before, and is to this eye. Units. */
  addEye(x: number, y: number): void {
    if (!this.canReach(x, y)) return;
    this.eyes += 1;
    // The first eye's picture is the whole one so far.
    const layer = this.eyes === 1 ? this.all : this.one;
    this.darken(layer);
    this.look(layer.pen, x, y);
    if (this.eyes > 1) this.keepDark(this.one.canvas, 1, 0, 0);
  }

  /** Dark remains what is dark in the other too, which must cover all of this. */
  addEyesOf(other: Gloom): void {
    if (other.eyes === 0) return;
    if (this.eyes === 0) this.darken(this.all);
    this.eyes += other.eyes;
    const { texel } = this;
    const right = (other.left - this.left) / texel;
    this.keepDark(other.all.canvas, other.texel / texel, right, (other.top - this.top) / texel);
  }

  /** Whether no place of the other lies beyond this one's edges. */
  covers(other: Gloom): boolean {
    const right = this.left + this.all.canvas.width * this.texel;
    const bottom = this.top + this.all.canvas.height * this.texel;
    return (
      other.left >= this.left &&
      other.top >= this.top &&
      other.left + other.all.canvas.width * other.texel <= right &&
      other.top + other.all.canvas.height * other.texel <= bottom
    );
  }

  /** Whether an eye's light falls into the picture at all. */
  private canReach(x: number, y: number): boolean {
    const { width, height } = this.all.canvas;
    const dx = x - Math.min(Math.max(x, this.left), this.left + width * this.texel);
    const dy = y - Math.min(Math.max(y, this.top), this.top + height * this.texel);
    return dx * dx + dy * dy < REACH * REACH;
  }

  private darken({ canvas, pen }: Layer): void {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalCompositeOperation = 'copy';
    pen.fillStyle = NIGHT;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }

  private keepDark(dark: HTMLCanvasElement, scale: number, right: number, down: number): void {
    const { pen } = this.all;
    pen.setTransform(scale, 0, 0, scale, right, down);
    pen.globalCompositeOperation = 'destination-in';
    pen.drawImage(dark, 0, 0);
  }

  private look(pen: CanvasRenderingContext2D, x: number, y: number): void {
    const { light } = this;
    const scale = 1 / this.texel;
    const right = (x - this.left) * scale - light.width / 2;
    const down = (y - this.top) * scale - light.height / 2;
    pen.globalCompositeOperation = 'destination-out';
    // On whole texels it is a plain copy; its edge is too soft for a texel to be seen.
    pen.drawImage(light, Math.round(right), Math.round(down));
    pen.setTransform(scale, 0, 0, scale, -this.left * scale, -this.top * scale);
    pen.globalCompositeOperation = 'lighter';
    pen.fillStyle = this.shade;
    for (const { dx, dy } of this.looks) {
      pen.beginPath();
      this.shadows.trace(pen, x + dx, y + dy, REACH);
      pen.fill();
    }
  }
}
