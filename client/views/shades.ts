import type { Arena } from '../../sim/arena.ts';
import { SUBUNITS } from '../../sim/units.ts';

const NEUTRAL = { r: 92, g: 140, b: 190 };

export type Shade = { r: number; g: number; b: number };

export function cssOf(shade: Shade, alpha: number): string {
  return `rgba(${Math.round(shade.r)}, ${Math.round(shade.g)}, ${Math.round(shade.b)}, ${alpha})`;
}

export function colourOf(shade: Shade, strength: number): number {
  const part = (value: number) => Math.min(255, Math.round(value * strength));
  return (part(shade.r) << 16) | (part(shade.g) << 8) | part(shade.b);
}

export function shadeOf(colour: number): Shade {
  return { r: (colour >> 16) & 255, g: (colour >> 8) & 255, b: colour & 255 };
}

/** The colour that the arena's lights give to what stands at a place (units): nearer lights count more. */
export function lightAt(arena: Arena, x: number, y: number): Shade {
  let weight = 0.25;
  const sum = { r: NEUTRAL.r * weight, g: NEUTRAL.g * weight, b: NEUTRAL.b * weight };
  for (const light of arena.lights) {
    const dx = light.x / SUBUNITS - x;
    const dy = light.y / SUBUNITS - y;
    const radius = light.radius / SUBUNITS;
    const near = Math.max(0, 1 - Math.sqrt(dx * dx + dy * dy) / (radius * 1.35)) ** 2 * 3;
    const shade = shadeOf(light.colour);
    sum.r += shade.r * near;
    sum.g += shade.g * near;
    sum.b += shade.b * near;
    weight += near;
  }
  return { r: sum.r / weight, g: sum.g / weight, b: sum.b / weight };
}
