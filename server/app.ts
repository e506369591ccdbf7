/** Composes the roles of one process: page, stateless layer and arena host on one port. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { LocalDriver, LocalPresence, matchMaker } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { Logger } from 'pino';
import { MODE_NAMES, MODES } from '../sim/modes/modes.ts';
import type { Config } from './config.ts';
import { createMatchmaker } from './matchmaker/matchmaker.ts';
import { requestListener } from './matchmaker/request-listener.ts';
import { mapsFor } from './rooms/arena-files.ts';
import { createColyseusDirectory } from './rooms/colyseus-directory.ts';
import { GALLERY, GalleryRoom } from './rooms/gallery-room.ts';
import { GuardedSocket, LONGEST_FRAME } from './rooms/guarded-socket.ts';
import type { TickMeter } from './rooms/hardened-room.ts';
import { MatchRoom } from './rooms/match-room.ts';
import { refuseForeignOrigins } from './rooms/origin-guard.ts';
import { createTickets } from './tickets.ts';
import { VERSION } from './version.ts';

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export type RunningApp = {
  /** The port that is listened on, also when any free one was asked for. */
  port: number;
  /** Tells every room, lets it close, and frees the port. */
  close(): Promise<void>;
};

export type AppParts = {
  /** Told of every tick of every room. */
  meter?: TickMeter;
  /** These maps and no others, whatever the mode. */
  maps?: readonly string[];
  /** Another class for the matches. */
  match?: typeof MatchRoom;
};

/** Sockets of one process, of pages and of pilots together (R14); more are not accepted. */
const MOST_CONNECTIONS = 4000;

const MATCHMAKER_PATHS = /^\/(v1\/|v1$|healthz|readyz)/;

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

/**
 * Which upgrade requests are for rooms. A target that is no URL is ended here, as the framework would throw over it,
 * and with it the process. The page's own development socket shares the port, but only while developing: otherwise
 * nobody would answer such a request, nor ever close it.
 */
function ownUpgrades(server: Server): (request: IncomingMessage) => boolean {
  const sharesPort = server.listenerCount('upgrade') > 0;
  return (request) => {
    if (sharesPort && request.headers['sec-websocket-protocol'] === 'vite-hmr') return false;
    if (URL.canParse(`ws://server${request.url ?? '/'}`)) return true;
    request.socket.destroy();
    return false;
  };
}

function hostRooms(server: Server, config: Config): WebSocketTransport {
  // Clients' views share this buffer; the default grows by encoding again, with a warning each time.
  Encoder.BUFFER_SIZE = 64 * 1024;
  server.maxConnections = MOST_CONNECTIONS;
  const options = {
    noServer: true,
    maxPayload: LONGEST_FRAME,
    WebSocket: GuardedSocket,
    // How long a peer that was closed may take to agree; one that sleeps must not hold up a stop. Milliseconds.
    closeTimeout: 1000,
    beforeUpgrade: refuseForeignOrigins(config.allowedOrigins),
  };
  const transport = new WebSocketTransport(options);
  transport.attachToServer(server, { filter: ownUpgrades(server) });
  return transport;
}

/**
 * Starts a process that listens on `config.port`. The framework's rooms are global to a process: one app at a time.
 * @param page Serves everything that is not the REST layer's.
 * @param parts For benchmarks and tests.
 */
export async function startApp(
  config: Config,
  log: Logger,
  server: Server,
  page: RequestHandler,
  parts: AppParts = {},
): Promise<RunningApp> {
  const tickets = createTickets(config.tokenSecret, Date.now);
  await matchMaker.setup(new LocalPresence(), new LocalDriver(), config.publicAddress);
  for (const name of MODE_NAMES) {
    matchMaker.defineRoomType(name, parts.match ?? MatchRoom, {
      mode: MODES[name],
      maps: parts.maps ?? mapsFor(name),
      log,
      meter: parts.meter,
      signResume: tickets.signResume,
    });
  }
  matchMaker.defineRoomType(GALLERY, GalleryRoom);
  await matchMaker.accept();
  const transport = hostRooms(server, config);
  const matchmaker = requestListener(
    createMatchmaker({
      directory: createColyseusDirectory(MODE_NAMES),
      tickets,
      limits: config.rateLimit,
      allowedOrigins: config.allowedOrigins,
      trustProxy: config.trustProxy,
      version: VERSION,
      log: (line) => log.debug(line),
    }),
  );
  server.on('request', (request, response) => {
    if (MATCHMAKER_PATHS.test(request.url ?? '')) void matchmaker(request, response);
    else page(request, response);
  });
  const port = await listen(server, config.port, config.host);
  return {
    port,
    async close() {
      await matchMaker.gracefullyShutdown();
      transport.shutdown();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
