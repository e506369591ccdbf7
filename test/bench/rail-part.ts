/** How often rails hit that are aimed at what is drawn, on a short line and on a long one. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { nothingSchema } from './answers.ts';
import { type Joined, join, leave, PATIENCE_MS, place } from './flyer-orders.ts';
import type { OpenCast } from './open-cast.ts';

export type RailFigures = {
  roundTripMs: number;
  shots: number;
  hits: number;
  /** Of the same shots, those that meet the target where it was when they were judged. */
  hitsWithoutRewind: number;
};

const SHOOTING_MS = 240_000;
const STEP = 16;
/** A floor without walls: a target's path, and a firing line beside it; position steps. */
const RANGE = {
  left: 120 * STEP,
  right: 440 * STEP,
  y: 1210 * STEP,
  lineX: 100 * STEP,
  lineY: 1350 * STEP,
  apart: 80 * STEP,
};

const railShotsSchema = z.array(
  z.object({ shooter: z.number(), hit: z.boolean(), hitWithoutRewind: z.boolean() }),
);

export async function measureRails(cast: OpenCast, shots: number): Promise<RailFigures[]> {
  const { feel, arena } = cast;
  const target = await join(cast, 0);
  await feel.ask('freeze', target, nothingSchema, PATIENCE_MS);
  await place(cast, target, RANGE.left, RANGE.y);
  const shooters: (Joined & { roundTripMs: number })[] = [];
  // Both lines at once and side by side: what the machine does to one it does to the other.
  for (const roundTripMs of [20, 200, 20, 200, 20, 200]) {
    const shooter = await join(cast, roundTripMs, target.room);
    await place(cast, shooter, RANGE.lineX + shooters.length * RANGE.apart, RANGE.lineY);
    shooters.push({ ...shooter, roundTripMs });
  }
  const { left, right } = RANGE;
  await arena.ask('patrol', { ...target, left, right }, nothingSchema, PATIENCE_MS);
  await arena.ask('aimedAt', target, nothingSchema, PATIENCE_MS);
  // The sessions notice where they were put, and learn their clocks.
  await wait(2000);
  const each = Math.ceil(shots / 3);
  const shooting = { flyers: shooters.map(({ flyer }) => flyer), ship: target.ship, shots: each };
  await feel.ask('shoot', shooting, nothingSchema, SHOOTING_MS);
  await wait(500);
  const judged = await arena.ask('railShots', { room: target.room }, railShotsSchema, PATIENCE_MS);
  await leave(cast);
  return [20, 200].map((roundTripMs) => {
    const ships = shooters.filter((one) => one.roundTripMs === roundTripMs).map(({ ship }) => ship);
    const mine = judged.filter(({ shooter }) => ships.includes(shooter));
    return {
      roundTripMs,
      shots: mine.length,
      hits: mine.filter(({ hit }) => hit).length,
      hitsWithoutRewind: mine.filter(({ hitWithoutRewind }) => hitWithoutRewind).length,
    };
  });
}
