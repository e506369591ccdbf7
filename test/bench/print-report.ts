import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spread } from './distribution.ts';
import type { Report } from './main.ts';
import { type SelfTime, selfTimes } from './self-times.ts';

const shown = (value: number, digits: number) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

const spread = ({ median, min, max }: Spread, digits = 2, factor = 1) =>
  `${shown(median * factor, digits)}  (${shown(min * factor, digits)} to ${shown(max * factor, digits)})`;

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}

function costTable(part: NonNullable<Report['oneRoom']>): string {
  const { fight, floorFrames, floorBytes, downByKind, memory, snapshot } = part;
  return table([
    ['server CPU, % of a core', spread(part.serverCpu, 1, 100)],
    ['  per pilot', spread(part.serverCpuPerPilot, 3, 100)],
    ['floor CPU, % of a core', spread(part.floorCpu, 1, 100)],
    ['ratio to floor', spread(part.ratioToFloor)],
    [
      'floor moved, of frames down / up',
      `${shown(floorFrames.down.median, 3)} / ${shown(floorFrames.up.median, 3)}`,
    ],
    [
      'floor moved, of bytes down / up',
      `${shown(floorBytes.down.median, 3)} / ${shown(floorBytes.up.median, 3)}`,
    ],
    ['payload down each, kbit/s', spread(part.downKbitPerSecond)],
    [
      '  of it patches / facts / other',
      Object.values(downByKind)
        .map((share) => shown(share, 3))
        .join(' / '),
    ],
    ['payload up each, kbit/s', spread(part.upKbitPerSecond)],
    ['inputs each per second', spread(part.inputsPerSecond, 1)],
    ['step p50, ms', spread(part.stepMs.p50, 3)],
    ['step p99, ms', spread(part.stepMs.p99, 3)],
    ['patch p50, ms', spread(part.patchMs.p50, 3)],
    ['patch p99, ms', spread(part.patchMs.p99, 3)],
    ['tick p50, ms', spread(part.tickMs.p50, 3)],
    ['tick p99, ms', spread(part.tickMs.p99, 3)],
    ["floor's tick p50, ms", spread(part.floorTickMs.p50, 3)],
    ["floor's tick p99, ms", spread(part.floorTickMs.p99, 3)],
    ['ticks per second', spread(part.ticksPerSecond, 2)],
    [
      'memory: resident / heap, MB',
      `${shown(memory.rssMegabytes.median, 0)} / ${shown(memory.heapMegabytes.median, 0)}`,
    ],
    ['snapshot, bytes', spread(snapshot.bytes, 0)],
    ['snapshot, µs to write', spread(snapshot.writeUs, 1)],
    ['snapshot, µs to read', spread(snapshot.readUs, 1)],
    [
      'each per minute: bolts / rails / deaths',
      [fight.shots, fight.rails, fight.deaths].map((n) => shown(n, 1)).join(' / '),
    ],
    ['patches / with a repeated stamp', `${part.stamps.patches} / ${part.stamps.repeated}`],
  ]);
}

function survivalTable(part: NonNullable<Report['survival']>): string {
  const { serverCpuPerRoom: server, storeCpuPerRoom: store, snapshot } = part;
  return table([
    ['server CPU per room, % of a core', spread(server.difference, 3, 100)],
    ['  with / without', `${spread(server.on, 2, 100)} / ${spread(server.off, 2, 100)}`],
    ["store's CPU per room, % of a core", spread(store.difference, 3, 100)],
    ['writes per second, of all rooms at once', spread(part.writesPerSecond, 2)],
    ['bytes of snapshots per second', spread(part.snapshotBytesPerSecond, 0)],
    ['bytes to the store per second', spread(part.bytesToStorePerSecond, 0)],
    ['writes late / failed', `${part.late} / ${part.failed}`],
    ['tick p99 with / without, ms', `${spread(part.tickP99Ms.on, 3)} / ${spread(part.tickP99Ms.off, 3)}`],
    [
      'ticks per second with / without',
      `${spread(part.ticksPerSecond.on, 1)} / ${spread(part.ticksPerSecond.off, 1)}`,
    ],
    ['snapshot, bytes', shown(snapshot.bytes, 0)],
    ['snapshot, µs to write / to read', `${shown(snapshot.writeUs, 1)} / ${shown(snapshot.readUs, 1)}`],
  ]);
}

function feelTable({ corrections, smoothness, rails }: NonNullable<Report['feel']>): string {
  return table([
    [
      `corrections in ${corrections.reconciles} reconciles`,
      `${corrections.undisturbed}  (measured round trip ${shown(corrections.roundTripMs, 0)} ms, longest frame ${shown(corrections.longestFrameMs, 0)} ms)`,
    ],
    ['corrections after a shove', String(corrections.afterShove)],
    [
      `step error over ${smoothness.frames} frames, units`,
      `p50 ${shown(smoothness.p50, 2)}, p99 ${shown(smoothness.p99, 2)}, max ${shown(smoothness.max, 2)}`,
    ],
    ...rails.map(
      (rail) =>
        [
          `rails at ${rail.roundTripMs} ms`,
          `${rail.hits} of ${rail.shots} hit; without rewind ${rail.hitsWithoutRewind}`,
        ] as const,
    ),
  ]);
}

/** Where the host's time went, over all profiles of a folder. */
export function printProfiles(folder: string): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const parsed: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { functions, packages } = selfTimes(parsed);
    const rows = [...packages.slice(0, 14), ...functions.slice(0, 25)];
    const percent = ({ name, share }: SelfTime) => [`${shown(share * 100, 1).padStart(5)} %`, name] as const;
    console.log(`\n${file}: share of the busy time, itself only\n${table(rows.map(percent))}`);
  }
}

export function printReport(report: Report): void {
  const { environment, oneRoom, manyRooms, bigRoom, survival, feel, bars } = report;
  console.log(
    `Ground Truth ${environment.program}, Node ${environment.node}, ${environment.cpu} × ${environment.cores}`,
  );
  console.log('Figures are medians over rounds (least to greatest).');
  for (const part of [oneRoom, manyRooms, bigRoom])
    if (part !== undefined)
      console.log(`\n${part.pilots} pilots in ${part.rooms} room(s)\n${costTable(part)}`);
  if (survival !== undefined)
    console.log(
      `\n${survival.pilots} pilots in ${survival.rooms} room(s), kept and not kept, ${survival.pairs} times in turn\n${survivalTable(survival)}`,
    );
  if (feel !== undefined) console.log(`\nFeel\n${feelTable(feel)}`);
  const rows = bars.map(
    ({ name, bar, value, ok }) => [name, `${ok ? 'ok    ' : 'MISSED'} ${shown(value, 2)} (${bar})`] as const,
  );
  if (rows.length > 0) console.log(`\nBars\n${table(rows)}`);
}
