/**
 * The one place that orders a tick. Given the same world, the same input and the same answers it gives the same next
 * world, on every machine (R6). Run by the server, by the journal and by tests.
 */
import type { Arena } from './arena.ts';
import { castVote } from './ballot.ts';
import { putUpBeacons } from './beacons.ts';
import { launchBolt, stepBolts } from './bolts.ts';
import { harm, mend } from './damage.ts';
import type { Fact } from './facts.ts';
import { type Intent, sanitizeIntent, voteOf } from './intent.ts';
import { MODES } from './modes/modes.ts';
import { layOutPickups, stepPickups } from './pickups.ts';
import { type Ask, railTargets } from './rails.ts';
import { type Arrival, stepRoster } from './roster.ts';
import { stepRoundClock } from './round-clock.ts';
import { pushShipsApart } from './separation.ts';
import { isFlying, type Ship } from './ship.ts';
import type { Shot } from './ship-actions.ts';
import { spawnShip } from './spawning.ts';
import { stepShip } from './step-ship.ts';
import { REVEAL_TICKS } from './tuning.ts';
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

const countDown = (ticks: number) => (ticks > 0 ? ticks - 1 : 0);

/** What passes with time, with or without an input. Mutates. */
function ageShip(ship: Ship): void {
  ship.protectTicks = countDown(ship.protectTicks);
  ship.overTicks = countDown(ship.overTicks);
  ship.revealTicks = countDown(ship.revealTicks);
  mend(ship);
}

function stepShips(world: World, arena: Arena, intents: ReadonlyMap<number, Intent>, facts: Fact[]): Fired[] {
  const fired: Fired[] = [];
  const armed = world.round.phase !== 'results';
  for (const ship of world.ships) {
    const intent = intents.get(ship.id);
    if (intent !== undefined) castVote(world, ship, voteOf(intent));
    if (!isFlying(ship)) {
      ship.respawnTicks -= 1;
      if (ship.respawnTicks > 0) continue;
      spawnShip(world, arena, ship);
      facts.push({ type: 'spawned', ship: ship.id });
      continue;
    }
    ageShip(ship);
    if (intent === undefined) continue;
    const clean = sanitizeIntent({ move: intent.move, aim: intent.aim, buttons: intent.buttons });
    ship.aim = clean.aim;
    const weapon = stepShip(ship, clean, arena, armed);
    if (weapon === undefined) continue;
    // Who shoots gives up protection: it is for getting away.
    ship.protectTicks = 0;
    if (weapon === 'rail') ship.revealTicks = REVEAL_TICKS;
    fired.push({ ship, weapon });
  }
  return fired;
}

function resolveShots(
  world: World,
  arena: Arena,
  fired: readonly Fired[],
  ask: Ask,
  counts: boolean,
): Fact[] {
  const facts: Fact[] = [];
  for (const { ship, weapon } of fired) {
    const shot = weapon === 'bolt' ? ship.shots : ship.rails;
    const strong = ship.overTicks > 0;
    facts.push({ type: 'fired', ship: ship.id, weapon, shot });
    if (weapon === 'bolt') {
      world.bolts.push(launchBolt(arena, ship.id, shot, ship, ship.shotAim, strong));
      continue;
    }
    const blow = { weapon, shot, by: ship.id, aim: ship.shotAim, strong };
    railTargets(world, arena, ship, ask).forEach((target, i) => {
      facts.push(...harm(target, ship, { ...blow, spent: i > 0 }, counts));
    });
  }
  return facts;
}

/**
 * Advances the world by one tick, in place, and returns what happened, in order. At the end of a tick a world may have
 * come to another map: the next tick is to be stepped with that one.
 * @throws Error when the arena is not the one that the world is on.
 */
export function stepWorld(world: World, arena: Arena, input: TickInput, ask: Ask): Fact[] {
  if (arena.name !== world.map) throw new Error(`the world is on ${world.map}, the arena is ${arena.name}`);
  const mode = MODES[world.mode];
  const plays = world.round.phase === 'play';
  world.tick += 1;
  layOutPickups(world, arena);
  if (mode.hasBeacons) putUpBeacons(world, arena);
  const facts = stepRoster(world, arena, input.arrivals, input.departures);
  const fired = stepShips(world, arena, input.intents, facts);
  pushShipsApart(world.ships, arena);
  // Bolts in the air move before new ones leave, so that a new one is at its ship in the patch that tells of it.
  for (const { bolt, ship } of stepBolts(world, arena)) {
    const by = shipOf(world, bolt.owner);
    facts.push(...harm(ship, by, { ...bolt, weapon: 'bolt', by: bolt.owner }, plays));
  }
  facts.push(...resolveShots(world, arena, fired, ask, plays));
  facts.push(...stepPickups(world, arena));
  if (plays) facts.push(...mode.step(world, arena));
  facts.push(...stepRoundClock(world));
  return facts;
}
