/** The flags of `npm run chaos -- --hosts`. */
import { parseArgs } from 'node:util';
import { FlagError, readCount } from '../../../client/bots/read-flags.ts';

export const STRIKE_KINDS = ['kill', 'freeze', 'move', 'redis', 'cut', 'pair', 'heir'] as const;
export type StrikeKind = (typeof STRIKE_KINDS)[number];

export const HOSTS_HELP = `npm run chaos -- --hosts [flags]: matches that go on while hosts are killed, frozen and cut off.

  --rooms 10         matches, each with its pilots and one who keeps every line it ever had
  --pilots 100       who fly in them
  --hosts-count 3    arena hosts
  --kills 20         hosts killed with SIGKILL, each started again before the next event
  --times 3          how often each of the other kinds comes, in between
  --only kill,cut    these kinds alone: kill, freeze (SIGSTOP, later SIGCONT), move (SIGTERM), redis (killed and started
                     again), cut (one host from the store), pair (two hosts within a second), heir (the adopting host too)
  --rolling 100      planned moves alone, host after host, until so many matches were moved
  --no-survival      hosts that keep nothing: the control, which loses every pilot of a host that is killed
  --seed 1           which hosts, in which order, after how long
`;

export type HostOptions = {
  rooms: number;
  pilots: number;
  hosts: number;
  kills: number;
  times: number;
  only: readonly StrikeKind[];
  /** Matches to be moved by planned moves; undefined: strikes instead. */
  rolling: number | undefined;
  survival: boolean;
  seed: number;
};

function readKinds(text: string): StrikeKind[] {
  return text.split(',').map((word) => {
    const kind = STRIKE_KINDS.find((one) => one === word.trim());
    if (kind === undefined)
      throw new FlagError(`--only must name some of ${STRIKE_KINDS.join(', ')}, not "${word}"`);
    return kind;
  });
}

/** Undefined when help is asked for. @throws FlagError, or TypeError of parseArgs for a flag that does not exist. */
export function readHostOptions(args: readonly string[]): HostOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      hosts: { type: 'boolean', default: false },
      rooms: { type: 'string', default: '10' },
      pilots: { type: 'string', default: '100' },
      'hosts-count': { type: 'string', default: '3' },
      kills: { type: 'string', default: '20' },
      times: { type: 'string', default: '3' },
      only: { type: 'string', default: STRIKE_KINDS.join(',') },
      rolling: { type: 'string' },
      'no-survival': { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
    },
  });
  if (values.help) return undefined;
  const rooms = readCount('rooms', values.rooms, 1, 100);
  const pilots = readCount('pilots', values.pilots, rooms, 1000);
  if (pilots > rooms * 15) throw new FlagError('--pilots must be at most 15 for each of the --rooms');
  return {
    rooms,
    pilots,
    hosts: readCount('hosts-count', values['hosts-count'], 2, 16),
    kills: readCount('kills', values.kills, 1, 1000),
    times: readCount('times', values.times, 1, 1000),
    only: readKinds(values.only),
    rolling: values.rolling === undefined ? undefined : readCount('rolling', values.rolling, 1, 10_000),
    survival: !values['no-survival'],
    seed: readCount('seed', values.seed, 0, 2 ** 32 - 1),
  };
}
