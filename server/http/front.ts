import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createAdmission } from './admission.ts';
import { type Answer, sendAnswer } from './answers.ts';
import type { Guard } from './authentication.ts';
import type { EditionWatch } from './edition.ts';
import { HEADERS, REQUEST_ID, setHeaders } from './headers.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { BuiltPage } from './page.ts';
import { ProblemError, sendProblem } from './problems.ts';
import { createRefusals } from './refusals.ts';

export type FrontOptions = {
  log: Log;
  guard: Guard | null;
  kept: KeptAnswers | undefined;
  edition: EditionWatch;
  page: BuiltPage | undefined;
  /** The page with its first picture, for the address of a first view. */
  first(url: string): Answer | undefined;
  basePath: string;
  mostInFlight: number;
  serving(): boolean;
  storeReady(): Promise<boolean>;
};

/** What stands behind the front. The headers, name after value, are those of every answer; none is set yet. */
export type Behind = (request: IncomingMessage, response: ServerResponse, headers: readonly string[]) => void;

const EVERY = HEADERS.flat();
/** Asked by machinery that must hear an answer most of all when the house is full. */
const ALWAYS = /^\/(healthz|readyz|metrics)$/;

/**
 * What stands before Express and costs little: request ids, the log, the count, who may enter, the page's
 * files, answers that lie ready, and the refusal of what is too much. An answer that lies ready never
 * meets Express: with it the same bytes took half as many requests a second.
 */
export function createFront(
  behind: Behind,
  { log, guard, kept, edition, page, first, basePath, mostInFlight, serving, storeReady }: FrontOptions,
): { listener: RequestListener; metrics: Metrics } {
  const admission = createAdmission(mostInFlight);
  const metrics = createMetrics({ inFlight: admission.inside, storeReady });
  const refuse = createRefusals({ log, metrics });

  const ready = (url: string): Answer | undefined =>
    first(url) ?? page?.get(pathOf(url)) ?? (edition.isCurrent() ? kept?.get(url) : undefined);

  const listener: RequestListener = (request, response) => {
    const started = performance.now();
    const requestId = randomUUID();
    const headers = [...EVERY, REQUEST_ID, requestId];
    const { method = 'GET', url: asked = '/' } = request;
    if (!serving()) response.shouldKeepAlive = false;
    const url = withoutBase(asked, basePath);
    if (url !== asked) request.url = url;

    const problem = refusal(guard, request);
    const reading = method === 'GET' || method === 'HEAD';
    // The page's addresses are relative, so it must be asked for as a folder.
    const folder = basePath !== '' && pathOf(asked) === basePath;
    const answer = problem === null && reading && !folder ? ready(url) : undefined;
    const always = ALWAYS.test(url);
    if (answer === undefined && !always && admission.isFull()) {
      refuse(request, response, { headers, requestId, started });
      return;
    }

    let route = 'other';
    response.once('close', () => {
      const ms = performance.now() - started;
      const status = response.headersSent ? response.statusCode : 499;
      metrics.request(routeOf(request) ?? route, method, status, ms / 1000);
      const aborted = response.writableFinished ? {} : { aborted: true as const };
      log.request({
        ...{ requestId, method, path: pathOf(asked), status, ms: Math.round(ms * 10) / 10 },
        ...aborted,
      });
    });
    const send = (found: Answer) => {
      route = found.route ?? route;
      sendAnswer(request, response, found, headers)?.catch((error: unknown) => {
        log.error('internal', error, { requestId });
        response.destroy();
      });
    };
    if (answer !== undefined) {
      send(answer);
      return;
    }
    if (problem !== null) {
      setHeaders(response, headers);
      sendProblem(response, problem);
      return;
    }
    if (folder) {
      response.writeHead(308, [...headers, 'Location', basePath + url, 'Content-Length', '0']);
      response.end();
      return;
    }
    if (always) {
      behind(request, response, headers);
      return;
    }
    const work = () => {
      // Whoever has left while waiting needs no answer any more.
      if (response.destroyed) return;
      const found = reading ? ready(url) : undefined;
      if (found === undefined) behind(request, response, headers);
      else send(found);
    };
    response.once('close', admission.leave);
    admission.enter(() => {
      if (edition.isCurrent()) work();
      else void edition.look().then(work);
    });
  };
  return { listener, metrics };
}

function refusal(guard: Guard | null, request: IncomingMessage): ProblemError | null {
  try {
    guard?.(request);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

/** Some proxies hand on the base path, some take it off: both are right. */
function withoutBase(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

/** The route that Express found, as it is declared. */
function routeOf(request: IncomingMessage): string | undefined {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : undefined;
}
