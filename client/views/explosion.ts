/** The end of a ship: flash, two rings, sparks, pieces of hull, smoke. Most of it goes on the way that the last shot flew. */
import type { Fireworks } from './fireworks.ts';

const SPARKS = { count: 26, spread: Math.PI, speed: 520, life: 0.75, scale: 1.4, spin: 0 } as const;
const SPARKS_ONWARD = { count: 14, spread: 0.9, speed: 620, life: 0.9, scale: 1.1, spin: 0 } as const;
const PIECES = { count: 10, spread: Math.PI, speed: 260, life: 1.4, scale: 1.2, spin: 1.4 } as const;
const PIECES_ONWARD = { count: 5, spread: 0.9, speed: 380, life: 1.4, scale: 1, spin: 2 } as const;

export function explode(fire: Fireworks, key: string, x: number, y: number, angle: number): void {
  const { unit, glare } = fire;
  const glow = `glow-${key}`;
  fire.high.show(glow, x, y).lasts(0.35, glare).grows(1.6, 2.6);
  fire.high.show('glow-white', x, y).lasts(0.16, glare).grows(1.3, 0.5);
  fire.floor
    .show(glow, x, y)
    .lasts(0.8, 0.6 * glare)
    .grows(6, 4);
  fire.high
    .show(`ring-${key}`, x, y)
    .lasts(0.55, 0.95)
    .grows(0.1 * unit, 2.3 * unit);
  fire.high
    .show(`ring-${key}`, x, y)
    .lasts(0.8, 0.45)
    .grows(0.1 * unit, 3.4 * unit);
  fire.sparks.burst(SPARKS, `spark-${key}`, x, y, 0);
  fire.sparks.burst(SPARKS_ONWARD, `spark-${key}`, x, y, angle);
  fire.sparks.burst(PIECES, `shard-${key}`, x, y, 0);
  fire.sparks.burst(PIECES_ONWARD, `shard-${key}`, x, y, angle);
  for (let i = 0; i < 4; i++) {
    const turn = angle + i * 1.7;
    fire.smoke
      .show('smoke', x + Math.cos(turn) * 8, y + Math.sin(turn) * 8)
      .lasts(1.3, 0.4)
      .grows(0.4, 1.5)
      .drifts(Math.cos(turn) * 22, Math.sin(turn) * 22);
  }
}
