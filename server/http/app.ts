import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { type Answer, answerCache, sendAnswer, toAnswer } from './answers.ts';
import { docsPage } from './docs-page.ts';
import { setHeaders } from './headers.ts';
import { openApiOf } from './openapi.ts';
import { parameterSchemas, readParameters } from './parameters.ts';
import { answerProblem, ProblemError } from './problems.ts';
import type { FileRoute, Route, Serving } from './route.ts';
import { briefingRoutes } from './routes/briefings.ts';
import { citationRoutes } from './routes/citations.ts';
import { clustersRoutes } from './routes/clusters.ts';
import { exportRoutes } from './routes/export.ts';
import { graphRoutes } from './routes/graph.ts';
import { nodeRoutes } from './routes/nodes.ts';
import { pathRoutes } from './routes/paths.ts';
import { planRoutes } from './routes/plans.ts';
import { queryText, queryUrl } from './routes/queries.ts';
import { sourceRoutes } from './routes/sources.ts';
import { spatialRoutes } from './routes/spatial.ts';

export const API_VERSION = '1';
const ROUTE_MAKERS = [
  planRoutes,
  graphRoutes,
  nodeRoutes,
  pathRoutes,
  sourceRoutes,
  clustersRoutes,
  spatialRoutes,
];
/** Files to take away, and what takes a body. */
const FILE_ROUTE_MAKERS = [exportRoutes, briefingRoutes, citationRoutes];
const KEPT_ANSWERS = 500;

/** Every JSON resource of the API. The plans are asked for once, as the closed list of `plan`. */
export async function routesOf(
  serving: Serving,
): Promise<{ routes: Route[]; files: FileRoute[] }> {
  const plans = await serving.store.plans();
  const schemas = parameterSchemas(
    serving.ontology,
    plans.map((plan) => plan.id),
  );
  return {
    routes: ROUTE_MAKERS.flatMap((make) => make(serving, schemas)),
    files: FILE_ROUTE_MAKERS.flatMap((make) => make(serving, schemas)),
  };
}

/**
 * The HTTP server's app: the API under /api, health beside it, the page (from `webFolder`, if given) at
 * the root. Handlers have no try/catch: Express 5 passes rejections to problems.ts.
 */
export async function createApp(serving: Serving, webFolder?: string): Promise<Express> {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(setHeaders);
  const { routes, files } = await routesOf(serving);
  const document = toAnswer(openApiOf(routes, files, API_VERSION), undefined);

  const only = (path: string, handler: RequestHandler) => {
    app.get(path, handler);
    app.all(path, refuseMethod(['GET', 'HEAD']));
  };
  for (const route of routes) only(route.path, answering(serving, route));
  only('/api/openapi.json', (request, response) => sendAnswer(request, response, document));
  serveFiles(app, files);
  only('/api/queries/:name', (request, response) => {
    const { name } = request.params as { name: string };
    response.type('text/plain; charset=utf-8').send(queryText(serving.queries, name, request.query));
  });
  only('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  only('/readyz', async (_request, response) => {
    await serving.store.ready();
    response.json({ status: 'ok', store: serving.store.name });
  });
  app.use('/api/docs', docsPage());
  app.use('/api', () => {
    throw new ProblemError(404, 'no-such-resource', '没有这个接口 / No such resource');
  });
  if (webFolder !== undefined) servePage(app, webFolder);
  app.use(() => {
    throw new ProblemError(404, 'no-such-resource', '没有这个页面 / No such page');
  });
  app.use(answerProblem);
  return app;
}

function answering(serving: Serving, route: Route): RequestHandler {
  const cache = serving.store.name === 'embedded' ? answerCache(KEPT_ANSWERS) : undefined;
  return async (request, response) => {
    const kept = cache?.get(request.originalUrl);
    const answer = kept ?? (await makeAnswer(route, request, response));
    if (!kept) cache?.put(request.originalUrl, answer);
    sendAnswer(request, response, answer);
  };
}

async function makeAnswer(route: Route, request: Request, response: Response): Promise<Answer> {
  const parameters = readParameters(route.query, request.query);
  const path = request.params as Record<string, string>;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const value = await route.answer(parameters, path, { signal: gone.signal });
  const shown = route.shows?.(parameters, path);
  return toAnswer(value, shown && queryUrl(shown));
}

/** Routes of one path together, so that every other method on it is refused with what is allowed. */
function serveFiles(app: Express, files: readonly FileRoute[]): void {
  for (const path of new Set(files.map((file) => file.path))) {
    const here = files.filter((file) => file.path === path);
    for (const { method, body, send } of here) {
      const parsers = body ? [express.json({ limit: body.limit })] : [];
      app[method](path, ...parsers, send);
    }
    const allowed = here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']));
    app.all(path, refuseMethod(allowed));
  }
}

function refuseMethod(allowed: readonly string[]): RequestHandler {
  return ({ method }) => {
    const [first] = allowed;
    const words = allowed.includes('POST') ? allowed.filter((one) => one !== 'HEAD').join('、') : first;
    const detail = `只支持 ${words}，不支持 ${method} / Only ${allowed.join(', ')} is allowed`;
    throw new ProblemError(405, 'method-not-allowed', detail, { headers: { Allow: allowed.join(', ') } });
  };
}

function servePage(app: Express, webFolder: string): void {
  app.use(
    express.static(webFolder, {
      setHeaders: (response, path) => {
        const hashed = /[\\/]assets[\\/]/.test(path);
        response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
}
