/** The flags of `npm run cluster`. */
import { parseArgs } from 'node:util';
import { FlagError, readCount } from '../../client/bots/read-flags.ts';

export const CLUSTER_HELP = `npm run cluster -- [flags]: a cluster on this machine, of real programs.

  --matchmakers 2    processes that answer REST, and hold nothing
  --arenas 2         processes that hold rooms
  --port 8080        where NGINX listens, before all of them
  --hostname NAME    by which other machines reach this one; localhost unless told
  --fill 6           ships that bots fill a room to; as its mode likes it unless told
  --no-bots          nobody but people
  --restart          starts a process again that ended by itself
`;

export type CommandOptions = {
  matchmakers: number;
  arenas: number;
  port: number;
  hostname: string;
  crew: { fill: number | undefined } | undefined;
  restart: boolean;
};

/** Undefined when help is asked for. @throws FlagError, or TypeError of parseArgs for a flag that does not exist. */
export function readClusterOptions(args: readonly string[]): CommandOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      matchmakers: { type: 'string', default: '2' },
      arenas: { type: 'string', default: '2' },
      port: { type: 'string', default: '8080' },
      hostname: { type: 'string', default: 'localhost' },
      fill: { type: 'string' },
      'no-bots': { type: 'boolean', default: false },
      restart: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  if (!/^[\w.-]+$/.test(values.hostname))
    throw new FlagError(`--hostname must be a name or an address, not "${values.hostname}"`);
  const fill = values.fill === undefined ? undefined : readCount('fill', values.fill, 0, 16);
  return {
    matchmakers: readCount('matchmakers', values.matchmakers, 1, 16),
    arenas: readCount('arenas', values.arenas, 1, 16),
    port: readCount('port', values.port, 1, 65_535),
    hostname: values.hostname,
    crew: values['no-bots'] ? undefined : { fill },
    restart: values.restart,
  };
}
