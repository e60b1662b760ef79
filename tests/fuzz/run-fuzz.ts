import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createRandom } from '../../graph-seed/synth/random.ts';
import { problem } from '../../server/contract/shapes.ts';
import type { Route } from '../../server/http/route.ts';
import { type Known, type Made, makeRequest } from './make-request.ts';

export type Finding = { request: Made; fault: string };
export type FuzzReport = {
  findings: Finding[];
  statuses: Record<string, number>;
  checkedShapes: number;
  /** Requests sent again because the server had just closed the idle connection that they went by. */
  resent: number;
};

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** What never belongs in an answer, and stands in no request of ours. */
const LEAK =
  /node_modules|\.ts:\d|\n\s+at \S|Neo\.[A-Z]|server\/http|graph-seed\/|ECONN|SyntaxError|TypeError/;
const AT_ONCE = 16;
const MOST_FINDINGS = 20;

/** Sends `count` requests made from the seed; every rule that an answer breaks is a finding. */
export async function runFuzz(
  url: string,
  options: {
    seed: number;
    count: number;
    known: Known;
    routes: readonly Route[];
    /** A store that can be too busy may say so, as long as it says when to come again. */
    mayBeBusy?: boolean;
    /** Stands in the store beside our data: no answer may hold it. */
    canary?: string;
  },
): Promise<FuzzReport> {
  const { known, routes, count } = options;
  const random = createRandom(options.seed);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const report: FuzzReport = { findings: [], statuses: {}, checkedShapes: 0, resent: 0 };
  const checked = new Set<string>();
  const shapes = routes.map(({ path, shape }) => ({ at: pattern(path), shape }));

  const one = async () => {
    const made = makeRequest(random, known);
    let fault: string | null;
    try {
      const answer = await send(url, made, agent, () => report.resent++);
      report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1;
      const busy = options.mayBeBusy && answer.status === 503 && answer.headers['retry-after'] !== undefined;
      fault = busy ? null : (faultOf(made, answer) ?? shapeFault(made, answer) ?? canaryFault(answer));
    } catch (error) {
      fault = `no answer: ${error}`;
    }
    if (fault !== null) report.findings.push({ request: { ...made, ...shortBody(made) }, fault });
  };
  const shapeFault = (made: Made, { status, headers, body }: Answer): string | null => {
    const etag = String(headers.etag);
    if (status !== 200 || made.method !== 'GET' || checked.has(etag)) return null;
    const path = made.path.split('?')[0] ?? '';
    const route = shapes.find(({ at }) => at.test(path));
    if (route === undefined) return null;
    checked.add(etag);
    report.checkedShapes++;
    const { error } = route.shape.safeParse(JSON.parse(unpack(headers, body)));
    return error ? `does not fit its schema: ${error.message.slice(0, 300)}` : null;
  };

  const canaryFault = ({ headers, body }: Answer): string | null => {
    const { canary } = options;
    return canary !== undefined && unpack(headers, body).includes(canary) ? 'holds the canary' : null;
  };

  let sent = 0;
  const worker = async () => {
    while (sent < count && report.findings.length < MOST_FINDINGS) {
      sent++;
      await one();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  agent.destroy();
  return report;
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`, 'i');
}

function faultOf(made: Made, { status, headers, body }: Answer): string | null {
  if (status >= 500) return `answered ${status}: ${body.toString().slice(0, 300)}`;
  if (!headers['x-request-id']) return 'has no X-Request-Id';
  if (headers['x-content-type-options'] !== 'nosniff') return 'has no nosniff';
  if (!String(headers['content-security-policy']).startsWith("default-src 'none'")) return 'has no CSP';
  if (headers['set-cookie'] !== undefined) return 'sets a cookie';
  if (status < 400 || made.method === 'HEAD') return null;
  const text = body.toString();
  if (isWordsPage(made, status, headers)) {
    return LEAK.test(text) || text.length > 16_384 ? `tells of the inside: ${text.slice(0, 300)}` : null;
  }
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') {
    return `${status} is of type ${headers['content-type']}`;
  }
  const parsed = problem.safeParse(JSON.parse(text));
  if (!parsed.success) return `${status} is no problem: ${text.slice(0, 300)}`;
  if (parsed.data.status !== status) return `${status} says ${parsed.data.status}`;
  if (parsed.data.requestId !== headers['x-request-id']) return 'the ids differ';
  if (text.length > 16_384) return `tells ${text.length} characters`;
  return LEAK.test(text) ? `tells of the inside: ${text.slice(0, 300)}` : null;
}

/** A browser that opens an address which leads nowhere gets a small page in words; the API never gives one. */
function isWordsPage({ method, path, headers: sent }: Made, status: number, headers: IncomingHttpHeaders) {
  const opened = method === 'GET' && String(sent?.Accept ?? '').startsWith('text/html');
  const page = headers['content-type'] === 'text/html; charset=utf-8';
  return status === 404 && opened && page && !/^\/(api|metrics)(\/|\?|$)/i.test(path);
}

function unpack(headers: IncomingHttpHeaders, body: Buffer): string {
  if (body.length === 0) return '';
  const packed = headers['content-encoding'];
  if (packed === 'br') return brotliDecompressSync(body).toString();
  return (packed === 'gzip' ? gunzipSync(body) : body).toString();
}

function shortBody({ body }: Made): { body?: string } {
  return body === undefined ? {} : { body: body.slice(0, 300) };
}

/** As every client does, it sends once more what a connection that was kept open and has just been closed took. */
function send(url: string, made: Made, agent: Agent, onResend: (() => void) | null): Promise<Answer> {
  const { method, path, headers, body } = made;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      { hostname, port, method, path, headers, agent, timeout: 20_000 },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces),
          }),
        );
      },
    );
    asked.on('timeout', () => asked.destroy(new Error('no answer in 20 s')));
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (onResend === null || !asked.reusedSocket || error.code !== 'ECONNRESET') {
        reject(error);
        return;
      }
      onResend();
      resolve(send(url, made, agent, null));
    });
    asked.end(body);
  });
}
