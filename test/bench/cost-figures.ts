/** What a number of fighting pilots costs the server, against what moving the same bytes costs. */
import { type Distribution, median, type Spread, spreadOf } from './distribution.ts';
import { ratioToFloor } from './ratio-to-floor.ts';
import type { FloorRound, RealRound } from './round-pair.ts';

export type CostFigures = {
  pilots: number;
  rooms: number;
  /** Share of one core. */
  serverCpu: Spread;
  serverCpuPerPilot: Spread;
  floorCpu: Spread;
  floorCpuPerPilot: Spread;
  ratioToFloor: Spread;
  /** What the floor moved as a share of what the real server moved: 1 is a fair floor. */
  floorFrames: { down: Spread; up: Spread };
  floorBytes: { down: Spread; up: Spread };
  /** Payload of one pilot. */
  downKbitPerSecond: Spread;
  upKbitPerSecond: Spread;
  downByKind: { patches: number; facts: number; other: number };
  inputsPerSecond: Spread;
  stepMs: Timing;
  patchMs: Timing;
  tickMs: Timing;
  floorTickMs: Timing;
  ticksPerSecond: Spread;
  memory: { rssMegabytes: Spread; heapMegabytes: Spread; floorRssMegabytes: Spread };
  /** Of one pilot per minute: how much of a fight it was. */
  fight: { shots: number; rails: number; deaths: number; fightingShare: number };
  stamps: { patches: number; repeated: number };
  snapshot: { bytes: Spread; writeUs: Spread; readUs: Spread };
};

type Timing = { p50: Spread; p99: Spread; max: number };

const MEGABYTE = 1e6;

const timing = (rounds: readonly Distribution[]): Timing => ({
  p50: spreadOf(rounds.map(({ p50 }) => p50)),
  p99: spreadOf(rounds.map(({ p99 }) => p99)),
  max: Math.max(...rounds.map(({ max }) => max)),
});

export function costOf(
  pilots: number,
  perRoom: number,
  real: readonly RealRound[],
  floor: readonly FloorRound[],
): CostFigures {
  const asked = Array.from({ length: Math.ceil(pilots / perRoom) }, (_, i) =>
    Math.min(perRoom, pilots - i * perRoom),
  );
  for (const { arena } of real)
    if ([...arena.rooms].sort((a, b) => b - a).join() !== asked.join())
      throw new Error(
        `rooms of ${asked.join(', ')} were asked for, and there were ${arena.rooms.join(', ')}`,
      );
  const ofReal = (figure: (round: RealRound) => number) => real.map(figure);
  const ofFloor = (figure: (round: FloorRound) => number) => floor.map(figure);
  const cpu = ofReal(({ arena }) => arena.cpuSeconds / arena.seconds);
  const floorCpu = ofFloor(({ bare }) => bare.cpuSeconds / bare.seconds);
  const perPilot = (shares: readonly number[]) => spreadOf(shares.map((share) => share / pilots));
  const share = (moved: (round: FloorRound) => number, wanted: (round: RealRound) => number) =>
    spreadOf(
      floor.map((round, i) => {
        const model = real[i];
        if (model === undefined) return Number.NaN;
        return moved(round) / round.bare.seconds / (wanted(model) / model.crowd.seconds);
      }),
    );
  const down = ({ crowd: { traffic } }: RealRound) => traffic.patches + traffic.facts + traffic.other;
  const kbit = (bytes: (round: RealRound) => number) =>
    spreadOf(ofReal((round) => (bytes(round) * 8) / 1000 / round.crowd.seconds / pilots));
  const perMinute = (count: (round: RealRound) => number) =>
    median(ofReal((round) => (count(round) * 60) / round.arena.seconds / pilots));
  const kindShare = (kind: 'patches' | 'facts' | 'other') =>
    median(ofReal((round) => round.crowd.traffic[kind] / down(round)));
  return {
    pilots,
    rooms: asked.length,
    serverCpu: spreadOf(cpu),
    serverCpuPerPilot: perPilot(cpu),
    floorCpu: spreadOf(floorCpu),
    floorCpuPerPilot: perPilot(floorCpu),
    ratioToFloor: ratioToFloor(cpu, floorCpu),
    floorFrames: {
      down: share(
        ({ bare }) => bare.framesOut,
        ({ crowd }) => crowd.traffic.downFrames,
      ),
      up: share(
        ({ bare }) => bare.framesIn,
        ({ crowd }) => crowd.traffic.upFrames,
      ),
    },
    floorBytes: {
      down: share(({ bare }) => bare.bytesOut, down),
      up: share(
        ({ bare }) => bare.bytesIn,
        ({ crowd }) => crowd.traffic.inputs,
      ),
    },
    downKbitPerSecond: kbit(down),
    upKbitPerSecond: kbit(({ crowd }) => crowd.traffic.inputs),
    downByKind: { patches: kindShare('patches'), facts: kindShare('facts'), other: kindShare('other') },
    inputsPerSecond: spreadOf(ofReal(({ crowd }) => crowd.traffic.upFrames / crowd.seconds / pilots)),
    stepMs: timing(real.map(({ arena }) => arena.stepMs)),
    patchMs: timing(real.map(({ arena }) => arena.patchMs)),
    tickMs: timing(real.map(({ arena }) => arena.tickMs)),
    floorTickMs: timing(floor.map(({ bare }) => bare.tickMs)),
    ticksPerSecond: spreadOf(ofReal(({ arena }) => arena.ticksPerRoom / arena.seconds)),
    memory: {
      rssMegabytes: spreadOf(ofReal(({ arena }) => arena.rssBytes / MEGABYTE)),
      heapMegabytes: spreadOf(ofReal(({ arena }) => arena.heapBytes / MEGABYTE)),
      floorRssMegabytes: spreadOf(ofFloor(({ bare }) => bare.rssBytes / MEGABYTE)),
    },
    fight: {
      shots: perMinute(({ arena }) => arena.fight.shots),
      rails: perMinute(({ arena }) => arena.fight.rails),
      deaths: perMinute(({ arena }) => arena.fight.deaths),
      fightingShare: median(ofReal(({ arena }) => arena.fight.fightingShare)),
    },
    stamps: {
      patches: real.reduce((sum, { crowd }) => sum + crowd.stamps.patches, 0),
      repeated: real.reduce((sum, { crowd }) => sum + crowd.stamps.repeated, 0),
    },
    snapshot: {
      bytes: spreadOf(ofReal(({ snapshot }) => snapshot.bytes)),
      writeUs: spreadOf(ofReal(({ snapshot }) => snapshot.writeUs)),
      readUs: spreadOf(ofReal(({ snapshot }) => snapshot.readUs)),
    },
  };
}
