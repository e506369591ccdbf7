/** Lets pilots who come back by ticket in at the socket's door, where others bring the secret of a seat that they were offered. */
import type { AuthContext } from '@colyseus/core';
import type { WayBack } from './way-back.ts';

/** `/<process>/<room>`, as the framework reads it. */
const PLACE_OF_PATH = /\/([\w-]+)\/([\w-]+)$/;
/** A seat's secret has none, a ticket always (RFC 7519). */
const TICKET_MARK = '.';

export class ReturnGate {
  /** Absent where matches end with their host, or that is alone, and until they are kept. */
  wayBack: WayBack | undefined;
  private readonly secrets = new WeakMap<AuthContext, string>();

  /** To be asked before a socket is opened. Returns the refusal, or undefined for who may pass. */
  readonly beforeUpgrade = async (request: Request, context: AuthContext): Promise<Response | undefined> => {
    const { pathname, searchParams } = new URL(request.url);
    const ticket = searchParams.get('sessionId') ?? '';
    if (!ticket.includes(TICKET_MARK)) return undefined;
    const [, processId = '', roomId = ''] = PLACE_OF_PATH.exec(pathname) ?? [];
    const secret = await this.wayBack?.(ticket, { processId, roomId }).catch(() => undefined);
    if (secret === undefined) return new Response('Ask a matchmaker for this seat.', { status: 409 });
    this.secrets.set(context, secret);
    return undefined;
  };

  /** The seat's secret of who was let in by ticket. */
  secretOf(context: AuthContext): string | undefined {
    return this.secrets.get(context);
  }
}
