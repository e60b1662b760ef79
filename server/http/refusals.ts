import type { IncomingMessage, ServerResponse } from 'node:http';
import { setHeaders } from './headers.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { PROBLEM_TYPE, ProblemError, problemBody, sendProblem } from './problems.ts';
import { isOpened } from './words-page.ts';

export type Refused = { headers: readonly string[]; requestId: string; started: number };

/** Tells one asker to come again. */
export type Refuse = (request: IncomingMessage, response: ServerResponse, refused: Refused) => void;

/** So often at most the log says how many were refused: a line for each would be work for the overloaded. */
const SUM_MS = 1000;

const OVERLOADED = new ProblemError(
  503,
  'overloaded',
  '此刻请求太多，请稍后再试 / Too many requests, try again',
  { headers: { 'Retry-After': '1' } },
);
/** Stands where the request's id belongs; an id is as long. */
const BLANK = '00000000-0000-0000-0000-000000000000';
const [BEFORE = '', AFTER = ''] = problemBody(OVERLOADED, BLANK).split(BLANK);
const PREPARED = [
  ...['Retry-After', '1', 'Cache-Control', 'no-store', 'Content-Type', PROBLEM_TYPE],
  ...['Content-Length', String(Buffer.byteLength(BEFORE + BLANK + AFTER))],
];

/** Refusals of what is too much, from bytes that lie ready: they must cost less than what they spare. */
export function createRefusals({ log, metrics }: { log: Log; metrics: Pick<Metrics, 'refused'> }): Refuse {
  let count = 0;
  const say = () => {
    log.info('overloaded', { refused: count });
    count = 0;
  };
  return (request, response, { headers, requestId, started }) => {
    if (count++ === 0) setTimeout(say, SUM_MS).unref();
    const { method = 'GET' } = request;
    response.once('close', () => metrics.refused(method, (performance.now() - started) / 1000));
    if (isOpened(request)) {
      setHeaders(response, headers);
      sendProblem(response, OVERLOADED);
      return;
    }
    response.writeHead(503, [...headers, ...PREPARED]);
    response.end(method === 'HEAD' ? undefined : BEFORE + requestId + AFTER);
  };
}
