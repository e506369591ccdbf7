/** When to fire what: bolts in bursts at what is close to the sights, a rail held until it is full and aligned. */
import { BUTTON } from '../../sim/intent.ts';
import { BOLT_DAMAGE } from '../../sim/tuning.ts';
import type { OwnGauges } from '../net/session-types.ts';
import { between, type Chance, happens } from './chance.ts';
import type { Contact } from './senses.ts';
import type { Traits } from './traits.ts';

const THINK_OF_RAIL_MS = [320, 620] as const;
/** How long a full rail is held for a target that does not come into line. */
const RAIL_PATIENCE_MS = 2400;
/** A charge is given up when nothing is left to shoot for so long. */
const RAIL_REGRET_MS = 900;
/** Below this a rail is too slow, units. */
const CLOSE = 150;

export type Shooting = {
  target: Contact | undefined;
  /** Units to where the target is believed to be. */
  away: number;
  /** Radians between hand and belief. */
  error: number;
  clock: number;
};

export type Trigger = ReturnType<typeof createTrigger>;

export function createTrigger(traits: Traits, chance: Chance) {
  let railSince: number | undefined;
  let targetAt = Number.NEGATIVE_INFINITY;
  let thinkOfRailAt = 0;
  let burstEnds = 0;
  let pauseEnds = 0;

  function wantsRail({ target, away, clock }: Shooting, gauges: OwnGauges): boolean {
    if (target === undefined || gauges.railReady < 1 || clock < thinkOfRailAt) return false;
    thinkOfRailAt = clock + between(chance, ...THINK_OF_RAIL_MS);
    if (away < CLOSE || target.hull <= 2 * BOLT_DAMAGE) return happens(chance, traits.railLove * 0.15);
    const worth = Math.min(1.4, 0.45 + away / 500);
    return happens(chance, traits.railLove * worth * (target.inSight ? 1 : 0.5));
  }

  /** Whether the rail's button stays down. */
  function holdsRail(since: number, { target, away, error, clock }: Shooting, gauges: OwnGauges): boolean {
    if (gauges.charge < 1) return clock - targetAt < RAIL_REGRET_MS;
    if (clock - since > RAIL_PATIENCE_MS) return false;
    return !(target?.inSight === true && error < Math.atan2(traits.railCone, away));
  }

  function pressesBolt({ target, away, error, clock }: Shooting): boolean {
    const worthIt = target?.inSight === true && away < traits.boltRange;
    if (!worthIt || error > Math.atan2(traits.boltCone, away)) return false;
    if (clock < pauseEnds) return false;
    if (clock > burstEnds && clock > pauseEnds + 2 * traits.burstMs) {
      burstEnds = clock + traits.burstMs * between(chance, 0.6, 1.4);
    } else if (clock > burstEnds) {
      pauseEnds = clock + traits.pauseMs * between(chance, 0.6, 1.4);
      burstEnds = pauseEnds + traits.burstMs * between(chance, 0.6, 1.4);
      return false;
    }
    return true;
  }

  return {
    charging: () => railSince !== undefined,
    /** Bits of BUTTON to hold in this tick. */
    step(shooting: Shooting, gauges: OwnGauges): number {
      if (shooting.target !== undefined) targetAt = shooting.clock;
      if (railSince === undefined && wantsRail(shooting, gauges)) railSince = shooting.clock;
      if (railSince !== undefined) {
        if (holdsRail(railSince, shooting, gauges)) return BUTTON.rail;
        railSince = undefined;
        return 0;
      }
      return pressesBolt(shooting) ? BUTTON.bolt : 0;
    },
    forget(): void {
      railSince = undefined;
    },
  };
}
