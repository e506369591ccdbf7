/** Ticks that go on in a hidden tab, where frames stop and page timers are slowed to one per second or minute. */
export function startTicker(onTick: () => void): () => void {
  const worker = new Worker(new URL('./ticker-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', onTick);
  return () => worker.terminate();
}
