/**
 * `npm run chaos -- --hosts`: prints one line of JSON for each kind of event and one for the whole. Ends with 1 when a bar
 * is not met; the control is meant to.
 */
import type { HostOptions } from './host-options.ts';
import { CONTROL_EXPECTS, runHosts } from './run-hosts.ts';

/** Of what members write, what is not their ordinary business. */
const isNews = (line: string) => !line.includes('"level":30') || line.includes('a match was adopted');

export async function runHostsCommand(options: HostOptions): Promise<number> {
  const report = await runHosts(options, (name, line) => {
    if (isNews(line)) process.stderr.write(`${Date.now()} ${name}: ${line}\n`);
  });
  const { kinds, leaks, ok } = report;
  for (const kind of kinds) {
    const shown = kind.pilotsLost.count === kind.pilotsHit;
    const control = options.survival ? {} : { control: { expected: CONTROL_EXPECTS, shown } };
    console.log(JSON.stringify({ ...kind, ...control }));
  }
  console.log(JSON.stringify({ kind: 'all', options, leaks, ok }));
  return ok ? 0 : 1;
}
