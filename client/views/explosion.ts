/** The end of a ship: flash, two rings, sparks, pieces of hull, smoke. Most of it goes on the way that the last shot flew. */
import type { Fireworks } from './fireworks.ts';

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
  const all = { x, y, angle: 0, spread: Math.PI };
  fire.sparks.burst({
    ...all,
    texture: `spark-${key}`,
    count: 26,
    speed: 520,
    life: 0.75,
    scale: 1.4,
    spin: 0,
  });
  const onward = { x, y, angle, spread: 0.9 };
  fire.sparks.burst({
    ...onward,
    texture: `spark-${key}`,
    count: 14,
    speed: 620,
    life: 0.9,
    scale: 1.1,
    spin: 0,
  });
  fire.sparks.burst({
    ...all,
    texture: `shard-${key}`,
    count: 10,
    speed: 260,
    life: 1.4,
    scale: 1.2,
    spin: 1.4,
  });
  fire.sparks.burst({
    ...onward,
    texture: `shard-${key}`,
    count: 5,
    speed: 380,
    life: 1.4,
    scale: 1,
    spin: 2,
  });
  for (let i = 0; i < 4; i++) {
    const turn = angle + i * 1.7;
    fire.smoke
      .show('smoke', x + Math.cos(turn) * 8, y + Math.sin(turn) * 8)
      .lasts(1.3, 0.4)
      .grows(0.4, 1.5)
      .drifts(Math.cos(turn) * 22, Math.sin(turn) * 22);
  }
}
