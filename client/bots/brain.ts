/**
 * A pilot without a person: sees what a session shows, wants what a hand can want (R13). Deterministic: the same seed
 * and the same views give the same intents.
 */
import { BUTTON, type Intent } from '../../sim/intent.ts';
import type { DrawnShip } from '../net/drawn-types.ts';
import { believedPlace, createHand, leadPlace } from './aiming.ts';
import type { BrainView } from './brain-view.ts';
import { createChance, happens } from './chance.ts';
import { createDodging } from './dodging.ts';
import { createFootwork } from './footwork.ts';
import { aimOf, along, distance, moveOf } from './geometry.ts';
import { createNavigator } from './navigator.ts';
import { type Contact, createSenses, placeAfter } from './senses.ts';
import { createStick } from './stick.ts';
import { createTactics, type Plan } from './tactics.ts';
import { createTargeting } from './targeting.ts';
import { createTraits } from './traits.ts';
import { createTrigger } from './trigger.ts';

export type BrainOptions = {
  /** 0 a beginner, 1 better than most people. */
  skill: number;
  seed: number;
  /**
   * How old the picture of others is when a bolt leaves, milliseconds: people learn by feel to aim farther ahead on a
   * slow line.
   */
  pictureAgeMs?: () => number;
};

/** Motion is not believed to go on for longer than this. */
const LONGEST_GUESS_MS = 650;
const CHASE_FROM = 300;

export type Brain = ReturnType<typeof createBrain>;

export function createBrain({ skill, seed, pictureAgeMs = () => 0 }: BrainOptions) {
  const chance = createChance(seed);
  const traits = createTraits(skill, chance);
  const senses = createSenses(traits.reactionMs, traits.memoryMs);
  const targeting = createTargeting(traits);
  const tactics = createTactics(traits, chance);
  const navigator = createNavigator(chance);
  const footwork = createFootwork(traits, chance);
  const dodging = createDodging(traits, chance);
  const hand = createHand(traits, chance);
  const trigger = createTrigger(traits, chance);
  const stick = createStick(traits.stickMs);
  let clock = 0;
  let chaseDecidedAt = 0;

  /** How long ago the picture of a contact was true, as far as its pilot allows for it. */
  function agedMs(contact: Contact, forBolt: boolean): number {
    const delay = (clock - contact.seenAt) * traits.extrapolation;
    return Math.min(delay + (forBolt ? pictureAgeMs() * traits.lead : 0), LONGEST_GUESS_MS);
  }

  function stepHand(
    own: DrawnShip,
    target: Contact | undefined,
    heading: number | undefined,
    tickMs: number,
  ) {
    if (target === undefined) {
      const ahead = heading ?? hand.angle();
      hand.step(own, along(own, ahead, 200), undefined, true, tickMs);
      return { away: Number.POSITIVE_INFINITY };
    }
    const rail = trigger.charging();
    // A shot leaves from where the ship will be after this tick.
    const from = placeAfter(own, tickMs);
    const place = believedPlace(target, agedMs(target, false), traits);
    const at = rail || !target.inSight ? place : leadPlace(from, target, agedMs(target, true), traits);
    hand.step(from, at, target.id, !target.inSight, tickMs);
    return { away: distance(own, place) };
  }

  function wantedHeading(view: BrainView, own: DrawnShip, plan: Plan): number | undefined {
    if (plan.mode !== 'fight') return navigator.steer(view.arena, own, plan.goal, clock);
    return footwork.step(
      view.arena,
      own,
      believedPlace(plan.target, agedMs(plan.target, false), traits),
      plan.range,
      plan.within,
      clock,
    );
  }

  /** A dash to catch up, to be there first, or to get out of a fight that is lost. */
  function dashesAhead(view: BrainView, own: DrawnShip, target: Contact | undefined, plan: Plan): boolean {
    if (view.gauges.dashReady < 1 || clock - chaseDecidedAt < 900 || plan.mode === 'roam') return false;
    chaseDecidedAt = clock;
    if (plan.mode === 'retreat') return happens(chance, 0.25 + 0.5 * traits.skill);
    if (plan.mode === 'errand')
      return distance(own, plan.goal) > CHASE_FROM && happens(chance, 0.3 * traits.skill);
    if (target === undefined || target.hull > 50 || distance(own, target) < CHASE_FROM) return false;
    return happens(chance, 0.4 * traits.skill);
  }

  function rest(): Intent {
    senses.forget();
    targeting.forget();
    tactics.forget();
    navigator.forget();
    dodging.forget();
    trigger.forget();
    return { move: 0, aim: aimOf(hand.angle()), buttons: 0 };
  }

  return {
    traits,
    /** How much work and trouble finding the way was so far. */
    effort: navigator.effort,
    /** One tick's intent. @param tickMs Time since the last thought. */
    think(view: BrainView, tickMs: number): Intent {
      clock += tickMs;
      const own = view.ships.get(view.me);
      // Between two rounds there is nothing to do but to look at the results.
      if (own === undefined || !own.flying || view.round.phase === 'results') return rest();
      senses.notice(view, own, clock);
      const target = targeting.choose(own, senses, clock);
      const plan = tactics.decide(view, own, target, senses, clock);
      const dodge = dodging.step(view, own, senses, clock);
      const heading = dodge?.angle ?? wantedHeading(view, own, plan);
      const dash = dodge === undefined ? dashesAhead(view, own, target, plan) : dodge.dash;
      const held = stick.step(heading, dodge !== undefined, clock);
      const { away } = stepHand(own, target, held, tickMs);
      const shots = trigger.step({ target, away, error: hand.error(), clock }, view.gauges);
      return {
        move: held === undefined ? 0 : moveOf(held),
        aim: aimOf(hand.angle()),
        buttons: shots | (dash ? BUTTON.dash : 0),
      };
    },
  };
}
