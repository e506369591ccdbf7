/** Composes the stateful half of a process: rooms of all modes, the sockets they are reached by, the host that knows them. */
import type { IncomingMessage, Server } from 'node:http';
import { type AuthContext, LocalDriver, LocalPresence, matchMaker } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import type { Logger } from 'pino';
import { MODE_NAMES, MODES } from '../sim/modes/modes.ts';
import type { Config } from './config.ts';
import { ownAddress } from './private-address.ts';
import { mapsFor } from './rooms/arena-files.ts';
import { ArenaHost } from './rooms/arena-host.ts';
import { ArenaTransport } from './rooms/arena-transport.ts';
import { GALLERY, GalleryRoom } from './rooms/gallery-room.ts';
import { LONGEST_FRAME } from './rooms/guarded-socket.ts';
import type { TickMeter } from './rooms/hardened-room.ts';
import { MatchRoom } from './rooms/match-room.ts';
import { refuseForeignOrigins } from './rooms/origin-guard.ts';
import { ReturnGate } from './rooms/return-gate.ts';
import type { WayBack } from './rooms/way-back.ts';
import type { Tickets } from './tickets.ts';

export type ArenaParts = {
  /** Told of every tick of every room. */
  meter?: TickMeter;
  /** These maps and no others, whatever the mode. */
  maps?: readonly string[];
  /** Another class for the matches. */
  match?: typeof MatchRoom;
};

export type RunningArena = {
  host: ArenaHost;
  /** From now on pilots of other hosts may come back to this one by ticket. */
  letBack(wayBack: WayBack): void;
  /** Makes it quick, before anybody knows of it. @param port The one that its server listens on. Rejects never. */
  rehearse(port: number): Promise<void>;
  /** Tells every room and lets it close. */
  close(): Promise<void>;
};

/** Sockets of one process, of pages and of pilots together (R14); more are not accepted. */
const MOST_CONNECTIONS = 4000;

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

function acceptSockets(server: Server, config: Config, gate: ReturnGate): ArenaTransport {
  // Clients' views share this buffer; the default grows by encoding again, with a warning each time.
  Encoder.BUFFER_SIZE = 64 * 1024;
  server.maxConnections = MOST_CONNECTIONS;
  const refuseForeign = refuseForeignOrigins(config.allowedOrigins);
  const options = {
    noServer: true,
    maxPayload: LONGEST_FRAME,
    // How long a peer that was closed may take to agree; one that sleeps must not hold up a stop. Milliseconds.
    closeTimeout: 1000,
    beforeUpgrade: (request: Request, context: AuthContext) =>
      refuseForeign(request, context) ?? gate.beforeUpgrade(request, context),
  };
  const transport = new ArenaTransport(options, gate);
  transport.attachToServer(server, { filter: ownUpgrades(server) });
  return transport;
}

/**
 * Hosts rooms behind `server`. The framework's part ends at this process: its listing and its messages stay in memory,
 * so that no room ever waits for a store. The framework's rooms are global to a process: one arena at a time.
 */
export async function startArena(
  config: Config,
  log: Logger,
  server: Server,
  signResume: Tickets['signResume'],
  parts: ArenaParts,
): Promise<RunningArena> {
  await matchMaker.setup(new LocalPresence(), new LocalDriver(), config.publicAddress);
  const match = parts.match ?? MatchRoom;
  const host = new ArenaHost(matchMaker.processId, MODE_NAMES, config);
  for (const name of MODE_NAMES) {
    matchMaker.defineRoomType(name, match, {
      mode: MODES[name],
      maps: parts.maps ?? mapsFor(name),
      log,
      meter: parts.meter,
      host,
      signResume,
    });
  }
  matchMaker.defineRoomType(GALLERY, GalleryRoom);
  await matchMaker.accept();
  const gate = new ReturnGate();
  const transport = acceptSockets(server, config, gate);
  return {
    host,
    letBack(wayBack) {
      gate.wayBack = wayBack;
    },
    async rehearse(port) {
      try {
        // Loaded by who rehearses only.
        const { rehearse } = await import('./rooms/rehearsal.ts');
        const origin = `http://${ownAddress(config.host)}:${port}`;
        const mode = MODES.skirmish;
        const rehearsed = await rehearse({ origin, match, mode, maps: mapsFor(mode.name), signResume });
        log.info(rehearsed, 'rehearsed');
      } catch (error) {
        log.error({ err: error }, 'no rehearsal: the host begins without');
      }
    },
    async close() {
      await matchMaker.gracefullyShutdown();
      transport.shutdown();
    },
  };
}
