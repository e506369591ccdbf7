/** Plays a match over the wire and counts, tick by tick and pilot by pilot, what was told that R2 forbids. */
import type { SightBook } from '../../../server/rooms/sight-book.ts';
import type { Arena } from '../../../sim/arena.ts';
import type { Fact } from '../../../sim/facts.ts';
import { areMates, type ModeName } from '../../../sim/modes/mode.ts';
import { isFlying, type Ship } from '../../../sim/ship.ts';
import { SIGHT_LEAD_TICKS } from '../../../sim/tuning.ts';
import { TICK_RATE } from '../../../sim/units.ts';
import { shipOf } from '../../../sim/world.ts';
import { createSightJudge } from './sight-judge.ts';
import { createWireMatch, type WireMatch, type WirePilot } from './wire-match.ts';

const SKILLS = Array.from({ length: 16 }, (_, i) => i / 15);
/** A pickup that was seen is told a little longer, as it is not looked at in each tick. */
const PICKUP_TICKS = SIGHT_LEAD_TICKS + 3;

export type Verdict = {
  /** How often something was told that its pilot may not know. */
  ships: number;
  pickups: number;
  bolts: number;
  facts: number;
  /** How often a ship was kept back that had stood in plain sight for two ticks. */
  keptBack: number;
  /** How often a ship was told at all. */
  told: number;
};

export type Play = {
  arena: Arena;
  minutes: number;
  seed: number;
  mode?: ModeName;
  /** What decides who may know what; a test may put in one that hides nothing. */
  sight?: SightBook;
  /** The match ends when so many ships were told that should not have been. */
  enough?: number;
};

type Judge = ReturnType<typeof createSightJudge>;

function forbiddenFacts(pilot: WirePilot, truth: readonly Fact[]): number {
  const knows = (ship: number) => pilot.state.ships.has(String(ship));
  return pilot.facts.filter((fact) => {
    switch (fact.type) {
      // Without a place in them.
      case 'heard':
      case 'ended':
      case 'captured':
        return false;
      case 'beam':
        return !truth.some((f) => f.type === 'fired' && f.weapon === 'rail' && f.ship === fact.ship);
      case 'died':
        return fact.aim !== 0 && !knows(fact.ship);
      default:
        return !knows(fact.ship);
    }
  }).length;
}

export function playAndJudge({ arena, minutes, seed, enough = 100, ...settings }: Play): Verdict {
  const wire: WireMatch = createWireMatch(arena, SKILLS, seed, settings);
  const { world } = wire.match;
  const judge: Judge = createSightJudge(arena);
  const verdict: Verdict = { ships: 0, pickups: 0, bolts: 0, facts: 0, keptBack: 0, told: 0 };
  let inSight = new Set<number>();

  /** Whether two ships see each other in plain sight, in this tick and in the one before. */
  function wasInPlainSight(viewer: Ship, target: Ship, now: Set<number>): boolean {
    if (!isFlying(viewer) || !isFlying(target) || !judge.inPlainSight(viewer, target)) return false;
    const pair = viewer.id * 256 + target.id;
    now.add(pair);
    return inSight.has(pair);
  }

  /** Whose eyes a pilot has: the own, and those of the own side. */
  function eyesOf(viewer: Ship): number[] {
    return world.ships.filter((ship) => ship === viewer || areMates(ship, viewer)).map(({ id }) => id);
  }

  function judgePilot(pilot: WirePilot, viewer: Ship, truth: readonly Fact[], now: Set<number>): void {
    const eyes = eyesOf(viewer);
    for (const target of world.ships) {
      if (target === viewer) continue;
      const told = pilot.state.ships.get(String(target.id));
      const isDue = wasInPlainSight(viewer, target, now);
      if (told === undefined) {
        if (isDue) verdict.keptBack += 1;
        continue;
      }
      verdict.told += 1;
      if (told.x !== target.x || told.y !== target.y) throw new Error('what was told is not what is');
      if (!judge.mayKnow(eyes, target.id)) verdict.ships += 1;
    }
    pilot.state.pickups.forEach((_told, key) => {
      const place = arena.pickups[Number(key)];
      if (place === undefined || !judge.maySee(eyes, place, PICKUP_TICKS)) verdict.pickups += 1;
    });
    for (const bolt of pilot.bolts) if (!judge.maySee(eyes, bolt, 0)) verdict.bolts += 1;
    verdict.facts += forbiddenFacts(pilot, truth);
  }

  for (let tick = 0; tick < minutes * 60 * TICK_RATE && verdict.ships < enough; tick++) {
    const truth = wire.step();
    judge.note(world, truth);
    const now = new Set<number>();
    for (const pilot of wire.pilots) {
      const viewer = shipOf(world, pilot.ship);
      if (viewer !== undefined) judgePilot(pilot, viewer, truth, now);
    }
    inSight = now;
  }
  return verdict;
}
