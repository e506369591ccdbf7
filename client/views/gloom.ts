/** How dark each place is at one moment, to all eyes of the own side together: opaque where none of them sees. */
import type { Arena } from '../../sim/arena.ts';
import { SHIP_RADIUS, SIGHT_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { Shadows } from './shadows.ts';

/** Units of a texel's side. */
export const TEXEL = 3.5;

const REACH = SIGHT_RADIUS / SUBUNITS;
/**
 * Sight goes from and to the edges of ships too: an eye is as wide as that, and looks from so many places, which blurs
 * shadows more the further they fall.
 */
const EYE = (0.55 * SHIP_RADIUS) / SUBUNITS;
const LOOKS = [
  [EYE, 0],
  [0.5 * EYE, 0.866 * EYE],
  [-0.5 * EYE, 0.866 * EYE],
  [-EYE, 0],
  [-0.5 * EYE, -0.866 * EYE],
  [0.5 * EYE, -0.866 * EYE],
] as const;
/** Of a sheet's colour; with as many looks it adds up to opaque. */
const SHADE = 'rgba(3, 6, 13, 0.1687)';
const NIGHT = 'rgb(3, 6, 13)';
/** Share of the reach, and how dark it is there. */
const FALLOFF = [
  [0.42, 0],
  [0.7, 0.16],
  [0.88, 0.45],
  [1, 1],
] as const;

type Layer = { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D };

function createLayer(): Layer {
  const canvas = document.createElement('canvas');
  // As Phaser's canvas textures are, which get the result: pixels that must first come from a graphics card are late.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  return { canvas, pen };
}

/** Around the pen's origin: it goes where the pen goes. */
function createFalloff(pen: CanvasRenderingContext2D): CanvasGradient {
  const falloff = pen.createRadialGradient(0, 0, 0, 0, 0, REACH);
  for (const [share, dark] of FALLOFF) falloff.addColorStop(share, `rgba(3, 6, 13, ${dark})`);
  return falloff;
}

export class Gloom {
  private readonly shadows: Shadows;
  private readonly all = createLayer();
  private readonly one = createLayer();
  private readonly falloff = createFalloff(this.one.pen);
  private left = 0;
  private top = 0;
  private eyes = 0;

  constructor(arena: Arena) {
    this.shadows = new Shadows(arena);
  }

  /** What came of it; whole darkness where no eye is near. */
  picture(): HTMLCanvasElement {
    const { pen, canvas } = this.all;
    if (this.eyes > 0) return canvas;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalCompositeOperation = 'copy';
    pen.fillStyle = NIGHT;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    return canvas;
  }

  /** Texels. */
  resize(width: number, height: number): void {
    for (const { canvas } of [this.all, this.one]) {
      canvas.width = width;
      canvas.height = height;
    }
  }

  /** Begins anew with nobody who sees. @param left @param top The first texel's corner, units. */
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
    const { pen } = this.eyes === 1 ? this.all : this.one;
    this.look(pen, x, y);
    if (this.eyes === 1) return;
    this.all.pen.setTransform(1, 0, 0, 1, 0, 0);
    this.all.pen.globalCompositeOperation = 'destination-in';
    this.all.pen.drawImage(this.one.canvas, 0, 0);
  }

  /** Whether an eye's light falls into the picture at all. */
  private canReach(x: number, y: number): boolean {
    const { width, height } = this.all.canvas;
    const dx = x - Math.min(Math.max(x, this.left), this.left + width * TEXEL);
    const dy = y - Math.min(Math.max(y, this.top), this.top + height * TEXEL);
    return dx * dx + dy * dy < REACH * REACH;
  }

  private look(pen: CanvasRenderingContext2D, x: number, y: number): void {
    const scale = 1 / TEXEL;
    const { width, height } = pen.canvas;
    pen.setTransform(scale, 0, 0, scale, (x - this.left) * scale, (y - this.top) * scale);
    pen.globalCompositeOperation = 'copy';
    pen.fillStyle = this.falloff;
    pen.fillRect(this.left - x, this.top - y, width * TEXEL, height * TEXEL);
    pen.setTransform(scale, 0, 0, scale, -this.left * scale, -this.top * scale);
    pen.globalCompositeOperation = 'lighter';
    pen.fillStyle = SHADE;
    for (const [dx, dy] of LOOKS) {
      pen.beginPath();
      this.shadows.trace(pen, x + dx, y + dy, REACH);
      pen.fill();
    }
  }
}
