/**
 * The page's service worker: keeps the files of one build, so that the page opens without a network. What the server
 * decides is never answered from here: rooms, seats, health. A new build has a worker of its own, which takes over when
 * the last page of the build before is closed: until then each page finds the files that it was made with.
 */

/** Put in when the client is built; see build/keep-shell.ts. */
declare const SHELL: { build: string; files: readonly string[] };
declare const clients: { claim(): Promise<void> };

type LifeEvent = Event & { waitUntil(work: Promise<unknown>): void };
type FetchEvent = LifeEvent & { request: Request; respondWith(answer: Promise<Response>): void };

const PAGE = '/';
const CACHE = `build-${SHELL.build}`;
const MAPS = 'maps';
/** A network that takes longer to bring the page counts as none. */
const PATIENCE_MS = 4000;

const kept = new Set(SHELL.files);

const lives = (event: Event): event is LifeEvent => 'waitUntil' in event;
const asks = (event: Event): event is FetchEvent => 'respondWith' in event;

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...SHELL.files]);
}

async function dropOtherBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name !== CACHE && name !== MAPS).map((name) => caches.delete(name)),
  );
  await clients.claim();
}

/** Of this name there is only one content, ever. */
async function keptFile(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request.url)) ?? fetch(request);
}

/** The page as the server has it, or as this build had it. */
async function page(request: Request): Promise<Response> {
  const deadline = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
  const fresh = await Promise.race([fetch(request).catch(() => undefined), deadline]);
  if (fresh !== undefined && fresh.status < 500) return fresh;
  return (await (await caches.open(CACHE)).match(PAGE)) ?? fresh ?? Response.error();
}

/** A pilot must fly by the walls that the server has; one that was kept is for the picture behind the menu. */
async function map(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(MAPS);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) event.waitUntil(cache.put(request.url, fresh.clone()));
    return fresh;
  } catch (error) {
    const old = await cache.match(request.url);
    if (old === undefined) throw error;
    return old;
  }
}

addEventListener('install', (event) => {
  if (lives(event)) event.waitUntil(keepShell());
});

addEventListener('activate', (event) => {
  if (lives(event)) event.waitUntil(dropOtherBuilds());
});

addEventListener('fetch', (event) => {
  if (!asks(event)) return;
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (kept.has(pathname)) event.respondWith(keptFile(request));
  else if (pathname === PAGE && request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/maps/')) event.respondWith(map(event));
});
