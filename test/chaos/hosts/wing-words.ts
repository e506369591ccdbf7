/** What the experiment and the threads in which its pilots fly say to each other, one order and its answer at a time. */
import { z } from 'zod';

/** The pilots of one thread, the `index`th `of` so many: no two of them have pilots of the same name. */
export const wingPlan = z.object({
  origin: z.string(),
  rooms: z.number(),
  pilots: z.number(),
  index: z.number(),
  of: z.number(),
  seed: z.number(),
});
export type WingPlan = z.infer<typeof wingPlan>;

const heardAdoption = z.object({
  member: z.string(),
  room: z.string(),
  epoch: z.number(),
  tick: z.number(),
  isExact: z.boolean(),
});

export const wingOrder = z.discriminatedUnion('order', [
  z.object({ order: z.literal('fill') }),
  /** `hosts`: names of those whose rooms are about to be hit; none: those of all. */
  z.object({ order: z.literal('watch'), hosts: z.array(z.string()) }),
  z.object({ order: z.literal('tell') }),
  z.object({ order: z.literal('leave') }),
  /** Has no answer. */
  z.object({ order: z.literal('adopted'), adoption: heardAdoption }),
]);
export type WingOrder = z.infer<typeof wingOrder>;

/** To `fill`: which host each pilot's line leads to. */
export const hostsShape = z.array(z.string());
