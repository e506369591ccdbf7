import { describe, expect, test } from 'vitest';
import { loadArena, mapsFor } from '../../server/rooms/arena-files.ts';
import { SightBook } from '../../server/rooms/sight-book.ts';
import type { Arena } from '../../sim/arena.ts';
import type { Fact } from '../../sim/facts.ts';
import { MODE_NAMES } from '../../sim/modes/modes.ts';
import { isFlying } from '../../sim/ship.ts';
import { SIGHT_LEAD_TICKS } from '../../sim/tuning.ts';
import { TICK_RATE } from '../../sim/units.ts';
import { shipOf } from '../../sim/world.ts';
import { createSightJudge } from './helpers/sight-judge.ts';
import { createWireMatch, type WireMatch, type WirePilot } from './helpers/wire-match.ts';

const MAPS = [...new Set(MODE_NAMES.flatMap((mode) => mapsFor(mode)))];
const SKILLS = Array.from({ length: 16 }, (_, i) => i / 15);
const MINUTES = 10;

/** How often each kind of thing was told that its pilot may not know, and how often one was kept back for no reason. */
type Verdict = {
  ships: number;
  pickups: number;
  bolts: number;
  facts: number;
  keptBack: number;
  told: number;
};

class AllSeeing extends SightBook {
  override knows(): boolean {
    return true;
  }
  override knowsPickup(): boolean {
    return true;
  }
  override seesPlace(): boolean {
    return true;
  }
}

type Judge = ReturnType<typeof createSightJudge>;

function judgeFacts(pilot: WirePilot, truth: readonly Fact[]): number {
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

function judgeTick(
  { match, pilots }: WireMatch,
  arena: Arena,
  judge: Judge,
  truth: readonly Fact[],
  verdict: Verdict,
) {
  const { world } = match;
  for (const pilot of pilots) {
    const viewer = shipOf(world, pilot.ship);
    if (viewer === undefined) continue;
    for (const target of world.ships) {
      const told = pilot.state.ships.get(String(target.id));
      if (told !== undefined) {
        verdict.told += 1;
        if (!judge.mayKnow(viewer.id, target.id)) verdict.ships += 1;
        if (told.x !== target.x || told.y !== target.y) throw new Error('what was told is not what is');
      } else if (isFlying(target) && isFlying(viewer) && judge.inPlainSight(viewer, target)) {
        // A ship that has just come into sight was looked at every other tick while it was hidden.
        const last = judge.mayKnow(viewer.id, target.id);
        if (last) verdict.keptBack += 1;
      }
    }
    pilot.state.pickups.forEach((_told, key) => {
      const place = arena.pickups[Number(key)];
      if (place === undefined || !judge.maySee(viewer.id, place, SIGHT_LEAD_TICKS + 3)) verdict.pickups += 1;
    });
    for (const bolt of pilot.bolts) if (!judge.maySee(viewer.id, bolt, 0)) verdict.bolts += 1;
    verdict.facts += judgeFacts(pilot, truth);
  }
}

/** Plays until the time is up, or until enough is found to make the point. */
function play(map: string, minutes: number, seed: number, sight?: SightBook, enough = 100): Verdict {
  const arena = loadArena(map);
  const wire = createWireMatch(arena, SKILLS, seed, sight);
  const judge = createSightJudge(arena);
  const verdict: Verdict = { ships: 0, pickups: 0, bolts: 0, facts: 0, keptBack: 0, told: 0 };
  for (let tick = 0; tick < minutes * 60 * TICK_RATE && verdict.ships < enough; tick++) {
    const truth = wire.step();
    judge.note(wire.match.world, truth);
    judgeTick(wire, arena, judge, truth, verdict);
  }
  return verdict;
}

describe.each(MAPS)('on %s', (map) => {
  test(`R2 ${MINUTES} minutes of 16 pilots: nothing hidden is sent, and nothing in plain sight kept back`, () => {
    const seed = 11;
    const { told, keptBack, ...hidden } = play(map, MINUTES, seed);
    expect({ seed, ...hidden }).toEqual({ seed, ships: 0, pickups: 0, bolts: 0, facts: 0 });
    expect(told).toBeGreaterThan(10_000);
    expect(keptBack / told).toBeLessThan(0.002);
  }, 240_000);

  test('R2 without the filter the same judge finds thousands', () => {
    const { ships } = play(map, 1, 11, new AllSeeing(), 2000);
    expect(ships).toBeGreaterThanOrEqual(2000);
  }, 60_000);
});
