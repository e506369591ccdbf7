/** What the figures are held against. */
import type { CostFigures } from './cost-figures.ts';
import type { Feel } from './feel-part.ts';
import type { SurvivalFigures } from './survival-figures.ts';

export type Bar = {
  name: string;
  bar: string;
  value: number;
  ok: boolean;
};

const atMost = (name: string, limit: number, value: number, unit = ''): Bar => ({
  name,
  bar: `≤ ${limit}${unit}`,
  value,
  ok: value <= limit,
});

const exactly = (name: string, wanted: number, value: number): Bar => ({
  name,
  bar: `= ${wanted}`,
  value,
  ok: value === wanted,
});

export function barsOfOneRoom(part: CostFigures): Bar[] {
  return [
    atMost('one room: step and told state p99', 1, part.stepMs.p99.median, ' ms'),
    atMost('one room: whole tick p99', 2.34, part.tickMs.p99.median, ' ms'),
    atMost('one room: snapshot', 1500, part.snapshot.bytes.max, ' bytes'),
    atMost('one room: snapshot, to write', 10, part.snapshot.writeUs.median, ' µs'),
  ];
}

export function barsOfManyRooms(part: CostFigures): Bar[] {
  return [
    atMost('many rooms: server CPU, ratio to floor', 1.8, part.ratioToFloor.median),
    atMost('many rooms: step and told state p99', 1, part.stepMs.p99.median, ' ms'),
    atMost('many rooms: payload down, each', 24, part.downKbitPerSecond.median, ' kbit/s'),
    exactly('many rooms: patches with the stamp of another', 0, part.stamps.repeated),
  ];
}

export function barsOfBigRoom(part: CostFigures): Bar[] {
  return [
    atMost('room of 100: step and told state p99', 2, part.stepMs.p99.median, ' ms'),
    atMost('room of 100: whole tick p99', 10, part.tickMs.p99.median, ' ms'),
  ];
}

export function barsOfSurvival(part: SurvivalFigures): Bar[] {
  return [
    atMost(
      'survival: server CPU per room',
      0.4,
      100 * part.serverCpuPerRoom.difference.median,
      ' % of a core',
    ),
    atMost('survival: snapshot', 1500, part.snapshot.bytes, ' bytes'),
    atMost('survival: snapshot, to write', 10, part.snapshot.writeUs, ' µs'),
    exactly('survival: writes that failed', 0, part.failed),
  ];
}

const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : (100 * part) / whole);

export function barsOfFeel({ corrections, smoothness, rails }: Feel): Bar[] {
  const [near, far] = rails.map(({ hits, shots }) => share(hits, shots));
  const lost = (near ?? Number.NaN) - (far ?? Number.NaN);
  return [
    exactly('own ship: corrections without disagreement', 0, corrections.undisturbed),
    exactly('own ship: corrections after a shove', 1, corrections.afterShove),
    atMost('others: rendered step error p99', 1, smoothness.p99, ' units'),
    atMost('rail at 200 ms: hits fewer than at 20 ms by', 5, lost, ' points'),
  ];
}
