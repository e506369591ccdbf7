/** What a shot leaves in the air: light at the muzzle, a beam, sparks where it ended. */
import type { SessionEvent } from '../net/session-types.ts';
import type { Fireworks } from './fireworks.ts';
import { hueKeyOf } from './ship-texture.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;

const MUZZLE = 17;
/** Units between two embers that a beam leaves. */
const EMBERS = 70;
/** Units of camera kick. */
const KICK = { bolt: 0.9, rail: 5 } as const;
/** Of what overcharge adds. */
const STRONG_KEY = 'overcharge';

const AT_MUZZLE = { count: 3, spread: 0.5, speed: 260, life: 0.18, scale: 0.8, spin: 0 } as const;
const AT_BOLT_END = { count: 6, spread: 1.1, speed: 240, life: 0.32, scale: 0.9, spin: 0 } as const;
const AT_BEAM_END = { count: 12, spread: 1.2, speed: 380, life: 0.45, scale: 1.1, spin: 0 } as const;
const EMBER = { count: 1, spread: 1, speed: 40, life: 0.9, scale: 0.7, spin: 0 } as const;

export function drawFired(fire: Fireworks, event: Of<'fired'>): void {
  if (event.weapon === 'rail') drawBeam(fire, event);
  else drawMuzzle(fire, event);
  if (event.own) fire.shake.kick(-Math.cos(event.angle), -Math.sin(event.angle), KICK[event.weapon]);
}

function drawMuzzle(fire: Fireworks, { ship, own, strong, angle, x: fromX, y: fromY }: Of<'fired'>): void {
  const key = hueKeyOf(ship, own);
  const x = fromX + Math.cos(angle) * MUZZLE;
  const y = fromY + Math.sin(angle) * MUZZLE;
  fire.high
    .show(`muzzle-${key}`, x, y)
    .lasts(0.08, 1)
    .turns(angle)
    .grows(fire.unit * 1.1, fire.unit * 0.7);
  fire.floorLight(key, fromX, fromY, 2.4, 0.2, 0.14);
  fire.sparks.burst(AT_MUZZLE, `spark-${key}`, x, y, angle);
  if (strong) fire.light(STRONG_KEY, x, y, 0.6, 0.9, 0.1);
}

function drawBeam(fire: Fireworks, { ship, own, strong, angle, reach, x, y }: Of<'fired'>): void {
  const key = hueKeyOf(ship, own);
  const east = Math.cos(angle);
  const south = Math.sin(angle);
  // The beam's texture is eight units long.
  const long = (reach / 8) * fire.unit;
  const thick = fire.unit * (strong ? 1.6 : 1);
  const beam = `beam-${key}`;
  fire.beams
    .show(beam, x, y)
    .lasts(0.16, 1)
    .turns(angle)
    .stretches(long, thick, long, thick * 0.8);
  fire.beams
    .show(beam, x, y)
    .lasts(0.7, 0.75)
    .turns(angle)
    .stretches(long, thick * 0.7, long, thick * 0.08);
  const endX = x + east * reach;
  const endY = y + south * reach;
  if (strong) {
    fire.beams
      .show('beam-2', x, y)
      .lasts(0.4, 1)
      .turns(angle)
      .stretches(long, thick * 0.4, long, thick * 1.1);
    fire.light(STRONG_KEY, endX, endY, 2.2, 0.9, 0.4);
  }
  fire.light(key, x, y, 1.6, 0.9, 0.2);
  fire.light(key, endX, endY, 1.4, 0.8, 0.35);
  fire.floorLight(key, endX, endY, 4, 0.3, 0.4);
  const texture = `spark-${strong ? STRONG_KEY : key}`;
  fire.sparks.burst(AT_BEAM_END, texture, endX, endY, angle + Math.PI);
  for (let at = 40; at < reach; at += EMBERS)
    fire.sparks.burst(EMBER, texture, x + east * at, y + south * at, Math.random() * 7);
}

export function drawFizzled(fire: Fireworks, { owner, angle, x, y }: Of<'fizzled'>, me: number): void {
  const key = hueKeyOf(owner, owner === me);
  fire.sparks.burst(AT_BOLT_END, `spark-${key}`, x, y, angle + Math.PI);
  fire.light(key, x, y, 0.6, 0.8, 0.14);
  fire.floorLight(key, x, y, 1.8, 0.2, 0.2);
}
