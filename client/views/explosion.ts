/** The end of a ship: flash, two rings, sparks, pieces of hull. */
import { DEPTH } from './depth.ts';
import type { Flashes } from './flashes.ts';
import type { Sparks } from './sparks.ts';

export function explode(
  sparks: Sparks,
  flashes: Flashes,
  key: string,
  x: number,
  y: number,
  resolution: number,
): void {
  const glow = { texture: `glow-${key}`, x, y, rotation: 0 };
  flashes.show({
    ...glow,
    depth: DEPTH.sparks,
    life: 0.35,
    alpha: 1,
    fromX: 1.6,
    fromY: 1.6,
    toX: 2.6,
    toY: 2.6,
  });
  flashes.show({
    ...glow,
    depth: DEPTH.sparks,
    life: 0.18,
    alpha: 1,
    fromX: 1.2,
    fromY: 1.2,
    toX: 0.4,
    toY: 0.4,
  });
  flashes.show({
    ...glow,
    depth: DEPTH.floorLight,
    life: 0.8,
    alpha: 0.6,
    fromX: 6,
    fromY: 6,
    toX: 4,
    toY: 4,
  });
  const ring = {
    texture: `ring-${key}`,
    depth: DEPTH.sparks,
    x,
    y,
    rotation: 0,
    fromX: 0.1 / resolution,
    fromY: 0.1 / resolution,
  };
  flashes.show({ ...ring, life: 0.55, alpha: 0.95, toX: 2.3 / resolution, toY: 2.3 / resolution });
  flashes.show({ ...ring, life: 0.8, alpha: 0.45, toX: 3.4 / resolution, toY: 3.4 / resolution });
  const all = { x, y, angle: 0, spread: Math.PI };
  sparks.burst({ ...all, texture: `spark-${key}`, count: 30, speed: 520, life: 0.75, scale: 1.4, spin: 0 });
  sparks.burst({ ...all, texture: `spark-${key}`, count: 14, speed: 200, life: 1.1, scale: 0.9, spin: 0 });
  sparks.burst({ ...all, texture: `shard-${key}`, count: 9, speed: 240, life: 1.3, scale: 1.1, spin: 1.4 });
}
