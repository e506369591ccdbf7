/** What happens at a place: ships appear, dash away, take pickups; beacons change hands. */
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import type { Fireworks } from './fireworks.ts';
import { hueKeyOf, sideKeyOf } from './ship-texture.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;

const TAKEN = { count: 14, spread: Math.PI, speed: 190, life: 0.5, scale: 1, spin: 0 } as const;
const CAPTURED = { count: 28, spread: Math.PI, speed: 270, life: 0.8, scale: 1.2, spin: 0 } as const;

export function drawSpawned(fire: Fireworks, { ship, x, y }: Of<'spawned'>, me: number): void {
  const key = hueKeyOf(ship, ship === me);
  fire.ring(key, x, y, 1.6, 0.25, 0.5);
  fire.ring(key, x, y, 0.9, 0.3, 0.35);
  fire.floorLight(key, x, y, 3, 0.5, 0.5);
}

export function drawDashed(fire: Fireworks, { ship, x, y }: Of<'dashed'>, me: number): void {
  const key = hueKeyOf(ship, ship === me);
  fire.ring(key, x, y, 0.3, 0.75, 0.25);
  fire.floorLight(key, x, y, 2, 0.3, 0.2);
}

export function drawTook(fire: Fireworks, { kind, x, y }: Of<'took'>): void {
  fire.ring(kind, x, y, 0.2, 0.8, 0.4);
  fire.light(kind, x, y, 1.2, 0.9, 0.25);
  fire.sparks.burst(TAKEN, `spark-${kind}`, x, y, 0);
}

export function drawCaptured(
  fire: Fireworks,
  session: SessionView,
  { beacon, team, own }: Of<'captured'>,
): void {
  const place = session.beacons[beacon];
  if (place === undefined) return;
  const { x, y, radius } = place;
  const key = sideKeyOf(own === 'mine' || (own === 'none' && team === 1));
  // A ring's texture has a radius of fifty.
  const full = radius / 50;
  fire.ring(key, x, y, full * 0.3, full * 1.25, 0.8);
  fire.ring(key, x, y, full * 1.1, full * 0.9, 0.5);
  fire.floorLight(key, x, y, radius / 24, 0.7, 0.7);
  fire.sparks.burst(CAPTURED, `spark-${key}`, x, y, 0);
}
