/** Child process: many lean pilots, against the real server or against the floor. */
import './use-ws.ts';
import { setPriority } from 'node:os';
import { z } from 'zod';
import { loadArena } from '../../server/rooms/arena-files.ts';
import { TICK_MS } from '../../sim/units.ts';
import { answerParent } from './answer-parent.ts';
import { type CrowdRound, recordingsSchema } from './answers.ts';
import { PILOTS_PRIORITY } from './environment.ts';
import { FloorPilot } from './floor-pilot.ts';
import { sumOfTraffic } from './frame-recorder.ts';
import { LeanPilot } from './lean-pilot.ts';
import { LoadMeter } from './load-meter.ts';

const JOINS_AT_ONCE = 8;

type Pilot = LeanPilot | FloorPilot;

setPriority(PILOTS_PRIORITY);

const arena = loadArena('foundry');
const load = new LoadMeter();
let pilots: Pilot[] = [];
let timer: NodeJS.Timeout | undefined;

/** Each pilot has its own rhythm, as people have: their inputs do not come at one moment. */
function startActing(): void {
  const due = pilots.map((_, i) => performance.now() + ((i * 7.3) % TICK_MS));
  timer = setInterval(() => {
    const now = performance.now();
    pilots.forEach((pilot, i) => {
      let next = due[i] ?? now;
      for (; next <= now; next += TICK_MS) pilot.act();
      due[i] = next;
    });
  }, 1);
}

async function joinAll(count: number, join: (index: number) => Promise<Pilot>): Promise<void> {
  pilots = [];
  for (let first = 0; first < count; first += JOINS_AT_ONCE) {
    const indices = Array.from({ length: Math.min(JOINS_AT_ONCE, count - first) }, (_, i) => first + i);
    pilots.push(...(await Promise.all(indices.map(join))));
  }
  startActing();
}

async function leaveAll(): Promise<void> {
  clearInterval(timer);
  await Promise.all(pilots.map((pilot) => pilot.leave()));
  pilots = [];
}

function takeRecordings(): void {
  for (const pilot of pilots) {
    if (!(pilot instanceof LeanPilot)) continue;
    pilot.recorder.take();
    pilot.stamps.take();
  }
}

function end(): CrowdRound {
  const { seconds, cpuSeconds } = load.end();
  const lost = pilots.filter((pilot) => pilot.lost).length;
  if (lost > 0) throw new Error(`${lost} pilots lost their line`);
  // The floor groups by room what the recordings list one after the other.
  const lean = pilots
    .filter((pilot) => pilot instanceof LeanPilot)
    .sort((a, b) => (a.roomId < b.roomId ? -1 : a.roomId > b.roomId ? 1 : 0));
  const taken = lean.map((pilot) => pilot.recorder.take());
  const stamps = lean.map((pilot) => pilot.stamps.take());
  return {
    seconds,
    cpuSeconds,
    traffic: sumOfTraffic(taken.map(({ traffic }) => traffic)),
    stamps: {
      patches: stamps.reduce((sum, { patches }) => sum + patches, 0),
      repeated: stamps.reduce((sum, { repeated }) => sum + repeated, 0),
    },
    recordings: taken.map(({ recording }) => recording),
  };
}

const joinSchema = z.object({ origin: z.string(), pilots: z.number() });
const floorSchema = recordingsSchema.extend({ origin: z.string() });

answerParent({
  joinArena: async (args) => {
    const { origin, pilots: count } = joinSchema.parse(args);
    await joinAll(count, (index) => LeanPilot.join(origin, index, arena));
  },
  joinFloor: async (args) => {
    const { origin, recordings } = floorSchema.parse(args);
    await joinAll(recordings.length, (index) =>
      FloorPilot.join(origin, index, arena, recordings[index] ?? { down: [], up: [] }),
    );
  },
  begin: () => {
    takeRecordings();
    load.begin();
  },
  end,
  leave: leaveAll,
});
