import { parseArgs } from 'node:util';

export type Settings = {
  json: boolean;
  rounds: number;
  /** Length of a measured round. */
  seconds: number;
  /** Before the first round of each side, seconds. */
  warmup: number;
  pilots: number;
  /** Ships in one room, and in the big one. */
  perRoom: number;
  bigRoom: number;
  /** Folder for CPU profiles of the host, one per round; they cost time, so such a run's ratios count for nothing. */
  profile: string | undefined;
  /** Rail shots per round trip. */
  rails: number;
  parts: readonly string[];
};

export const PARTS = ['one-room', 'many-rooms', 'big-room', 'survival', 'feel'] as const;

const USAGE = `npm run bench -- [--json] [--rounds 3] [--seconds 10] [--warmup 10] [--pilots 128] [--rails 60]
                 [--quick] [--part ${PARTS.join(' --part ')}] [--profile FOLDER]`;

function count(text: string | undefined, name: string, fallback: number): number {
  const value = text === undefined ? fallback : Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number\n${USAGE}`);
  return value;
}

/** @throws Error that says how it is used. */
export function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      warmup: { type: 'string' },
      pilots: { type: 'string' },
      rails: { type: 'string' },
      part: { type: 'string', multiple: true },
      profile: { type: 'string' },
    },
  });
  const parts = values.part ?? PARTS;
  for (const part of parts)
    if (!PARTS.some((known) => known === part)) throw new Error(`there is no part ${part}\n${USAGE}`);
  return {
    json: values.json,
    rounds: count(values.rounds, 'rounds', values.quick ? 1 : 3),
    seconds: count(values.seconds, 'seconds', values.quick ? 3 : 10),
    warmup: count(values.warmup, 'warmup', values.quick ? 3 : 10),
    pilots: count(values.pilots, 'pilots', 128),
    perRoom: 16,
    bigRoom: 100,
    profile: values.profile,
    rails: count(values.rails, 'rails', values.quick ? 12 : 60),
    parts,
  };
}
