/**
 * The benchmark: what the server costs against a bare socket server that moves the same bytes, and what playing feels
 * like. Prints a table, or JSON. A missed bar is a figure, not a failure: it exits with 1 only when it could not measure.
 */
import {
  type Bar,
  barsOfBigRoom,
  barsOfFeel,
  barsOfManyRooms,
  barsOfOneRoom,
  barsOfSurvival,
} from './bars.ts';
import type { CostFigures } from './cost-figures.ts';
import { measureCost } from './cost-part.ts';
import { readEnvironment } from './environment.ts';
import { type Feel, measureFeel } from './feel-part.ts';
import { type OpenCast, openCast } from './open-cast.ts';
import { printProfiles, printReport } from './print-report.ts';
import { readSettings, type Settings } from './settings.ts';
import type { SurvivalFigures } from './survival-figures.ts';
import { measureSurvival } from './survival-part.ts';

export type Report = {
  environment: ReturnType<typeof readEnvironment>;
  settings: Settings;
  oneRoom?: CostFigures;
  manyRooms?: CostFigures;
  bigRoom?: CostFigures;
  survival?: SurvivalFigures;
  feel?: Feel;
  bars: Bar[];
};

async function measure(cast: OpenCast, settings: Settings): Promise<Report> {
  const report: Report = { environment: readEnvironment(), settings, bars: [] };
  const say = (text: string) => process.stderr.write(`${text} …\n`);
  if (settings.parts.includes('one-room')) {
    say(`${settings.perRoom} pilots in one room`);
    report.oneRoom = await measureCost(cast, settings, settings.perRoom, settings.perRoom);
    report.bars.push(...barsOfOneRoom(report.oneRoom));
  }
  if (settings.parts.includes('many-rooms')) {
    say(`${settings.pilots} pilots`);
    report.manyRooms = await measureCost(cast, settings, settings.pilots, settings.perRoom);
    report.bars.push(...barsOfManyRooms(report.manyRooms));
  }
  if (settings.parts.includes('big-room')) {
    say(`${settings.bigRoom} pilots in one room`);
    report.bigRoom = await measureCost(cast, settings, settings.bigRoom, settings.bigRoom);
    report.bars.push(...barsOfBigRoom(report.bigRoom));
  }
  if (settings.parts.includes('survival')) {
    say(`${settings.pilots} pilots whose matches are kept, and are not, in turns`);
    report.survival = await measureSurvival(cast, settings);
    if (report.survival === undefined)
      say('this part is left out: it needs the program "redis-server" (Debian package redis-server)');
    else report.bars.push(...barsOfSurvival(report.survival));
  }
  if (settings.parts.includes('feel')) {
    say('corrections, smoothness, rails');
    report.feel = await measureFeel(cast, settings);
    report.bars.push(...barsOfFeel(report.feel));
  }
  return report;
}

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  const cast = await openCast(settings);
  const stop = () => void cast.close().then(() => process.exit(1));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const report = await measure(cast, settings);
    if (settings.json) console.log(JSON.stringify(report, undefined, 2));
    else printReport(report);
    if (!settings.json && settings.profile !== undefined) printProfiles(settings.profile);
  } finally {
    await cast.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
