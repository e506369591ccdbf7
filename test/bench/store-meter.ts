/** What a Redis has done so far, by its own count. */
import type { Redis } from 'ioredis';

export type StoreCount = {
  /** User and system time. */
  cpuSeconds: number;
  bytesIn: number;
  bytesOut: number;
};

/** @throws Error when the text does not say */
function numberIn(text: string, name: string): number {
  const found = new RegExp(`^${name}:([0-9.]+)`, 'm').exec(text)?.[1];
  if (found === undefined) throw new Error(`the store does not say its ${name}`);
  return Number(found);
}

/** @param text The answer to INFO. */
export function countIn(text: string): StoreCount {
  return {
    cpuSeconds: numberIn(text, 'used_cpu_user') + numberIn(text, 'used_cpu_sys'),
    bytesIn: numberIn(text, 'total_net_input_bytes'),
    bytesOut: numberIn(text, 'total_net_output_bytes'),
  };
}

export async function readStore(redis: Redis): Promise<StoreCount> {
  return countIn(`${await redis.info('cpu')}\n${await redis.info('stats')}`);
}
