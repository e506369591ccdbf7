/** A world of the real rules, brought to the moment that is to be looked at. */
import type { Arena } from '../../sim/arena.ts';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import { stepWorld } from '../../sim/step-world.ts';
import { CAPTURE_TICKS, OVERCHARGE_TICKS } from '../../sim/tuning.ts';
import { TICK_MS } from '../../sim/units.ts';
import { createWorld, type RoundPhase, type World } from '../../sim/world.ts';

const NAMES = [
  'You',
  'Amber Wren',
  'جناح الليل',
  'Quiet Otter',
  '<b>Bold</b>',
  'Keen Comet',
  'WWWWWWWWWWWWWWWW',
  'Lynx',
  'Dusty Heron',
  'Mellow Quark',
  'Ines',
  'Swift Marten',
  'Bo',
  'Eager Pixel',
  'Frosty Finch',
  'Nimble Raven',
];
/** Ticks that a shot of the results waits for whoever looks. */
const LONG = 100_000;
/** One held, one that is being taken, one that is nobody's yet. */
const PULLS = [-1, 0.55, 0.4] as const;

export type Moment = {
  mode: ModeName;
  map: string;
  rotation: readonly string[];
  ships: number;
  phase: RoundPhase;
  /** Of the phase; undefined: as the mode says. */
  msLeft: number | undefined;
  /** Somebody has played for a while: there are points, and beacons are held. */
  underWay: boolean;
  /** The own ship is hurt, shielded and overcharged. */
  rich: boolean;
};

function score(world: World): void {
  const { teams, goal } = MODES[world.mode];
  // A round that is won would be over at once.
  const most = teams === 0 && goal > 0 && world.round.phase === 'play' ? goal : 13;
  world.ships.forEach((ship, i) => {
    ship.score = (i * 5 + 6) % most;
    ship.deaths = (i * 3 + 2) % 9;
    ship.bestStreak = (i * 2) % 6;
    ship.harm = 240 + ((i * 137) % 900);
    ship.taken = (i * 4) % 7;
    ship.captures = world.beacons.length > 0 ? (i * 2 + 1) % 6 : 0;
  });
  if (MODES[world.mode].teams > 0) world.teamScores = [98, 121];
  world.beacons.forEach((beacon, i) => {
    beacon.team = i === 0 ? 1 : i === 1 ? 2 : 0;
    beacon.pull = Math.round((PULLS[i % 3] ?? 0) * CAPTURE_TICKS);
  });
}

function openResults(world: World, rotation: readonly string[]): void {
  world.ballot = [...rotation.filter((map) => map !== world.map).slice(0, 2), world.map];
  for (const ship of world.ships) if (ship.id !== 1) ship.vote = ship.id % 4;
}

export function stagedWorld(arena: Arena, moment: Moment): World {
  const { mode, map, rotation, phase, msLeft } = moment;
  const world = createWorld(mode, map, 7, rotation);
  const arrivals = NAMES.slice(0, moment.ships).map((name, i) => ({
    ship: i + 1,
    pilot: `p${i}`,
    name,
    bot: i > 2,
  }));
  const step = (some: typeof arrivals) =>
    stepWorld(world, arena, { arrivals: some, departures: [], intents: new Map() }, () => undefined);
  step(arrivals);
  const { warmupTicks, roundTicks } = MODES[mode];
  const usual = { warmup: warmupTicks, play: roundTicks, results: LONG }[phase];
  world.round = {
    number: 3,
    phase,
    ticksLeft: msLeft === undefined ? usual : Math.round(msLeft / TICK_MS),
  };
  if (moment.underWay || phase === 'results') score(world);
  if (phase === 'results') openResults(world, rotation);
  const own = world.ships[0];
  if (own !== undefined && moment.rich) {
    own.hull = 28;
    own.shield = 50;
    own.overTicks = OVERCHARGE_TICKS;
  }
  return world;
}
