/** The flags of the crew. */
import { parseArgs } from 'node:util';
import { readCount, readOrigins, readSkill, type SkillRange } from './read-flags.ts';

export const CREW_HELP = `node client/bots/crew.ts [flags]: bots that keep people company.

  --url http://127.0.0.1:2567   the server; several with commas between, of which any may answer
  --fill 6                      ships that a room with people is kept at; as its mode likes it unless told
  --skill 0.2-0.7               0 to 1, or a range, of which the first bot has the least
  --most 48                     bots in all rooms together
`;

export type CrewOptions = { origins: string[]; fill: number | undefined; most: number; skill: SkillRange };

/** Undefined when help is asked for. @throws FlagError, or TypeError of parseArgs for a flag that does not exist. */
export function readCrewOptions(args: readonly string[]): CrewOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      url: { type: 'string', default: 'http://127.0.0.1:2567' },
      fill: { type: 'string' },
      skill: { type: 'string', default: '0.2-0.7' },
      most: { type: 'string', default: '48' },
    },
  });
  if (values.help) return undefined;
  return {
    origins: readOrigins(values.url),
    fill: values.fill === undefined ? undefined : readCount('fill', values.fill, 0, 255),
    most: readCount('most', values.most, 0, 500),
    skill: readSkill(values.skill),
  };
}
