import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ProblemError } from '../http/problems.ts';

export const TOKEN_HEADER = 'x-edit-token';
const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|::1)$/;

/** Is it an address that only this machine reaches? */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Keeps everyone out but the page that this server itself has handed out. Another web page in the same browser
 * can send requests here; it is told apart by four things, each of which alone would do:
 * - `Host` is this machine's: a foreign name that was made to point here (DNS rebinding) is not;
 * - `Origin` and `Sec-Fetch-Site` are the page's own: a foreign page cannot choose them;
 * - the token of this start, which stands in the printed address only, and which no browser sends by itself;
 * - writing takes JSON, which a foreign form cannot send.
 */
export function createEditGuard(token: string): (request: IncomingMessage) => void {
  return (request) => {
    const { host = '', origin } = request.headers;
    const port = request.socket.localPort;
    const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
    if (!own.includes(host))
      throw refused('foreign-host', '请用打印出来的地址打开', 'Open the printed address');
    if (!(request.url ?? '').startsWith('/api/')) return;
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (origin === undefined ? !reading : origin !== `http://${host}`)
      throw refused('foreign-origin', '请求来自别的页面', 'The request comes from another page');
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin')
      throw refused('foreign-origin', '请求来自别的页面', 'The request comes from another page');
    const given = request.headers[TOKEN_HEADER];
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(token))) {
      throw new ProblemError(
        401,
        'no-token',
        '请用编辑台启动时打印的完整地址打开（每次启动都不同） / Open the whole address that the editing desk printed when it started (each start has its own)',
      );
    }
  };
}

function refused(code: string, zh: string, en: string): ProblemError {
  return new ProblemError(403, code, `${zh} / ${en}`);
}

/** Digests have one length, so that comparing them takes the same time whatever was sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
