/** The clock of a match: warm-up, play, results, the next map. Run by the server, as the last thing in a tick. */
import { closeBallot, openBallot } from './ballot.ts';
import type { Fact } from './facts.ts';
import { bestScore } from './modes/mode.ts';
import { MODES } from './modes/modes.ts';
import { freshen } from './spawning.ts';
import { evenTeams, teamSize } from './teams.ts';
import type { RoundPhase, World } from './world.ts';

function turnTo(world: World, phase: RoundPhase, ticksLeft: number): Fact[] {
  world.round = { ...world.round, phase, ticksLeft };
  world.bolts.length = 0;
  return [{ type: 'turned', phase, round: world.round.number }];
}

/** Everybody is out of the arena until the next tick, which places them, on the map that is played then. */
function clearTheArena(world: World): void {
  for (const ship of world.ships) {
    freshen(ship);
    ship.respawnTicks = 1;
  }
  world.pickups = [];
  world.beacons = [];
}

function beginPlay(world: World): Fact[] {
  evenTeams(world);
  clearTheArena(world);
  world.teamScores = [0, 0];
  for (const ship of world.ships) {
    ship.score = 0;
    ship.deaths = 0;
    ship.bestStreak = 0;
    ship.harm = 0;
    ship.taken = 0;
    ship.captures = 0;
  }
  return turnTo(world, 'play', MODES[world.mode].roundTicks);
}

function beginWarmup(world: World): Fact[] {
  return turnTo(world, 'warmup', MODES[world.mode].warmupTicks);
}

function endRound(world: World): Fact[] {
  openBallot(world);
  return turnTo(world, 'results', MODES[world.mode].resultsTicks);
}

function beginNext(world: World): Fact[] {
  world.map = closeBallot(world);
  world.round.number += 1;
  clearTheArena(world);
  return MODES[world.mode].warmupTicks > 0 ? beginWarmup(world) : beginPlay(world);
}

/** Whether there are pilots enough for a round, in each team where there are teams. */
export function isComplete(world: World): boolean {
  const { teams, needs } = MODES[world.mode];
  if (teams === 0) return world.ships.length >= needs;
  return teamSize(world, 1) >= needs && teamSize(world, 2) >= needs;
}

/** Counts one tick down and turns the page when it is over. Mutates. */
export function stepRoundClock(world: World): Fact[] {
  const mode = MODES[world.mode];
  const { phase } = world.round;
  if (phase === 'warmup' && !isComplete(world)) {
    // Who is left on one side alone can play, once they are two sides.
    evenTeams(world);
    world.round.ticksLeft = mode.warmupTicks;
    return [];
  }
  // Who is left alone in a mode for two has nobody to play against: the match waits for another.
  if (phase === 'play' && mode.warmupTicks > 0 && !isComplete(world)) return beginWarmup(world);
  world.round.ticksLeft -= 1;
  const isWon = phase === 'play' && mode.goal > 0 && bestScore(mode, world) >= mode.goal;
  if (world.round.ticksLeft > 0 && !isWon) return [];
  if (phase === 'warmup') return beginPlay(world);
  return phase === 'play' ? endRound(world) : beginNext(world);
}
