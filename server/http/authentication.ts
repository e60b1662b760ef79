import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type BlockList, isIPv6 } from 'node:net';
import { ProblemError } from './problems.ts';

/** Who may enter: all; those who know the password; those whom a proxy in front has let in. */
export type Authentication =
  | { kind: 'none' }
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'proxy'; header: string; proxies: BlockList };

/** Lets a request in, or throws the problem that refuses it. */
export type Guard = (request: IncomingMessage) => void;

/** What keeps the machinery around a server going needs no password and tells nothing. */
const OPEN = /^\/(healthz|readyz)$/;

export function createGuard(authentication: Authentication): Guard | null {
  if (authentication.kind === 'none') return null;
  const check = authentication.kind === 'basic' ? basicCheck(authentication) : proxyCheck(authentication);
  return (request) => {
    if (!OPEN.test(request.url ?? '')) check(request);
  };
}

function basicCheck({ user, password }: { user: string; password: string }): Guard {
  const expected = digest(`${user}:${password}`);
  return ({ headers: { authorization } }) => {
    const [, encoded] = /^Basic +([A-Za-z0-9+/=]+) *$/i.exec(authorization ?? '') ?? [];
    // Digests have one length, so that comparing them takes the same time whatever was sent.
    const given = digest(Buffer.from(encoded ?? '', 'base64'));
    if (timingSafeEqual(given, expected) && encoded !== undefined) return;
    throw new ProblemError(401, 'not-signed-in', '请登录 / Please sign in', {
      headers: { 'WWW-Authenticate': 'Basic realm="Plan Graph", charset="UTF-8"' },
    });
  };
}

/** The header counts only from the proxy itself: anyone else could write it too. */
function proxyCheck({ header, proxies }: { header: string; proxies: BlockList }): Guard {
  return ({ headers, socket }) => {
    const peer = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
    if (peer === '' || !proxies.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4')) {
      throw new ProblemError(403, 'not-by-proxy', '请从代理进入 / Please come by the proxy');
    }
    const user = headers[header];
    if (typeof user !== 'string' || user.trim() === '') {
      throw new ProblemError(401, 'not-signed-in', '请登录 / Please sign in');
    }
  };
}

function digest(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}
