import type { ServerResponse } from 'node:http';

/** Nothing from another origin, no inline script or style but those named by hash. `img-src blob:` serves exported pictures. */
export const policyWith = (hashes?: { script: string; style: string }): string =>
  [
    "default-src 'none'",
    `script-src 'self'${hashes ? ` '${hashes.script}'` : ''}`,
    `style-src 'self'${hashes ? ` '${hashes.style}'` : ''}`,
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

export const CONTENT_SECURITY_POLICY = policyWith();
const POLICY = 'Content-Security-Policy';

/**
 * Set on every answer. An intranet often serves plain HTTP, so no HSTS, no upgrade of requests, and no
 * Cross-Origin-Opener-Policy, which browsers refuse there with an error in the console.
 */
export const HEADERS = [
  [POLICY, CONTENT_SECURITY_POLICY],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
] as const;

/** The same headers, name after value, with another policy. */
export function withPolicy(headers: readonly string[], policy: string): string[] {
  return headers.map((text, i) => (i % 2 === 1 && headers[i - 1] === POLICY ? policy : text));
}

export const REQUEST_ID = 'X-Request-Id';

/** Sets headers that stand in a list, name after value. */
export function setHeaders(response: ServerResponse, headers: readonly string[]): void {
  for (let i = 0; i < headers.length; i += 2) response.setHeader(headers[i] ?? '', headers[i + 1] ?? '');
}
