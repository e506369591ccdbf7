/**
 * A matchmaker between clients and an app, which passes on what it is asked, and says what a test wants of the seats:
 * where they are, which process hosts them, or that there is none.
 */
import { createServer } from 'node:http';

type Answer = { status: number; body: object };

export type MatchmakerInFront = {
  origin: string;
  /** Address at which seats are said to be, `host:port`. */
  address: string;
  /** Of the process that is said to host them; undefined: the true one. */
  host: string | undefined;
  /** What is answered instead; undefined while it answers. */
  refusal: Answer | undefined;
  /** What was asked, in its order: method and path. */
  readonly asked: string[];
  end(): Promise<void>;
};

type SeatBody = { seat?: { publicAddress?: string; processId?: string } };

/** @param target Origin of the app. @param address As in the result, to begin with. */
export async function matchmakerInFront(target: string, address: string): Promise<MatchmakerInFront> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    let text = '';
    for await (const chunk of request) text += chunk;
    asked.push(`${method} ${url}`);
    const { refusal } = front;
    if (refusal !== undefined && url.startsWith('/v1/')) {
      const headers = { 'Content-Type': 'application/json', 'Retry-After': '0' };
      response.writeHead(refusal.status, headers).end(JSON.stringify(refusal.body));
      return;
    }
    const { authorization = '' } = request.headers;
    const passed = await fetch(target + url, {
      method,
      headers: { 'Content-Type': 'application/json', ...(authorization ? { authorization } : {}) },
      ...(text === '' ? {} : { body: text }),
    });
    const body: SeatBody = await passed.json();
    if (body.seat !== undefined) {
      body.seat.publicAddress = front.address;
      if (front.host !== undefined) body.seat.processId = front.host;
    }
    response.writeHead(passed.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  const front: MatchmakerInFront = {
    origin: `http://127.0.0.1:${typeof place === 'object' && place !== null ? place.port : 0}`,
    address,
    host: undefined,
    refusal: undefined,
    asked,
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return front;
}
