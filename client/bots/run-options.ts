/** The flags of `npm run bots`. */
import { parseArgs } from 'node:util';
import type { NetworkConditions } from '../net/network-simulator.ts';
import { isPilotName } from './bot-names.ts';
import { FlagError, readCount, readNumber, readOrigin, readSkill, type SkillRange } from './read-flags.ts';

export const BOTS_HELP = `npm run bots -- [flags]: ordinary clients without a screen, for a while.

  --url http://127.0.0.1:2567   the server
  --count 8                     how many bots
  --skill 0.5                   0 to 1, or a range such as 0.2-0.9
  --seconds 30                  for how long
  --latency 0                   added round trip, milliseconds
  --jitter 0                    milliseconds
  --stall 0                     share of seconds in which the line stalls, 0 to 1
  --room ID                     this room and no other
  --seed 1                      the bots' luck
  --names Ada,Bob               names to begin with

Progress goes to stderr; the last line on stdout is JSON.
`;

export type RunOptions = {
  origin: string;
  count: number;
  skill: SkillRange;
  seconds: number;
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

/** Undefined when help is asked for. @throws FlagError, or TypeError of parseArgs for a flag that does not exist. */
export function readRunOptions(args: readonly string[]): RunOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      url: { type: 'string', default: 'http://127.0.0.1:2567' },
      count: { type: 'string', default: '8' },
      skill: { type: 'string', default: '0.5' },
      seconds: { type: 'string', default: '30' },
      latency: { type: 'string', default: '0' },
      jitter: { type: 'string', default: '0' },
      stall: { type: 'string', default: '0' },
      room: { type: 'string' },
      seed: { type: 'string', default: '1' },
      names: { type: 'string', default: '' },
    },
  });
  if (values.help) return undefined;
  return {
    origin: readOrigin(values.url),
    count: readCount('count', values.count, 1, 500),
    skill: readSkill(values.skill),
    seconds: readNumber('seconds', values.seconds, 1, 86_400),
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
