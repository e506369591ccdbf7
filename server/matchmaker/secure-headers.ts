import type { MiddlewareHandler } from 'hono';

/** On every answer: it is data for one client, never a page, never framed, never kept. */
export const apiHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

export const secureHeaders: MiddlewareHandler = async (c, next) => {
  for (const [name, value] of Object.entries(apiHeaders)) c.header(name, value);
  await next();
};
