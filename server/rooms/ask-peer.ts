/** Asks another host, past every proxy, when it heard the store last. */
import { z } from 'zod';
import { isRefusal } from '../store/is-dead.ts';
import type { PeerAnswer } from './store-excuse.ts';

/** An answer that takes longer is none. Less than the others' word is good for (EXCUSE_MS). Milliseconds. */
const PATIENCE_MS = 250;

/** A host that has not heard the store yet says null, one that knows of no such store nothing. */
const Health = z.object({ storeHeardMs: z.number().min(0).nullish() });

/** @param address `address:port` */
export async function askPeer(address: string): Promise<PeerAnswer> {
  try {
    const answer = await fetch(`http://${address}/healthz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    const health = Health.safeParse(await answer.json());
    if (!answer.ok || !health.success) return 'silent';
    return health.data.storeHeardMs ?? Infinity;
  } catch (error) {
    const isRefused = error instanceof Error && error.cause instanceof Error && isRefusal(error.cause);
    return isRefused ? 'refused' : 'silent';
  }
}
