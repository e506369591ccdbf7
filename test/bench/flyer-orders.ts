/** Orders to the sessions that fly for the benchmark, and to the hand that places their ships. */
import { z } from 'zod';
import { nothingSchema } from './answers.ts';
import type { OpenCast } from './open-cast.ts';

export const PATIENCE_MS = 20_000;

const joinedSchema = z.object({ flyer: z.number(), ship: z.number(), room: z.string() });
export type Joined = z.infer<typeof joinedSchema>;

export function join(cast: OpenCast, roundTripMs: number, roomId?: string): Promise<Joined> {
  const args = { origin: cast.arenaOrigin, roundTripMs, roomId };
  return cast.feel.ask('join', args, joinedSchema, PATIENCE_MS);
}

export async function place(cast: OpenCast, { room, ship }: Joined, x: number, y: number): Promise<void> {
  await cast.arena.ask('place', { room, ship, x, y }, nothingSchema, PATIENCE_MS);
}

export const leave = (cast: OpenCast) => cast.feel.ask('leave', {}, nothingSchema, PATIENCE_MS);
