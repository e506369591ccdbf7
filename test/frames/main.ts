/** `npm run frames`: what a frame of the client costs, and what the way to the first one takes. Prints JSON. */
import { parseArgs } from 'node:util';
import { readEnvironment } from '../bench/environment.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { measureLive } from './live-part.ts';
import { buildStagedPage, serveStagedPage } from './serve-staged-page.ts';
import { measureStaged, type StagedRun } from './staged-part.ts';

const HELP = `npm run frames -- [flags]: what a frame of the client costs.

  --seconds 10     for each run
  --map foundry    of the staged fight of 16 ships and 100 bolts
  --only canvas    or hold, webgl, live: this run and no other
  --serve 4160     only serves the staged fight on this port, for looking
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '10' },
    map: { type: 'string', default: 'foundry' },
    only: { type: 'string' },
    serve: { type: 'string' },
  },
});

const seconds = Number(values.seconds);
const RUNS: Readonly<Record<string, Omit<StagedRun, 'seconds'>>> = {
  canvas: { renderer: 'canvas', mode: 'skirmish', map: values.map },
  hold: { renderer: 'canvas', mode: 'hold', map: 'canal' },
  webgl: { renderer: 'webgl', mode: 'skirmish', map: values.map },
};

async function chromiumVersion(): Promise<string> {
  const browser = await launchChromium();
  const version = browser.version();
  await browser.close();
  return version;
}

async function measure(): Promise<void> {
  const { cpu, cores, loadBefore, at, node } = readEnvironment();
  const report: Record<string, unknown> = {
    on: {
      cpu,
      cores,
      loadBefore,
      node,
      chromium: await chromiumVersion(),
      screen: '1280x720, WebGL 640x360',
      at,
    },
  };
  const served = await serveStagedPage();
  for (const [name, run] of Object.entries(RUNS)) {
    if (values.only !== undefined && values.only !== name) continue;
    process.stderr.write(`staged fight, ${name} …\n`);
    report[name] = await measureStaged(served, { ...run, seconds });
  }
  await served.close();
  if (values.only === undefined || values.only === 'live') {
    process.stderr.write('a match against bots …\n');
    report.live = await measureLive(seconds);
  }
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
}

if (values.help) process.stdout.write(HELP);
else {
  await buildStagedPage();
  if (values.serve === undefined) {
    await measure();
    process.exit(0);
  }
  process.stderr.write(`${(await serveStagedPage(Number(values.serve))).origin}/?renderer=canvas&play=1\n`);
}
