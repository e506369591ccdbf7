/** How a host describes itself to the matchmakers: one row in the shared store, good for as long as its lease. */
import { z } from 'zod';
import type { HostListing } from '../matchmaker/arena-directory.ts';

/** How long a row is good after the host wrote it; a host that is silent for longer is dead to all. */
export const LEASE_MS = 1500;
/** How often a host writes its row though nothing changed. */
export const BEAT_MS = 400;

export const HostRow: z.ZodType<HostListing> = z.object({
  id: z.string(),
  region: z.string().optional(),
  address: z.string().optional(),
  publicAddress: z.string().optional(),
  protocol: z.number().optional(),
  load: z.number(),
  draining: z.boolean(),
  spare: z.number(),
  rooms: z.array(
    z.object({
      id: z.string(),
      mode: z.string(),
      map: z.string(),
      pilots: z.int().min(0),
      capacity: z.int().min(1),
      bots: z.int().min(0),
      closed: z.boolean().optional(),
      code: z.string().optional(),
      ranked: z.boolean().optional(),
    }),
  ),
});

/** Where hosts say that they are there, and matchmakers read who is. */
export type HostRegistry = {
  /** Writes a host's row, for the length of a lease. False when the store had none: it was restarted, or too long away. */
  announce(row: HostListing): Promise<boolean>;
  /** The host ends: its row goes at once. */
  withdraw(hostId: string): Promise<void>;
  /** Rows of all hosts whose lease has not run out. */
  living(): Promise<HostListing[]>;
};
