/** The transport of all rooms: what the framework has, and each socket knows the line that it writes to. */
import { type TransportOptions, WebSocketTransport } from '@colyseus/ws-transport';
import { GuardedSocket } from './guarded-socket.ts';

export class ArenaTransport extends WebSocketTransport {
  constructor(options: TransportOptions) {
    super({ ...options, WebSocket: GuardedSocket });
    // Before the framework's own listener, which may send at once.
    this.wss.prependListener('connection', (socket, request) => {
      if (socket instanceof GuardedSocket && socket.extensions === '') socket.line = request.socket;
    });
  }
}
