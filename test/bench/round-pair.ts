/** One round of the real server and one of the floor, with the same crowd. */
import { setTimeout as wait } from 'node:timers/promises';
import type { z } from 'zod';
import {
  type ArenaRound,
  arenaRoundSchema,
  type BareRound,
  bareRoundSchema,
  type CrowdRound,
  crowdRoundSchema,
  nothingSchema,
  type recordingSchema,
  type SnapshotFigures,
  snapshotSchema,
} from './answers.ts';
import type { ChildLink } from './child-link.ts';

/** Between the last join and the first figure: the fight is in full swing, the join's garbage collected. */
const SETTLE_MS = 2500;
const JOIN_PATIENCE_MS = 60_000;
const PATIENCE_MS = 15_000;

export type Cast = {
  arena: ChildLink;
  arenaOrigin: string;
  bare: ChildLink;
  bareOrigin: string;
  crowd: ChildLink;
};

export type RealRound = { arena: ArenaRound; crowd: CrowdRound; snapshot: SnapshotFigures };
export type FloorRound = { bare: BareRound };
type Recordings = readonly z.infer<typeof recordingSchema>[];

export async function realRound(
  cast: Cast,
  pilots: number,
  perRoom: number,
  seconds: number,
): Promise<RealRound> {
  const { arena, crowd, arenaOrigin: origin } = cast;
  await arena.ask('seats', { perRoom }, nothingSchema, PATIENCE_MS);
  await crowd.ask('joinArena', { origin, pilots }, nothingSchema, JOIN_PATIENCE_MS);
  await wait(SETTLE_MS);
  await Promise.all([
    arena.ask('begin', {}, nothingSchema, PATIENCE_MS),
    crowd.ask('begin', {}, nothingSchema, PATIENCE_MS),
  ]);
  await wait(seconds * 1000);
  const [ended, crowdEnded] = await Promise.all([
    arena.ask('end', {}, arenaRoundSchema, PATIENCE_MS),
    crowd.ask('end', {}, crowdRoundSchema, PATIENCE_MS),
  ]);
  await crowd.ask('leave', {}, nothingSchema, PATIENCE_MS);
  // When nobody competes for the machine any more.
  const snapshot = await arena.ask('snapshot', {}, snapshotSchema, PATIENCE_MS);
  return { arena: ended, crowd: crowdEnded, snapshot };
}

export async function floorRound(
  cast: Cast,
  recordings: Recordings,
  perRoom: number,
  seconds: number,
): Promise<FloorRound> {
  const { bare, crowd, bareOrigin: origin } = cast;
  await crowd.ask('joinFloor', { origin, recordings, perRoom }, nothingSchema, JOIN_PATIENCE_MS);
  await bare.ask('play', { recordings, perRoom }, nothingSchema, PATIENCE_MS);
  await wait(SETTLE_MS);
  await bare.ask('begin', {}, nothingSchema, PATIENCE_MS);
  await wait(seconds * 1000);
  const ended = await bare.ask('end', {}, bareRoundSchema, PATIENCE_MS);
  await bare.ask('stop', {}, nothingSchema, PATIENCE_MS);
  await crowd.ask('leave', {}, nothingSchema, PATIENCE_MS);
  return { bare: ended };
}
