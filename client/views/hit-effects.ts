/** What the server confirms: hits, shields that hold or break, the end of ships. */
import type { DrawnShip } from '../net/drawn-types.ts';
import type { SessionEvent, SessionView } from '../net/session-types.ts';
import { explode } from './explosion.ts';
import type { Fireworks } from './fireworks.ts';
import { hueKeyOf } from './ship-texture.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;

/** How far away an explosion still shakes, units. */
const SHAKE_REACH = 520;
/** Where shots meet a ship, and a shield, units from its middle. */
const HULL_RADIUS = 12;
const SHIELD_RADIUS = 23;
/** The damage of a full rail makes the most sparks. */
const MOST_DAMAGE = 45;

const IMPACT = { count: 24, spread: 1.1, speed: 500, life: 0.4, scale: 1.1, spin: 0 } as const;
const PIERCED = { count: 5, spread: 0.5, speed: 300, life: 0.7, scale: 0.8, spin: 2 } as const;
const RIPPLE = { count: 5, spread: 1.4, speed: 200, life: 0.3, scale: 0.8, spin: 0 } as const;
const BROKEN = { count: 16, spread: Math.PI, speed: 280, life: 0.65, scale: 1, spin: 2 } as const;

export function drawHit(fire: Fireworks, session: SessionView, event: Of<'hit'>): void {
  const ship = session.ships.get(event.ship);
  const back = event.angle + Math.PI;
  const radius = event.shielded ? SHIELD_RADIUS : HULL_RADIUS;
  // On the side that the shot came to, of where the ship is drawn now.
  const x = (ship?.x ?? event.x) + Math.cos(back) * radius;
  const y = (ship?.y ?? event.y) + Math.sin(back) * radius;
  if (event.shielded) drawRipple(fire, ship, x, y, back);
  else drawImpact(fire, hueKeyOf(event.ship, event.ship === session.me), event, x, y, back);
  if (event.damage <= 0) return;
  const mine = event.ship === session.me;
  if (mine || event.by === session.me)
    fire.numbers.show(event.x, event.y, event.damage, mine ? 'taken' : 'dealt');
  if (!mine) return;
  fire.shake.add(0.12 + event.damage / 110);
  fire.shake.kick(Math.cos(event.angle), Math.sin(event.angle), 1 + event.damage / 12);
  // Back along the way that the shot flew: so much one could have seen, wherever the shooter is by now.
  if (ship !== undefined) fire.arcs.show(-Math.cos(event.angle), -Math.sin(event.angle), event.damage);
}

/** A second ship behind the first gets less of a rail, and shows less of it. */
function drawImpact(
  fire: Fireworks,
  key: string,
  { damage, weapon }: Of<'hit'>,
  x: number,
  y: number,
  back: number,
): void {
  const force = Math.min(1, damage / MOST_DAMAGE);
  const isRail = weapon === 'rail';
  fire.sparks.burst(IMPACT, `spark-${key}`, x, y, back, 0.25 + 0.75 * force);
  fire.light(key, x, y, 0.55 + force, 0.9, 0.16);
  if (!isRail) return;
  // What a rail drives through goes on behind the ship.
  fire.sparks.burst(PIERCED, `shard-${key}`, x, y, back + Math.PI, force);
  fire.ring(key, x, y, 0.1, 0.3 + 0.6 * force, 0.3);
}

/** The shield lights up where it was met. */
function drawRipple(fire: Fireworks, ship: DrawnShip | undefined, x: number, y: number, back: number): void {
  const middleX = ship?.x ?? x;
  const middleY = ship?.y ?? y;
  fire.high
    .show('ripple', middleX, middleY)
    .lasts(0.32, 1)
    .turns(back)
    .grows(fire.unit * 0.92, fire.unit * 1.18)
    .drifts(ship?.vx ?? 0, ship?.vy ?? 0);
  fire.light('shield', x, y, 0.5, 0.9, 0.16);
  fire.sparks.burst(RIPPLE, 'spark-shield', x, y, back);
}

export function drawBroke(fire: Fireworks, session: SessionView, event: Of<'broke'>): void {
  const ship = session.ships.get(event.ship);
  const x = ship?.x ?? event.x;
  const y = ship?.y ?? event.y;
  fire.ring('shield', x, y, 0.35, 1.1, 0.4);
  fire.light('shield', x, y, 1.1, 1, 0.2);
  fire.sparks.burst(BROKEN, 'shard-shield', x, y, 0);
  if (event.ship === session.me) fire.shake.add(0.35);
}

export function drawDied(fire: Fireworks, session: SessionView, event: Of<'died'>): void {
  // Of who fell out of sight only the news came.
  if (!event.seen) return;
  const isOwn = event.ship === session.me;
  explode(fire, hueKeyOf(event.ship, isOwn), event.x, event.y, event.angle);
  if (event.by === session.me && !isOwn) fire.numbers.show(event.x, event.y, 1, 'point');
  const own = session.ships.get(session.me);
  const far = own === undefined ? SHAKE_REACH : Math.hypot(event.x - own.x, event.y - own.y);
  fire.shake.add(isOwn ? 0.9 : 0.4 * Math.max(0, 1 - far / SHAKE_REACH));
}
