/// <reference types="vite/client" />

/** Lets the page open without a network from the next visit on. While developing, nothing is kept. */
export function keepPage(): void {
  // Modules are replaced while they run: this is no build.
  if (import.meta.hot !== undefined || !('serviceWorker' in navigator)) return;
  // Where it is forbidden, as in some private windows, the page works like any other.
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
}
