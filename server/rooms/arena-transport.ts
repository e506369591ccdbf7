/** The transport of all rooms: what the framework has, and each socket knows the line that it writes to. */
import type { AuthContext } from '@colyseus/core';
import { type TransportOptions, WebSocketTransport } from '@colyseus/ws-transport';
import { GuardedSocket } from './guarded-socket.ts';
import type { ReturnGate } from './return-gate.ts';

/** What the framework has read of a request, and goes by. */
type Upgrade = { url: URL; context: AuthContext };

export class ArenaTransport extends WebSocketTransport {
  constructor(options: TransportOptions, gate: Pick<ReturnGate, 'secretOf'>) {
    super({ ...options, WebSocket: GuardedSocket });
    // Before the framework's own listener, which may send at once.
    this.wss.prependListener('connection', (socket, request, upgrade?: Upgrade) => {
      if (socket instanceof GuardedSocket && socket.extensions === '') socket.line = request.socket;
      const secret = upgrade && gate.secretOf(upgrade.context);
      if (secret !== undefined) upgrade?.url.searchParams.set('sessionId', secret);
    });
  }
}
