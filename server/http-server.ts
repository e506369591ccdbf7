/** The HTTP server of every role: how much of a request is read, how long it may take, and what becomes of one that is none. */
import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** All headers together; a token has less than one in eight of it. Bytes. */
const MOST_HEADER_BYTES = 8192;
/** A browser and two proxies send a third of it. */
const MOST_HEADERS = 64;
const HEADERS_WITHIN_MS = 10_000;
/** A whole request; a body has a few kilobytes. */
const REQUEST_WITHIN_MS = 20_000;
/** Longer than a proxy in front keeps a connection (60 s): the proxy is the one to end it, never while it uses it. */
const KEPT_IDLE_MS = 65_000;
const LOOK_EVERY_MS = 5000;

/** What is said of bytes that are no request, by the parser's word for why. */
function answerTo(code: string | undefined): { status: string; message: string } {
  if (code === 'HPE_HEADER_OVERFLOW')
    return {
      status: '431 Request Header Fields Too Large',
      message: `There may be ${MOST_HEADERS} headers with ${MOST_HEADER_BYTES} bytes together.`,
    };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { status: '408 Request Timeout', message: 'The request took too long.' };
  return { status: '400 Bad Request', message: 'This is not an HTTP request.' };
}

function refuse(error: Error & { code?: string }, socket: Duplex): void {
  // Whoever went away hears nothing more, and who was answered already must not be answered into.
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, message } = answerTo(error.code);
  const body = JSON.stringify({ error: { code: 'bad_request', message } });
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

export function createHttpServer(): Server {
  const server = createServer({
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: HEADERS_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
    keepAliveTimeout: KEPT_IDLE_MS,
    connectionsCheckingInterval: LOOK_EVERY_MS,
  });
  server.maxHeadersCount = MOST_HEADERS;
  server.on('clientError', refuse);
  return server;
}
