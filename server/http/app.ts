import type { RequestListener } from 'node:http';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { sendAnswer, toAnswer } from './answers.ts';
import { type Authentication, createGuard } from './authentication.ts';
import { readBody } from './body.ts';
import { docsPage } from './docs-page.ts';
import { watchEdition } from './edition.ts';
import { createFirstPages } from './first-page.ts';
import { type Behind, createFront } from './front.ts';
import { setHeaders } from './headers.ts';
import { keptAnswers } from './kept-answers.ts';
import { type Log, silentLog } from './log.ts';
import type { Metrics } from './metrics.ts';
import { openApiOf } from './openapi.ts';
import { readPage } from './page.ts';
import { readParameters } from './parameters.ts';
import { answerProblem, ProblemError, refusedMethod } from './problems.ts';
import { createResources } from './resources.ts';
import type { FileRoute, Route, Serving } from './route.ts';
import { queryText } from './routes/queries.ts';
import { routesOf } from './routes.ts';
import { sendFile } from './send-file.ts';

export const API_VERSION = '1';
const KEPT_BYTES = 48 * 1024 * 1024;
const MOST_IN_FLIGHT = 100;

export type AppOptions = {
  /** The built page; without it only the API is served. */
  webFolder?: string;
  /** Where a proxy puts us, as `/plan`; requests are taken with it and without. */
  basePath?: string;
  authentication?: Authentication;
  log?: Log;
  mostInFlight?: number;
  /** Memory for answers that are kept ready; 0 keeps none. */
  keptBytes?: number;
  /** False once the server is about to end: readyz says so, and connections are not kept. */
  serving?: () => boolean;
};

/**
 * The HTTP server's listener: the API under /api, health and metrics beside it, the page (from
 * `webFolder`, if given) at the root. front.ts stands before all, the JSON resources before Express.
 * When the store holds other plans, what depends on them is made anew, without a restart.
 */
export async function createApp(serving: Serving, options: AppOptions = {}): Promise<RequestListener> {
  const { log = silentLog, basePath = '', keptBytes = KEPT_BYTES } = options;
  const kept = keptBytes > 0 ? keptAnswers(keptBytes, serving.store.answersLastMs) : undefined;
  let inside: Behind = () => {};
  let plans: string | null = null;
  const page = options.webFolder ? readPage(options.webFolder) : undefined;
  const first = page && createFirstPages(page, serving.ontology, (error) => log.error('internal', error, {}));
  let known: readonly Route[] = [];

  const edition = watchEdition(serving.store, async (now) => {
    const list = now.plans.join();
    if (list !== plans) {
      const { routes, files } = await routesOf(serving);
      known = routes;
      const resources = createResources(routes, { log, kept, basePath });
      const rest = restOf(serving, routes, files, front.metrics, options);
      inside = (request, response, headers) => {
        if (resources(request, response, headers)) return;
        setHeaders(response, headers);
        rest(request, response);
      };
      plans = list;
    }
    kept?.begin(now.version);
    await first?.begin(known);
  });
  const front = createFront((request, response, headers) => inside(request, response, headers), {
    ...{ log, kept, edition, basePath, page, first: (url) => first?.at(url) },
    guard: createGuard(options.authentication ?? { kind: 'none' }),
    mostInFlight: options.mostInFlight ?? MOST_IN_FLIGHT,
    serving: options.serving ?? (() => true),
    storeReady: () => isReady(serving.store),
  });
  await edition.begin();
  return front.listener;
}

/** What is no JSON resource: Express. Handlers have no try/catch: it passes rejections to problems.ts. */
function restOf(
  serving: Serving,
  routes: readonly Route[],
  files: readonly FileRoute[],
  metrics: Metrics,
  { log = silentLog, basePath = '', serving: isServing }: AppOptions,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  // Never a stack in an answer, whatever NODE_ENV says.
  app.set('env', 'production');
  const document = toAnswer(openApiOf(routes, files, API_VERSION), undefined);
  const only = (path: string, handler: RequestHandler) => {
    app.get(path, handler);
    app.all(path, refuseMethod(['GET', 'HEAD']));
  };
  only('/api/openapi.json', (request, response) => sendAnswer(request, response, document));
  serveFiles(app, files);
  only('/api/queries/:name', (request, response) => {
    const { name } = request.params as { name: string };
    response.type('text/plain; charset=utf-8').send(queryText(serving.queries, name, request.query));
  });
  only('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  only('/readyz', async (_request, response) => {
    if (isServing?.() === false) {
      throw new ProblemError(503, 'ending', '服务器正在停止 / The server is about to end');
    }
    await serving.store.ready();
    response.json({ status: 'ok', store: serving.store.name });
  });
  only('/metrics', async (_request, response) => {
    response.setHeader('Content-Type', metrics.contentType);
    response.end(await metrics.text());
  });
  app.use('/api/docs', docsPage(basePath));
  app.use('/api', () => {
    throw new ProblemError(404, 'no-such-resource', '没有这个接口 / No such resource');
  });
  app.use(() => {
    throw new ProblemError(404, 'no-such-resource', '没有这个页面 / No such page');
  });
  app.use(answerProblem(log));
  return app;
}

async function isReady(store: Serving['store']): Promise<boolean> {
  try {
    await store.ready();
    return true;
  } catch {
    return false;
  }
}

/** Routes of one path together, so that every other method on it is refused with what is allowed. */
function serveFiles(app: Express, files: readonly FileRoute[]): void {
  for (const path of new Set(files.map((file) => file.path))) {
    const here = files.filter((file) => file.path === path);
    for (const file of here) {
      const parsers = file.body ? [express.json({ limit: file.body.limit })] : [];
      app[file.method](path, ...parsers, (request, response) => handOver(file, request, response));
    }
    const allowed = here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']));
    app.all(path, refuseMethod(allowed));
  }
}

async function handOver(file: FileRoute, request: Request, response: Response): Promise<void> {
  const parameters = readParameters(file.query ?? z.object({}), request.query);
  const body = file.body ? readBody(file.body.schema, request.body) : undefined;
  const taken = await file.take(parameters, body);
  // What was made of a body is made anew each time, and nothing of it stays anywhere.
  response.setHeader('Cache-Control', file.body ? 'no-store' : 'no-cache');
  await sendFile(response, taken);
}

function refuseMethod(allowed: readonly string[]): RequestHandler {
  return (request) => {
    throw refusedMethod(allowed, request);
  };
}
