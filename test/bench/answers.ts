/** What the processes of the benchmark tell each other. */
import { z } from 'zod';

export const listeningSchema = z.object({ port: z.number() });
export const nothingSchema = z.null();

const distributionSchema = z.object({
  count: z.number(),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
});

/** Of one process over one round. */
const loadSchema = z.object({
  seconds: z.number(),
  /** User and system time, seconds. */
  cpuSeconds: z.number(),
  rssBytes: z.number(),
  heapBytes: z.number(),
});

export const arenaRoundSchema = loadSchema.extend({
  rooms: z.array(z.number()),
  ticksPerRoom: z.number(),
  stepMs: distributionSchema,
  patchMs: distributionSchema,
  tickMs: distributionSchema,
  /** Of all rooms together. */
  fight: z.object({ shots: z.number(), rails: z.number(), deaths: z.number(), fightingShare: z.number() }),
});
export type ArenaRound = z.infer<typeof arenaRoundSchema>;

export const snapshotSchema = z.object({ bytes: z.number(), writeUs: z.number(), readUs: z.number() });
export type SnapshotFigures = z.infer<typeof snapshotSchema>;

/** What was kept of matches. */
export const keepingSchema = z.object({
  writes: z.number(),
  bytes: z.number(),
  late: z.number(),
  failed: z.number(),
});
export type KeepingRound = z.infer<typeof keepingSchema>;

export const bareRoundSchema = loadSchema.extend({
  framesOut: z.number(),
  bytesOut: z.number(),
  framesIn: z.number(),
  bytesIn: z.number(),
  tickMs: distributionSchema,
});
export type BareRound = z.infer<typeof bareRoundSchema>;

export const recordingSchema = z.object({ down: z.array(z.array(z.number())), up: z.array(z.number()) });
/** By connection, those of one room next to each other. */
export const recordingsSchema = z.object({ perRoom: z.number(), recordings: z.array(recordingSchema) });

export const crowdRoundSchema = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  traffic: z.object({
    patches: z.number(),
    facts: z.number(),
    other: z.number(),
    inputs: z.number(),
    downFrames: z.number(),
    upFrames: z.number(),
  }),
  stamps: z.object({ patches: z.number(), repeated: z.number() }),
  recordings: z.array(recordingSchema),
});
export type CrowdRound = z.infer<typeof crowdRoundSchema>;
