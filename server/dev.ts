import { createServer as createHttpServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer as createVite } from 'vite';
import { readPlans } from '../graph-seed/read-plans.ts';
import { shownPath } from '../graph-seed/shown-path.ts';
import { readConfig } from './config.ts';
import { loadingStatements } from './export/cypher-statements.ts';
import { createApp } from './http/app.ts';
import { endInOrder, sayingWhyNot, withArguments } from './main.ts';
import { createMemoryStore } from './memory/memory-store.ts';
import { queryCatalogue } from './neo4j/query-catalogue.ts';

/**
 * `npm run dev`: one address for the page, which Vite builds as it is asked for, and for the API, whose plans
 * are read again whenever one of their files is saved. The page is told over server-sent events; while the
 * files have errors the last good graph stays. Nothing of this is in the server that is published.
 */

const SEED_FOLDER = fileURLToPath(new URL('../graph-seed/', import.meta.url));
const VITE_CONFIG = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
const CHANGES = '/dev/changes';
/** The page's own modules stand under /api too (web/api); no resource ends as they do. */
const API = /^\/(api|healthz|readyz|metrics)(?![^?]*\.tsx?(\?|$))(\/|\?|$)/;
/** An editor writes a file in several steps. */
const SETTLE_MS = 40;

/** An error of the files, as the page shows it: where, what, and how to mend it. */
export type FileFault = { at: string; message: string; mend: string };

/** What the page is told. The edition changes with every good graph. */
export type Changes = { edition: string; faults: FileFault[] };

export type DevOptions = { port: number; host?: string; plansDirs?: readonly string[] | undefined };

export async function startDev({ port, host = '127.0.0.1', plansDirs }: DevOptions): Promise<{
  url: string;
  close(): Promise<void>;
}> {
  const plans = plansOf(plansDirs);
  const listeners = new Set<ServerResponse>();
  let told: Changes = { edition: '', faults: [] };
  let api: RequestListener = await listenerOf(plans.none());

  const read = async () => {
    const found = plans.read();
    if (found.faults.length === 0) {
      api = await listenerOf(found);
      told = { edition: `${process.pid}-${Date.now()}`, faults: [] };
    } else {
      told = { ...told, faults: found.faults };
      for (const { at, message, mend } of found.faults) console.error(`${at} ${message}；改法 mend：${mend}`);
    }
    for (const response of listeners) tell(response, told);
  };
  await read();

  const server = createHttpServer();
  const vite = await createVite({
    configFile: VITE_CONFIG,
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: { server } },
    optimizeDeps: { entries: ['index.html'] },
    // The first sight, the page as one file and the editing desk's page are not served here.
    environments: {
      sight: { optimizeDeps: { entries: ['first-sight/first-sight.ts'], noDiscovery: true } },
      offline: { optimizeDeps: { entries: ['offline.html'], noDiscovery: true } },
      edit: { optimizeDeps: { entries: ['edit.html'], noDiscovery: true } },
    },
  });
  server.on('request', (request, response) => {
    const path = request.url ?? '/';
    if (path === CHANGES) follow(response, listeners, () => told);
    else if (API.test(path)) api(request, response);
    else vite.middlewares(request, response);
  });

  const folders = plans.folders.map((folder) => resolve(folder) + sep);
  let timer: NodeJS.Timeout | undefined;
  let reading = Promise.resolve();
  vite.watcher.add(plans.folders);
  vite.watcher.on('all', (_event, file) => {
    if (!folders.some((folder) => resolve(file).startsWith(folder)) || !/\.(yaml|txt)$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(read);
    }, SETTLE_MS);
  });

  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      clearTimeout(timer);
      for (const response of listeners) response.end();
      await vite.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

type Plans = ReturnType<typeof readPlans> & { faults: FileFault[] };

function plansOf(plansDirs: readonly string[] | undefined) {
  const path = shownPath(SEED_FOLDER, plansDirs);
  const read = (): Plans => {
    const found = readPlans(SEED_FOLDER, { plansDirs });
    const faults = found.findings
      .filter((finding) => finding.severity === 'error')
      .map(({ file, line, col, message, mend }) => ({ at: `${path(file)}:${line}:${col}`, message, mend }));
    return { ...found, faults };
  };
  return {
    folders: [join(SEED_FOLDER, 'ontology'), ...(plansDirs ?? [join(SEED_FOLDER, 'plans')])],
    read,
    /** Before the first good graph: the ontology as far as it can be read, and no plan. */
    none: (): Plans => ({ ...read(), graphs: [], briefings: [] }),
  };
}

function listenerOf({ graphs, ontology, briefings }: Plans): Promise<RequestListener> {
  const store = createMemoryStore(graphs, ontology);
  return createApp({
    store,
    ontology,
    queries: queryCatalogue(ontology),
    loading: loadingStatements(),
    decks: briefings,
    ...(graphs[0] === undefined ? {} : { opening: graphs[0].plan.id }),
  });
}

function follow(response: ServerResponse, listeners: Set<ServerResponse>, now: () => Changes): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
  tell(response, now());
}

function tell(response: ServerResponse, changes: Changes): void {
  response.write(`data: ${JSON.stringify(changes)}\n\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  void sayingWhyNot(async () => {
    const { NEO4J_URI: _uri, ...rest } = withArguments(process.env, process.argv.slice(2));
    const { host, port, plansDirs } = readConfig({ PORT: '5173', ...rest });
    const { url, close } = await startDev({ host, port, plansDirs });
    console.log(
      `规划图谱 Plan Graph: ${url}  （保存规划文件，页面即更新 / save a plan file and the page follows）`,
    );
    endInOrder(close);
  });
}
