/** A hand on a mouse: it goes where it believes the shot belongs, with lag, overshoot and a wandering error. */
import { BOLT_SPEED, TOP_SPEED } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_RATE, VELOCITY_STEPS } from '../../sim/units.ts';
import { type Chance, normal } from './chance.ts';
import { angleTo, clamp, distance, type Place, wrap } from './geometry.ts';
import { type Contact, placeAfter } from './senses.ts';
import type { Traits } from './traits.ts';

/** Units per second. */
const BOLT_PACE = (BOLT_SPEED * TICK_RATE) / VELOCITY_STEPS / SUBUNITS;
/** How long one error of judgement lasts. */
const WANDER_MS = 260;
const FASTEST_TURN = 15;
const SUBSTEPS = 4;

/** A ship that keeps its course is believed to go on longer: so much per millisecond that it has kept it. */
const TRUST = 2.5;
const TOP_PACE = (TOP_SPEED * TICK_RATE) / VELOCITY_STEPS / SUBUNITS;

type Judgement = Pick<Traits, 'motionFadesMs' | 'anticipation'>;

/** Where something that was seen is by now, as far as one believes that it went on: belief in a motion fades. */
export function believedPlace(seen: Contact, ms: number, { motionFadesMs, anticipation }: Judgement): Place {
  const vx = seen.vx + (seen.vx - seen.meanVx) * anticipation;
  const vy = seen.vy + (seen.vy - seen.meanVy) * anticipation;
  const slower = Math.min(1, TOP_PACE / Math.max(1, Math.hypot(vx, vy)));
  const fades = motionFadesMs + TRUST * seen.steadyMs;
  const believedMs = fades * (1 - Math.exp(-ms / fades)) * slower;
  return placeAfter({ x: seen.x, y: seen.y, vx, vy }, believedMs);
}

/** Where to shoot for a bolt to meet a target that was seen so long ago. */
export function leadPlace(own: Place, seen: Contact, ms: number, traits: Judgement & Pick<Traits, 'lead'>) {
  let place = believedPlace(seen, ms, traits);
  for (let guess = 0; guess < 2; guess++) {
    const flightMs = (distance(own, place) / BOLT_PACE) * 1000;
    place = believedPlace(seen, ms + flightMs * traits.lead, traits);
  }
  return place;
}

export type Hand = ReturnType<typeof createHand>;

export function createHand(traits: Traits, chance: Chance) {
  let angle: number | undefined;
  let turn = 0;
  let wander = 0;
  let wanted = 0;
  let cleanBefore = 0;
  let pace = 0;
  let subject: number | undefined;

  function stepWander(seconds: number): void {
    const kept = Math.exp((-seconds * 1000) / WANDER_MS);
    wander = wander * kept + normal(chance) * traits.aimSpread * Math.sqrt(1 - kept * kept);
  }

  return {
    /** Where the hand points, radians. */
    angle: () => angle ?? 0,
    /** How far the hand is from where it believes the shot belongs, as its pilot can see. */
    error: () => Math.abs(wrap(wanted - (angle ?? 0))),
    /**
     * @param whom What is aimed at: another one is a flick, the same one is followed.
     * @param calm Nothing to shoot at: no need for the error of a fight.
     */
    step(own: Place, at: Place, whom: number | undefined, calm: boolean, tickMs: number): void {
      const seconds = tickMs / 1000;
      stepWander(seconds);
      const clean = angleTo(own, at);
      const next = calm ? clean : clean + wander;
      const seen =
        whom !== undefined && whom === subject ? clamp(wrap(clean - cleanBefore) / seconds, -7, 7) : 0;
      pace += (seen * traits.follow - pace) * 0.35;
      subject = whom;
      wanted = next;
      cleanBefore = clean;
      let now = angle ?? clean;
      const speed = calm ? traits.handSpeed * 0.5 : traits.handSpeed;
      for (let step = 0; step < SUBSTEPS; step++) {
        const pull = speed * speed * wrap(wanted - now) - 2 * traits.handDamping * speed * (turn - pace);
        turn = clamp(turn + (pull * seconds) / SUBSTEPS, -FASTEST_TURN, FASTEST_TURN);
        now = wrap(now + (turn * seconds) / SUBSTEPS);
      }
      angle = now;
    },
  };
}
