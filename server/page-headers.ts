/** What every file of the page says about itself: what it may load, whom it may talk to, that nobody may frame it. */

/** Everything is off that is not named here. */
function policy(hosts: readonly string[]): string {
  const others = hosts.flatMap((host) => [
    `https://${host}`,
    `wss://${host}`,
    `http://${host}`,
    `ws://${host}`,
  ]);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // The drawing library carries its blank pictures in itself.
    "img-src 'self' data:",
    "font-src 'self'",
    // The own host by HTTP and by WebSocket alike.
    ["connect-src 'self'", ...others].join(' '),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** @param hosts Others that the page may talk to, `host[:port]` or `*.domain`: replicas and arena hosts elsewhere. */
export function pageHeaders(hosts: readonly string[]): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Content-Security-Policy': policy(hosts),
  };
}
