/** The flags of `npm run bots`. */
import { parseArgs } from 'node:util';
import type { ModeName } from '../../sim/modes/mode.ts';
import { MODES } from '../../sim/modes/modes.ts';
import type { NetworkConditions } from '../net/network-simulator.ts';
import { isPilotName } from './bot-names.ts';
import { mix } from './geometry.ts';
import {
  FlagError,
  readCount,
  readMode,
  readNumber,
  readOrigins,
  readSkill,
  readSkillList,
} from './read-flags.ts';

export const BOTS_HELP = `npm run bots -- [flags]: ordinary clients without a screen play a match to its result.

  --url http://127.0.0.1:2567   the server; several with commas between, of which any may answer
  --mode skirmish               skirmish, hold or duel
  --count 8                     how many bots in a match; as many as fit if fewer do
  --skill 0.5                   0 to 1; a range such as 0.2-0.9, spread over the bots; or a list such as 0.9,0.3, one for
                                each bot in turn (in hold they join the sides in turn as well)
  --rounds 1                    how many rounds, one after the other, each on the next map
  --matches 1                   how many such matches side by side, each in a new room of its own
  --seconds 30                  play for so long instead, wherever the matchmaker finds a place; no result is waited for
  --latency 0                   added round trip, milliseconds
  --jitter 0                    milliseconds
  --stall 0                     share of seconds in which the line stalls, 0 to 1
  --room ID                     this room and no other
  --seed 1                      the bots' luck
  --names Ada,Bob               names to begin with

Progress goes to stderr; the last line on stdout is JSON: figures of all bots together, rounds won, and of each match its
room and its rounds with map, winner, scores and every pilot's kills, deaths, captures and pickups taken.
`;

export type RunOptions = {
  origins: string[];
  mode: ModeName;
  count: number;
  /** The skill of each bot of a match. */
  skills: number[];
  /** Undefined: until the rounds are played. */
  seconds: number | undefined;
  rounds: number;
  matches: number;
  simulate: NetworkConditions;
  roomId: string | undefined;
  seed: number;
  names: string[];
};

function readNames(text: string): string[] {
  const names = text === '' ? [] : text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !isPilotName(name));
  if (wrong !== undefined) throw new FlagError(`--names: "${wrong}" is not 1 to 16 visible characters`);
  return names;
}

function skillsOf(text: string, count: number): number[] {
  const list = readSkillList(text);
  const range = list === undefined ? readSkill(text) : undefined;
  return Array.from({ length: count }, (_, i) => {
    if (range === undefined) return list?.[i % list.length] ?? 0;
    const skill = mix(range.from, range.to, count === 1 ? 0.5 : i / (count - 1));
    return Math.round(skill * 100) / 100;
  });
}

function countOf(text: string | undefined, mode: ModeName, isMatch: boolean): number {
  const { capacity } = MODES[mode];
  if (text === undefined) return isMatch ? Math.min(8, capacity) : 8;
  return readCount('count', text, 1, isMatch ? capacity : 500);
}

const FLAGS = {
  help: { type: 'boolean', default: false },
  url: { type: 'string', default: 'http://127.0.0.1:2567' },
  mode: { type: 'string', default: 'skirmish' },
  count: { type: 'string' },
  skill: { type: 'string', default: '0.5' },
  seconds: { type: 'string' },
  rounds: { type: 'string', default: '1' },
  matches: { type: 'string', default: '1' },
  latency: { type: 'string', default: '0' },
  jitter: { type: 'string', default: '0' },
  stall: { type: 'string', default: '0' },
  room: { type: 'string' },
  seed: { type: 'string', default: '1' },
  names: { type: 'string', default: '' },
} as const;

/** Undefined when help is asked for. @throws FlagError, or TypeError of parseArgs for a flag that does not exist. */
export function readRunOptions(args: readonly string[]): RunOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  if (values.help) return undefined;
  const mode = readMode(values.mode);
  const seconds = values.seconds === undefined ? undefined : readNumber('seconds', values.seconds, 1, 86_400);
  const count = countOf(values.count, mode, seconds === undefined);
  const matches = readCount('matches', values.matches, 1, 32);
  if (matches > 1 && (values.room !== undefined || seconds !== undefined))
    throw new FlagError('--matches are in rooms of their own, to their results: no --room and no --seconds');
  return {
    origins: readOrigins(values.url),
    mode,
    count,
    skills: skillsOf(values.skill, count),
    seconds,
    rounds: readCount('rounds', values.rounds, 1, 1000),
    matches,
    simulate: {
      roundTripMs: readNumber('latency', values.latency, 0, 5000),
      jitterMs: readNumber('jitter', values.jitter, 0, 2000),
      stall: readNumber('stall', values.stall, 0, 1),
    },
    roomId: values.room,
    seed: readCount('seed', values.seed, 0, 2 ** 32 - 1),
    names: readNames(values.names),
  };
}
