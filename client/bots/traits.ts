/** What kind of pilot a brain is: its skill spread over hands, eyes and habits, with a character of its own. */
import { between, type Chance, normal } from './chance.ts';
import { clamp, mix } from './geometry.ts';

export type Traits = {
  skill: number;
  /** From seeing to acting. */
  reactionMs: number;
  /** How well it makes up for its own delay and flight time of its bolts; 1 is right. */
  extrapolation: number;
  lead: number;
  /** How long it believes that a motion goes on, milliseconds. */
  motionFadesMs: number;
  /** How much of a change of motion it believes to go on. */
  anticipation: number;
  /** Spread of the aim, radians. */
  aimSpread: number;
  /** How quickly a hand gets where it wants, 1/s, and how little it overshoots, 0 to 1. */
  handSpeed: number;
  handDamping: number;
  /** How much of a target's motion the hand goes along with. */
  follow: number;
  /** How far beside a target, in units, a shot still seems worth it. */
  boltCone: number;
  railCone: number;
  boltRange: number;
  burstMs: number;
  pauseMs: number;
  railLove: number;
  /** Chances to see a shot coming, and to spend a dash on it. */
  dodge: number;
  dashDodge: number;
  /** Hull share below which it would rather live. */
  caution: number;
  /** Distance it likes to fight at, units. */
  range: number;
  /** Share of a fight spent moving sideways, and for how long one way. */
  strafe: number;
  strafeMs: number;
  /** Shortest time between two changes of direction. */
  stickMs: number;
  memoryMs: number;
  /** How much the task of a mode matters to it beside its own fights, and pickups; about 1. */
  duty: number;
  greed: number;
  /** Chance to come at somebody from another side. */
  flanks: number;
  heedsProtection: boolean;
};

export const SLOWEST_REACTION_MS = 450;
const FASTEST_REACTION_MS = 180;

export function createTraits(skill: number, chance: Chance): Traits {
  const able = clamp(skill, 0, 1);
  const own = (spread: number) => 1 + clamp(normal(chance), -2, 2) * spread;
  const reaction = mix(SLOWEST_REACTION_MS, FASTEST_REACTION_MS, able) * own(0.05);
  return {
    skill: able,
    reactionMs: clamp(reaction, FASTEST_REACTION_MS, SLOWEST_REACTION_MS),
    extrapolation: clamp(mix(0.4, 1, able) * own(0.06), 0, 1.1),
    lead: clamp(mix(0.3, 1, able) * own(0.08), 0, 1.2),
    motionFadesMs: mix(1600, 350, able),
    anticipation: mix(0, 1.4, able),
    aimSpread: mix(0.17, 0.02, Math.sqrt(able)) * own(0.1),
    handSpeed: mix(8, 22, able) * own(0.08),
    handDamping: mix(0.6, 0.95, able),
    follow: mix(0.3, 0.95, able),
    boltCone: mix(60, 24, able),
    railCone: mix(34, 13, able),
    boltRange: mix(720, 400, able) * own(0.08),
    burstMs: mix(1300, 800, able) * own(0.15),
    pauseMs: mix(650, 180, able) * own(0.15),
    railLove: clamp(mix(0.18, 0.26, able) * own(0.35), 0.05, 0.95),
    dodge: clamp(mix(0.04, 0.5, able) * own(0.1), 0, 1),
    dashDodge: clamp(mix(0, 0.7, able) * own(0.15), 0, 1),
    caution: clamp(mix(0.08, 0.34, able) * own(0.35), 0, 0.6),
    range: between(chance, 110, 240),
    strafe: clamp(mix(0.35, 0.97, able) * own(0.08), 0, 1),
    strafeMs: mix(1150, 600, able) * own(0.15),
    stickMs: mix(190, 110, able),
    memoryMs: mix(2500, 8000, able),
    duty: mix(0.75, 1.1, able) * own(0.1),
    greed: mix(0.6, 1.1, able) * own(0.15),
    flanks: mix(0, 0.55, able),
    heedsProtection: between(chance, 0, 1) < mix(0.2, 1.4, able),
  };
}
