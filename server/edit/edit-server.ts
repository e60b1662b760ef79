import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ModelSettings } from '../../graph-seed/draft/model.ts';
import { readOntologyFiles } from '../../graph-seed/ontology.ts';
import { loadWords, noWords } from '../../graph-seed/words.ts';
import { sendAnswer } from '../http/answers.ts';
import { HEADERS, REQUEST_ID } from '../http/headers.ts';
import { createHttpServer } from '../http/http-server.ts';
import type { Log } from '../http/log.ts';
import { type BuiltPage, readPage } from '../http/page.ts';
import { answerProblem, ProblemError, sendProblem } from '../http/problems.ts';
import { createDesks, type Desks } from './desks.ts';
import { createEditGuard, isLoopback } from './edit-guard.ts';
import { addEditRoutes } from './edit-routes.ts';

export type EditServerOptions = {
  /** Holds `ontology/`. */
  seedDir: string;
  plansDir: string;
  /** The built page; without it only the API is served. */
  webFolder: string | null;
  host: string;
  port: number;
  model: ModelSettings | null;
  log: Log;
};

export type EditServer = {
  url: string;
  /** Stands in the address that is printed, behind `#`, so that it is sent to nobody. */
  token: string;
  desks: Desks;
  close(): Promise<void>;
};

/** Starts the editing desk, for this machine only. */
export async function startEditServer(options: EditServerOptions): Promise<EditServer> {
  const { seedDir, plansDir, webFolder, host, port, model, log } = options;
  if (!isLoopback(host)) {
    throw new Error(
      `编辑台能改文件，只在本机开放；“${host}”不是本机地址 / the editing desk writes files and is open to this machine only; "${host}" is another`,
    );
  }
  const token = randomBytes(32).toString('base64url');
  const desks = createDesks(seedDir, plansDir);
  const { ontology } = readOntologyFiles(`${seedDir}/ontology`);
  const words = async () => (await loadWords()) ?? noWords;

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.set('env', 'production');
  addEditRoutes(app, { desks, ontology, words, model });
  app.use(() => {
    throw new ProblemError(404, 'no-such-resource', '没有这个页面 / No such page');
  });
  app.use(answerProblem(log));

  const page = webFolder === null ? new Map() : readPage(webFolder);
  const server = createHttpServer(guarded(app, token, page), log);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    token,
    desks,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The guard before everything, then the page's files, then the API. */
function guarded(app: RequestListener, token: string, page: BuiltPage): RequestListener {
  const guard = createEditGuard(token);
  return (request, response) => {
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    response.setHeader(REQUEST_ID, randomUUID());
    try {
      guard(request);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      sendProblem(response, error);
      return;
    }
    const path = (request.url ?? '').split('?')[0] ?? '';
    const file = request.method === 'GET' ? page.get(path === '/' ? '/edit.html' : path) : undefined;
    if (file !== undefined) void sendAnswer(request, response, file);
    else {
      response.setHeader('Cache-Control', 'no-store');
      app(request, response);
    }
  };
}
