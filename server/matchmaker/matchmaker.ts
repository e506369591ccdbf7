import { setTimeout } from 'node:timers/promises';
import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../sim/protocol.ts';
import type { SharedRecords } from '../store/shared-records.ts';
import type { Tickets } from '../tickets.ts';
import type { ArenaDirectory } from './arena-directory.ts';
import { clientAddress } from './client-address.ts';
import type { Endpoint, Services } from './endpoint.ts';
import { openApiDocument } from './openapi.ts';
import { evenChances } from './place-seat.ts';
import { createQueue } from './queue/create-queue.ts';
import type { RateLimit, RateLimitOptions } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import { refused } from './refused.ts';
import { createRequestLimits, noLimits } from './request-limits.ts';
import {
  observeRequests,
  type RequestLine,
  type RequestMeter,
  type RequestVariables,
} from './request-log.ts';
import { secureHeaders } from './secure-headers.ts';

export type MatchmakerOptions = {
  /** What is answered, and described. */
  endpoints: readonly Endpoint[];
  directory: ArenaDirectory;
  /** What replicas share of ranked play and parties. */
  records: SharedRecords;
  /** Rejects with a refusal that says why not. */
  isReady: () => Promise<void>;
  tickets: Tickets;
  /** Applied twice, on their own: per client address and per pilot. */
  limits: RateLimitOptions;
  /** A limit of this name that all replicas hold together; absent where there is but one. */
  shareLimit?: ((name: string, options: RateLimitOptions) => RateLimit) | undefined;
  /** Other origins whose pages may call, exactly as browsers write them. The own origin always may. */
  allowedOrigins: readonly string[];
  /** Exactly one trusted proxy stands in front and writes X-Forwarded-For. */
  trustProxy: boolean;
  version: string;
  /** Milliseconds since the store last kept this host's matches; absent for who keeps none. */
  storeHeardMs?: (() => number | undefined) | undefined;
  /** Gets one line per request, without tokens. */
  log?: (line: RequestLine) => void;
  meter?: RequestMeter | undefined;
  /** Monotonic milliseconds. */
  now?: () => number;
  /** From 0 to less than 1. */
  random?: () => number;
  /** Resolves after so many milliseconds. */
  pause?: (ms: number) => Promise<unknown>;
};

/** A path of OpenAPI as the router writes it. */
function routeOf(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** What the server's adapter tells of the connection; absent when the app is called directly. */
type Bindings = { incoming?: { socket: { remoteAddress?: string | undefined } } };
export type MatchmakerEnv = { Bindings: Bindings | undefined; Variables: RequestVariables };

/** The stateless layer as an HTTP app: it owns `/v1/*`, `/healthz` and `/readyz`. */
export function createMatchmaker(options: MatchmakerOptions): Hono<MatchmakerEnv> {
  const { endpoints } = options;
  const now = options.now ?? (() => performance.now());
  let document: ReturnType<typeof openApiDocument> | undefined;
  const limitsOf = createRequestLimits(options.limits, now, options.shareLimit, () =>
    options.meter?.limitedAlone(),
  );
  const random = options.random ?? evenChances(Math.random());
  const services: Omit<Services, 'limits'> = {
    directory: options.directory,
    queue: createQueue(options.records, options.directory, random, options.pause ?? setTimeout),
    isReady: options.isReady,
    random,
    tickets: options.tickets,
    version: options.version,
    storeHeardMs: options.storeHeardMs ?? (() => undefined),
    // Made when somebody first asks: a start is not to wait for it.
    openApi() {
      document ??= openApiDocument(endpoints, options.version);
      return document;
    },
  };

  const app = new Hono<MatchmakerEnv>();
  app.use(requestId({ limitLength: 64 }));
  app.use(observeRequests(options.log ?? (() => {}), options.meter, now));
  app.use(secureHeaders);
  app.use(tellTimesToo);
  app.use(
    cors({
      origin: [...options.allowedOrigins],
      allowMethods: [...new Set(endpoints.map(({ method }) => method))].sort(),
      allowHeaders: ['Authorization', 'Content-Type', 'X-Request-Id', PROTOCOL_HEADER],
      exposeHeaders: ['Retry-After', 'X-Request-Id'],
      maxAge: 600,
    }),
  );

  for (const endpoint of endpoints)
    app.on(endpoint.method, routeOf(endpoint.path), async (c) => {
      c.set('endpoint', `${endpoint.method} ${endpoint.path}`);
      if (endpoint.limited) refuseOtherVersion(c.req.header(PROTOCOL_HEADER));
      const forwardedFor = options.trustProxy ? c.req.header('x-forwarded-for') : undefined;
      const address = clientAddress(c.env?.incoming?.socket.remoteAddress, forwardedFor);
      const limits = endpoint.limited ? limitsOf(address) : noLimits;
      const answer = await endpoint.run(c.req.raw, { ...services, limits }, c.req.param());
      return Response.json(answer, { status: endpoint.status });
    });
  for (const [path, rows = []] of Object.entries(Object.groupBy(endpoints, (row) => row.path))) {
    const methods = rows.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const Allow = [...methods, 'OPTIONS'].join(', ');
    app.all(routeOf(path), () => {
      throw new Refusal('method_not_allowed', `This path answers ${Allow}.`, { Allow });
    });
  }
  app.notFound((c) => {
    c.error = new Refusal('not_found', 'There is nothing here.');
    return refused(c.error, c);
  });
  app.onError(refused);
  return app;
}

/** Who may read an answer may also see how long it took: the page shows it. */
const tellTimesToo: MiddlewareHandler = async (c, next) => {
  await next();
  const origin = c.res.headers.get('Access-Control-Allow-Origin');
  if (origin !== null) c.header('Timing-Allow-Origin', origin);
};

/**
 * A client that says which protocol it speaks is told at once that it is out of date, not by a broken game later; one
 * that says nothing only wants the API.
 * @throws Refusal
 */
function refuseOtherVersion(version: string | undefined): void {
  if (version === undefined || version === String(PROTOCOL_VERSION)) return;
  const message = `The game speaks protocol ${PROTOCOL_VERSION}. Reload the page.`;
  throw new Refusal('wrong_version', message, { Upgrade: `ground-truth/${PROTOCOL_VERSION}` });
}
