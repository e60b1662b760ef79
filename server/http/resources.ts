import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import type { Asking } from '../graph/graph-store.ts';
import { sendAnswer, toAnswer } from './answers.ts';
import { setHeaders } from './headers.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Log } from './log.ts';
import { matching, patternOf } from './matching.ts';
import { readParameters } from './parameters.ts';
import { refusedMethod, reportProblem } from './problems.ts';
import type { Route } from './route.ts';
import { queryUrl } from './routes/queries.ts';

export type ResourcesOptions = { log: Log; kept: KeptAnswers | undefined; basePath: string };

/**
 * Answers a request whose path is a resource's, and says whether it was. `headers`, name after value, are
 * those of every answer; none is set yet.
 */
export type Resources = (
  request: IncomingMessage,
  response: ServerResponse,
  headers: readonly string[],
) => boolean;

/**
 * The JSON resources, without Express: finding one among sixty handlers cost more than most answers.
 * A path must be as it is declared.
 */
export function createResources(routes: readonly Route[], options: ResourcesOptions): Resources {
  const known = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  return (request, response, headers) => {
    const { url = '' } = request;
    const mark = url.indexOf('?');
    const path = mark === -1 ? url : url.slice(0, mark);
    const query = mark === -1 ? NONE : parseQuery(url.slice(mark + 1));
    const report = (error: unknown) => {
      if (!response.headersSent) setHeaders(response, headers);
      reportProblem(options.log, error, { path, query }, response);
    };
    try {
      const parts = path.split('/');
      for (const { route, pattern } of known) {
        const names = matching(pattern, parts);
        if (names === null) continue;
        // Where the count of requests looks for it.
        Object.assign(request, { route });
        if (request.method !== 'GET' && request.method !== 'HEAD') throw refusedMethod(READING, request);
        answer(route, { names, query, url, headers }, request, response, options).catch(report);
        return true;
      }
      return false;
    } catch (error) {
      report(error);
      return true;
    }
  };
}

const READING = ['GET', 'HEAD'];
const NONE = {};

type Asked = {
  names: Record<string, string>;
  query: Record<string, unknown>;
  url: string;
  headers: readonly string[];
};

async function answer(
  route: Route,
  { names, query, url, headers }: Asked,
  request: IncomingMessage,
  response: ServerResponse,
  { kept, basePath }: ResourcesOptions,
): Promise<void> {
  const parameters = readParameters(route.query, query);
  const edition = kept?.edition() ?? '';
  const value = await route.answer(parameters, names, askingFor(response));
  const shown = route.shows?.(parameters, names);
  const made = toAnswer(value, shown && basePath + queryUrl(shown), route.path);
  kept?.put(url, made, edition);
  await sendAnswer(request, response, made, headers);
}

/** Made when a store looks at it: one that answers at once never does, and a signal costs as much as a node. */
function askingFor(response: ServerResponse): Asking {
  let gone: AbortController | undefined;
  return {
    get signal() {
      if (gone !== undefined) return gone.signal;
      const controller = new AbortController();
      gone = controller;
      if (response.destroyed) controller.abort();
      response.once('close', () => {
        if (!response.writableFinished) controller.abort();
      });
      return controller.signal;
    },
  };
}
