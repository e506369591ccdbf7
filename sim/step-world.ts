/**
 * The one place that orders a tick. Given the same world, the same input and the same answers it gives the same next
 * world, on every machine (R6). Run by the server, by the journal and by tests.
 */
import type { Arena } from './arena.ts';
import { launchBolt, stepBolts } from './bolts.ts';
import { harm, mend } from './damage.ts';
import type { Fact } from './facts.ts';
import { type Intent, sanitizeIntent } from './intent.ts';
import { type Ask, railTarget } from './rails.ts';
import { type Arrival, stepRoster } from './roster.ts';
import { stepRoundClock } from './round-clock.ts';
import { pushShipsApart } from './separation.ts';
import { isFlying, type Ship } from './ship.ts';
import type { Shot } from './ship-actions.ts';
import { spawnShip } from './spawning.ts';
import { stepShip } from './step-ship.ts';
import { shipOf, type World } from './world.ts';

export type TickInput = {
  arrivals: readonly Arrival[];
  departures: readonly number[];
  /**
   * At most one intent per ship. A ship without one holds still for this tick, with its cooldowns: no input is not
   * "no keys pressed", and a ship whose input is late must not fly a tick that its pilot did not.
   */
  intents: ReadonlyMap<number, Intent>;
};

type Fired = { ship: Ship; weapon: Shot };

function stepShips(world: World, arena: Arena, intents: ReadonlyMap<number, Intent>, facts: Fact[]): Fired[] {
  const fired: Fired[] = [];
  const armed = world.round.phase === 'play';
  for (const ship of world.ships) {
    if (!isFlying(ship)) {
      ship.respawnTicks -= 1;
      if (ship.respawnTicks > 0) continue;
      spawnShip(world, arena, ship);
      facts.push({ type: 'spawned', ship: ship.id });
      continue;
    }
    if (ship.protectTicks > 0) ship.protectTicks -= 1;
    mend(ship);
    const intent = intents.get(ship.id);
    if (intent === undefined) continue;
    const clean = sanitizeIntent({ move: intent.move, aim: intent.aim, buttons: intent.buttons });
    ship.aim = clean.aim;
    const weapon = stepShip(ship, clean, arena, armed);
    if (weapon === undefined) continue;
    // Who shoots gives up protection: it is for getting away.
    ship.protectTicks = 0;
    fired.push({ ship, weapon });
  }
  return fired;
}

function resolveShots(world: World, arena: Arena, fired: readonly Fired[], ask: Ask): Fact[] {
  const facts: Fact[] = [];
  for (const { ship, weapon } of fired) {
    const shot = weapon === 'bolt' ? ship.shots : ship.rails;
    facts.push({ type: 'fired', ship: ship.id, weapon, shot });
    if (weapon === 'bolt') {
      world.bolts.push(launchBolt(arena, ship.id, shot, ship, ship.shotAim));
      continue;
    }
    const target = railTarget(world, arena, ship, ask);
    if (target !== undefined) facts.push(...harm(target, ship, 'rail', shot, ship.id));
  }
  return facts;
}

/** Advances the world by one tick, in place, and returns what happened, in order. */
export function stepWorld(world: World, arena: Arena, input: TickInput, ask: Ask): Fact[] {
  world.tick += 1;
  const facts = stepRoster(world, arena, input.arrivals, input.departures);
  facts.push(...stepRoundClock(world, arena));
  const fired = stepShips(world, arena, input.intents, facts);
  pushShipsApart(world.ships, arena);
  // Bolts in the air move before new ones leave, so that a new one is at its ship in the patch that tells of it.
  for (const { bolt, ship } of stepBolts(world, arena)) {
    facts.push(...harm(ship, shipOf(world, bolt.owner), 'bolt', bolt.shot, bolt.owner));
  }
  facts.push(...resolveShots(world, arena, fired, ask));
  return facts;
}
