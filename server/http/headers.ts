import type { ServerResponse } from 'node:http';

/** Nothing from another origin, no inline script or style. `img-src blob:` serves exported pictures. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Text becomes markup or a script by web/trusted.ts alone.
  "require-trusted-types-for 'script'",
  'trusted-types plan-graph',
].join('; ');

/**
 * Set on every answer. An intranet often serves plain HTTP, so no HSTS, no upgrade of requests, and no
 * Cross-Origin-Opener-Policy, which browsers refuse there with an error in the console.
 */
export const HEADERS = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
] as const;

export const REQUEST_ID = 'X-Request-Id';

/** Sets headers that stand in a list, name after value. */
export function setHeaders(response: ServerResponse, headers: readonly string[]): void {
  for (let i = 0; i < headers.length; i += 2) response.setHeader(headers[i] ?? '', headers[i + 1] ?? '');
}
