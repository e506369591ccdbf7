/** The flags of `npm run chaos`. */
import { parseArgs } from 'node:util';
import { FlagError, readCount, readNumber } from '../../client/bots/read-flags.ts';

export const CHAOS_HELP = `npm run chaos -- --matchmakers [flags]: joins while replicas of the matchmaker are killed.

  --seconds 60       how long the storm lasts
  --pilots 200       who joins, flies a while, leaves, and joins again
  --rate 20          joins per second, however long the earlier ones take
  --replicas 3       matchmakers behind NGINX; one is killed with SIGKILL every second and started again
  --hosts 2          arena hosts
  --kill-host        kills an arena host too, in the middle, and starts it again five seconds later
  --calm             kills nobody: what the same joins take without a storm
  --control          a matchmaker that keeps its sessions in memory: what a stateful one loses
`;

export type ChaosOptions = {
  seconds: number;
  pilots: number;
  /** Joins per second. */
  rate: number;
  replicas: number;
  hosts: number;
  killsHost: boolean;
  calm: boolean;
  control: boolean;
};

/** Undefined when help is asked for. @throws FlagError, or TypeError of parseArgs for a flag that does not exist. */
export function readChaosOptions(args: readonly string[]): ChaosOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      matchmakers: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '60' },
      pilots: { type: 'string', default: '200' },
      rate: { type: 'string', default: '20' },
      replicas: { type: 'string', default: '3' },
      hosts: { type: 'string', default: '2' },
      'kill-host': { type: 'boolean', default: false },
      calm: { type: 'boolean', default: false },
      control: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  if (!values.matchmakers) throw new FlagError('say what is to be killed: --matchmakers or --hosts');
  return {
    seconds: readCount('seconds', values.seconds, 1, 3600),
    pilots: readCount('pilots', values.pilots, 1, 5000),
    rate: readNumber('rate', values.rate, 0.1, 1000),
    replicas: readCount('replicas', values.replicas, 1, 16),
    hosts: readCount('hosts', values.hosts, 1, 16),
    killsHost: values['kill-host'],
    calm: values.calm,
    control: values.control,
  };
}
