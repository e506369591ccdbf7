/** Getting out of the way: of bolts that are going to meet the ship, and of a rail that points at it. */
import { BOLT_RADIUS, SHIP_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS } from '../../sim/units.ts';
import type { BrainView } from './brain-view.ts';
import { type Chance, happens } from './chance.ts';
import { angleTo, wrap } from './geometry.ts';
import type { Moving } from './navigator.ts';
import { placeAfter, type SeenBolt, type Senses } from './senses.ts';
import { roomTowards } from './sight-lines.ts';
import type { Traits } from './traits.ts';

/** Miss distance below which a bolt is a threat, units. */
const CLOSE_CALL = (SHIP_RADIUS + BOLT_RADIUS) / SUBUNITS + 9;
const AHEAD_S = 0.75;
const DASH_WITHIN_S = 0.3;
const DODGE_MS = 260;
/** A ship that charges for so long is about to fire. */
const RAIL_DUE_MS = 420;
const RAIL_DECIDE_MS = 450;
const POINTS_AT_ME = 0.16;
const ROOM_NEEDED = 50;

export type Dodge = { angle: number; dash: boolean };
type Threat = { inSeconds: number; angle: number };

/** The nearest approach of a bolt, and the way that leads farther from its line. */
function threatOf(own: Moving, bolt: SeenBolt, age: number): Threat | undefined {
  const now = placeAfter(bolt, age);
  const x = own.x - now.x;
  const y = own.y - now.y;
  const vx = bolt.vx - own.vx;
  const vy = bolt.vy - own.vy;
  const inSeconds = (x * vx + y * vy) / (vx * vx + vy * vy);
  if (!(inSeconds > 0 && inSeconds < AHEAD_S)) return undefined;
  const missX = x - vx * inSeconds;
  const missY = y - vy * inSeconds;
  if (Math.hypot(missX, missY) > CLOSE_CALL) return undefined;
  const flight = Math.atan2(bolt.vy, bolt.vx);
  const side = missX * -bolt.vy + missY * bolt.vx >= 0 ? 1 : -1;
  return { inSeconds, angle: flight + (side * Math.PI) / 2 };
}

export function createDodging(traits: Traits, chance: Chance) {
  /** Per bolt, whether its pilot reacts to it at all: rolled once, when it is first known. */
  let minds = new Map<number, boolean>();
  let running: { angle: number; until: number } | undefined;
  let railDecidedAt = Number.NEGATIVE_INFINITY;

  function gravest(own: Moving, bolts: readonly SeenBolt[], clock: number): Threat | undefined {
    const kept = new Map<number, boolean>();
    let worst: Threat | undefined;
    for (const bolt of bolts) {
      const minded = minds.get(bolt.key) ?? happens(chance, traits.dodge);
      kept.set(bolt.key, minded);
      if (!minded) continue;
      const threat = threatOf(own, bolt, (clock - bolt.at) * traits.extrapolation);
      if (threat !== undefined && threat.inSeconds < (worst?.inSeconds ?? Number.POSITIVE_INFINITY))
        worst = threat;
    }
    minds = kept;
    return worst;
  }

  /** Sideways out of the line of a rail that is nearly charged. */
  function fleeRail(own: Moving, senses: Senses, clock: number): number | undefined {
    if (clock - railDecidedAt < RAIL_DECIDE_MS) return undefined;
    for (const contact of senses.contacts()) {
      if (!contact.inSight || contact.chargingSince === undefined) continue;
      if (clock - contact.chargingSince < RAIL_DUE_MS) continue;
      const line = angleTo(contact, own);
      if (Math.abs(wrap(contact.aim - line)) > POINTS_AT_ME) continue;
      railDecidedAt = clock;
      if (!happens(chance, traits.dodge)) return undefined;
      const sideways = own.vy * Math.cos(line) - own.vx * Math.sin(line);
      const side = Math.abs(sideways) > 40 ? Math.sign(sideways) : happens(chance, 0.5) ? 1 : -1;
      // Turning back in the last moment spoils the shooter's lead as well as running on.
      return line + (side * (happens(chance, 0.5) ? 1 : -1) * Math.PI) / 2;
    }
    return undefined;
  }

  function withRoom(view: BrainView, own: Moving, angle: number): number {
    const other = wrap(angle + Math.PI);
    const room = roomTowards(view.arena, own, angle, ROOM_NEEDED);
    return room < ROOM_NEEDED && roomTowards(view.arena, own, other, ROOM_NEEDED) > room ? other : angle;
  }

  return {
    step(view: BrainView, own: Moving, senses: Senses, clock: number): Dodge | undefined {
      if (running !== undefined && clock < running.until) return { angle: running.angle, dash: false };
      running = undefined;
      const threat = gravest(own, senses.bolts(), clock);
      const rail = threat === undefined ? fleeRail(own, senses, clock) : undefined;
      const way = threat?.angle ?? rail;
      if (way === undefined) return undefined;
      const angle = withRoom(view, own, way);
      running = { angle, until: clock + DODGE_MS };
      const late = threat === undefined || threat.inSeconds < DASH_WITHIN_S;
      return { angle, dash: late && view.gauges.dashReady >= 1 && happens(chance, traits.dashDodge) };
    },
    forget(): void {
      running = undefined;
    },
  };
}
