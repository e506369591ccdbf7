/** Composes the roles of one process: page, stateless layer and arena host on one port. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { MODE_NAMES } from '../sim/modes/modes.ts';
import type { ArenaParts, RunningArena } from './arena.ts';
import type { Config } from './config.ts';
import { serveDocs } from './docs/serve-docs.ts';
import type { ArenaDirectory } from './matchmaker/arena-directory.ts';
import { arenaEndpoints, endpoints } from './matchmaker/endpoints.ts';
import { createMatchmaker } from './matchmaker/matchmaker.ts';
import { openApiDocument } from './matchmaker/openapi.ts';
import { countWaiting } from './matchmaker/queue/count-waiting.ts';
import { noHost } from './matchmaker/refusal.ts';
import { requestListener } from './matchmaker/request-listener.ts';
import { requestLogger } from './matchmaker/request-log.ts';
import { createArenaGauges } from './ops/arena-gauges.ts';
import { countKeeping } from './ops/keeping-counters.ts';
import { createMetrics } from './ops/metrics.ts';
import { serveDrain } from './ops/serve-drain.ts';
import { serveMetrics } from './ops/serve-metrics.ts';
import { privateAddressOf } from './private-address.ts';
import type { TickMeter } from './rooms/hardened-room.ts';
import type { EmbeddedStore } from './store/embedded-store.ts';
import { type HostBeat, startHostBeat } from './store/host-beat.ts';
import { HostSilent } from './store/host-call.ts';
import { isDead } from './store/is-dead.ts';
import { createMemoryRecords } from './store/memory-records.ts';
import { noClaims } from './store/seat-claims.ts';
import { createSharedDirectory, type DirectoryParts } from './store/shared-directory.ts';
import { openSharedStore, type SharedStore } from './store/shared-store.ts';
import { type Survival, startSurvival } from './survival.ts';
import { ticketSecretOf } from './ticket-secret.ts';
import { createTickets, type Tickets } from './tickets.ts';
import { VERSION } from './version.ts';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export type AppParts = ArenaParts & {
  /** Signed in another way. */
  tickets?: Tickets;
};

export type RunningApp = {
  /** The port that is listened on, also when any free one was asked for. */
  port: number;
  /** Resolves when somebody asks it to hand its matches on and end. */
  asked: Promise<void>;
  /** Hands its matches on, tells every room, lets it close, and frees the port. */
  close(): Promise<void>;
};

/** A process starts without the store too, and is not ready then. */
const STORE_MS = 2000;
/** How long a stop waits for requests that are under way. */
const LAST_ANSWERS_MS = 2000;
const MATCHMAKER_PATHS = /^\/(v1\/|v1$|healthz|readyz)/;
const DRAIN_PATH = /^\/ops\/drain$/;
const METRICS_PATH = /^\/metrics(\?|$)/;

type HostParts = Omit<DirectoryParts, 'survival'>;

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Loaded where it is needed only, with the database that Node brings along. */
async function openEmbedded({ survival, dataFile }: Config, log: Logger): Promise<EmbeddedStore | undefined> {
  if (!survival || dataFile === undefined) return undefined;
  const { openEmbeddedStore } = await import('./store/embedded-store.ts');
  return openEmbeddedStore(dataFile, log);
}

/** Other hosts and this one as they are reached: over the store that all share, or within the process. */
function arenaParts(store: SharedStore | undefined, arena: RunningArena | undefined): HostParts {
  if (store !== undefined) return store;
  const host = arena?.host;
  if (host === undefined) throw new Error('without a store there is nothing but the own arena');
  return {
    registry: { living: async () => [host.row()] },
    claims: noClaims,
    async ask(_, question) {
      if (host.isDraining) throw new HostSilent('the process is about to end');
      return host.answer(question);
    },
  };
}

/** An arena is ready when matchmakers know of it and it takes more; a matchmaker when it can see the arenas. */
function readinessOf(directory: ArenaDirectory, arena: RunningArena | undefined, isHeard: () => boolean) {
  return async () => {
    if (arena?.host.isDraining) throw noHost('This host is about to end.');
    if (arena && !isHeard()) throw noHost('The store does not know this host.');
    await directory.hosts().catch(() => {
      throw noHost('The store does not answer.');
    });
  };
}

/**
 * Starts a process that listens on `config.port`, in its role.
 * @param page Serves everything that is not the REST layer's, where one process does all.
 * @param parts For benchmarks and tests.
 */
export async function startApp(
  config: Config,
  log: Logger,
  server: Server,
  page: RequestHandler | undefined,
  parts: AppParts = {},
): Promise<RunningApp> {
  const embedded = await openEmbedded(config, log);
  const secret = ticketSecretOf(config, embedded?.secret, log);
  const tickets = parts.tickets ?? createTickets(secret, Date.now, config.tokenSecretPrevious);
  const metrics = createMetrics();
  const store = config.redisUrl === undefined ? undefined : openSharedStore(config.redisUrl, log);
  const arena = config.role === 'matchmaker' ? undefined : await openArena(metrics.ticked);
  /** Loaded where it is needed only: a matchmaker is back sooner without the framework. */
  async function openArena(ticked: TickMeter): Promise<RunningArena> {
    const { startArena } = await import('./arena.ts');
    return startArena(config, log, server, tickets.signResume, {
      ...parts,
      meter(stepMs, patchMs) {
        ticked(stepMs, patchMs);
        parts.meter?.(stepMs, patchMs);
      },
    });
  }
  const hosts = arenaParts(store, arena);
  const matches = config.survival ? (store ?? embedded)?.matches : undefined;
  // No two processes have one file: the host before this one has ended.
  const isGone = store === undefined ? async () => true : isDead;
  const directory = createSharedDirectory({ ...hosts, survival: matches && { matches, isDead: isGone } });
  let survival: Survival | undefined;
  let beat: HostBeat | undefined;
  const records = store?.records ?? createMemoryRecords(Date.now);
  const isReady = readinessOf(directory, arena, () => store === undefined || beat?.isHeard === true);
  let isStopping = false;
  const rest = requestListener(
    createMatchmaker({
      endpoints: config.role === 'arena' ? arenaEndpoints : endpoints,
      directory,
      records,
      isReady: async () => {
        if (isStopping) throw noHost('This process is about to end.');
        await isReady();
      },
      tickets,
      limits: config.rateLimit,
      shareLimit: store?.limit,
      allowedOrigins: config.allowedOrigins,
      trustProxy: config.trustProxy,
      version: VERSION,
      storeHeardMs: () => survival?.keeper.silenceMs,
      log: requestLogger(log, config.production || config.role === 'matchmaker'),
      meter: metrics.requests,
    }),
  );
  const refresh = createArenaGauges(metrics.registry, MODE_NAMES, {
    hosts: config.role === 'arena' ? undefined : () => directory.hosts(),
    own: arena && (() => arena.host.row()),
    queues: config.role === 'arena' ? undefined : () => countWaiting(records, MODE_NAMES),
  });
  const opsAccess = { token: config.opsToken, production: config.production };
  const { promise: asked, resolve: askToEnd } = Promise.withResolvers<void>();
  const drain = serveDrain(() => {
    askToEnd();
    return arena?.host.rooms().length ?? 0;
  }, opsAccess);
  const tellMetrics = serveMetrics(metrics.registry, refresh, opsAccess);
  const showDocs =
    config.role === 'arena'
      ? undefined
      : serveDocs(
          () => openApiDocument(endpoints, VERSION),
          (error) => log.error({ err: error }, 'the description of the API cannot be shown'),
        );
  server.on('request', (request, response) => {
    if (showDocs?.(request, response)) return;
    if (METRICS_PATH.test(request.url ?? '')) void tellMetrics(request, response);
    else if (DRAIN_PATH.test(request.url ?? '')) drain(request, response);
    else if (page === undefined || MATCHMAKER_PATHS.test(request.url ?? '')) void rest(request, response);
    else page(request, response);
  });
  // Who is asked before it reaches the store could only answer that it does not. Whoever starts first waits a little.
  await store?.reached(STORE_MS);
  const port = await listen(server, config.port, config.host);
  // A process that does all is alone, and is wanted at once.
  if (arena && config.role === 'arena') await arena.rehearse(port);
  if (arena && store) {
    beat = startHostBeat(arena.host, store.registry, store.claims);
    store.answer(arena.host.id, (question) => arena.host.answer(question));
  }
  if (arena !== undefined && matches !== undefined) {
    const address = privateAddressOf(config, port);
    const { registry, ask } = hosts;
    const { redisUrl } = config;
    const readTicket = tickets.readResume;
    survival = startSurvival({ arena, matches, readTicket, registry, ask, address, redisUrl, log });
    countKeeping(metrics.registry, survival.keeper.figures, () => survival?.keeper.silenceMs ?? 0);
  }
  return {
    port,
    asked,
    async close() {
      isStopping = true;
      arena?.host.drain();
      await survival?.leave();
      survival?.stop();
      await beat?.stop();
      await arena?.close();
      // Ends connections that are idle. What was asked is answered; who is kept waiting on purpose asks another.
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const timer = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
      await closed;
      clearTimeout(timer);
      store?.close();
      embedded?.close();
    },
  };
}
