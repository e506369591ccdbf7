/**
 * A journal: the world at its start and everything that went into each tick, so that a match runs again to the same
 * hashes (R6, R16). What `ask` answered is written down too, as it came from outside the world.
 */
import type { Arena } from './arena.ts';
import { type Intent, sanitizeIntent } from './intent.ts';
import type { Ask } from './rails.ts';
import { stepWorld, type TickInput } from './step-world.ts';
import { TICK_RATE } from './units.ts';
import type { World } from './world.ts';
import { bytesToWorld, worldToBytes } from './world-codec.ts';
import { hashWorld } from './world-hash.ts';

export type Answer = { shooter: number; target: number; x: number; y: number };

export type JournalTick = Omit<TickInput, 'intents'> & {
  intents: readonly (Intent & { ship: number })[];
  answers: readonly Answer[];
  /** The world's hash after this tick, once a second. */
  hash: string | undefined;
};

export type Journal = { start: Uint8Array; ticks: JournalTick[] };

export function createJournal(world: World): Journal {
  return { start: worldToBytes(world), ticks: [] };
}

/** Steps the world and writes down what went in. Returns what stepWorld returns. */
export function stepAndRecord(journal: Journal, world: World, arena: Arena, input: TickInput, ask: Ask) {
  const answers: Answer[] = [];
  const recordingAsk: Ask = (shooter, target) => {
    const seen = ask(shooter, target);
    if (seen !== undefined) answers.push({ shooter, target, x: seen.x, y: seen.y });
    return seen;
  };
  const facts = stepWorld(world, arena, input, recordingAsk);
  journal.ticks.push({
    arrivals: [...input.arrivals],
    departures: [...input.departures],
    // As the rules understood them: what arrived may not fit into the bytes of a journal.
    intents: [...input.intents].map(([ship, { move, aim, buttons }]) => ({
      ship,
      ...sanitizeIntent({ move, aim, buttons }),
    })),
    answers,
    hash: world.tick % TICK_RATE === 0 ? hashWorld(world) : undefined,
  });
  return facts;
}

function answersOf(tick: JournalTick): Ask {
  return (shooter, target) =>
    tick.answers.find((answer) => answer.shooter === shooter && answer.target === target);
}

export type Rerun = {
  world: World;
  hashes: string[];
  /** The first tick whose hash differs from the journal's, if any. */
  divergedAt: number | undefined;
};

/** Runs a recorded match again. @param arenaOf The arena of each map that it was played on. */
export function rerunJournal(journal: Journal, arenaOf: (map: string) => Arena): Rerun {
  const world = bytesToWorld(journal.start);
  const hashes: string[] = [];
  let divergedAt: number | undefined;
  for (const tick of journal.ticks) {
    const intents = new Map(tick.intents.map((intent) => [intent.ship, intent]));
    stepWorld(world, arenaOf(world.map), { ...tick, intents }, answersOf(tick));
    if (tick.hash === undefined) continue;
    const hash = hashWorld(world);
    hashes.push(hash);
    if (hash !== tick.hash && divergedAt === undefined) divergedAt = world.tick;
  }
  return { world, hashes, divergedAt };
}
