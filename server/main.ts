import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BriefingSeed } from '../graph-seed/files/briefings.ts';
import { readPlansForServing } from '../graph-seed/read-plans.ts';
import { searchKeys } from '../graph-seed/search-keys.ts';
import { readingsOf } from '../graph-seed/text/readings.ts';
import { createArranging } from './arranging.ts';
import { type Config, readConfig } from './config.ts';
import { loadingStatements } from './export/cypher-statements.ts';
import type { GraphStore } from './graph/graph-store.ts';
import type { Ontology } from './graph/types.ts';
import { createApp } from './http/app.ts';
import { createHttpServer } from './http/http-server.ts';
import { createLog, type Log, silentLog } from './http/log.ts';
import type { Serving } from './http/route.ts';
import { createMemoryStore } from './memory/memory-store.ts';
import { connect } from './neo4j/connection.ts';
import { createNeo4jStore } from './neo4j/neo4j-store.ts';
import { queryCatalogue } from './neo4j/query-catalogue.ts';
import { whyNoAnswer } from './neo4j/why-not.ts';

const SEED_FOLDER = fileURLToPath(new URL('../graph-seed/', import.meta.url));
const WEB_FOLDER = fileURLToPath(new URL('../dist/web/', import.meta.url));
const OFFLINE_PAGE = fileURLToPath(new URL('../dist/offline/offline.html', import.meta.url));
/** Still taking requests, so that none is lost between readyz's “no” and the closed door. */
const NOTICE_MS = 1500;
const DRAIN_MS = 10_000;
/** Connections wait to be accepted, then to be read: closed before that, a busy server would lose them. */
const TURNS = 5;
/** A database that has gone dead may never take leave. */
const STORE_CLOSE_MS = 1000;

/** Reads the plans; the embedded store holds them, Neo4j only needs their ontology. Throws with every fault named. */
async function openStore(
  config: Config,
): Promise<{ store: GraphStore; ontology: Ontology; decks: BriefingSeed[]; opening?: string }> {
  const {
    ontology,
    graphs,
    briefings: decks,
  } = readPlansForServing(SEED_FOLDER, {
    plansDirs: config.plansDirs,
  });
  if (!config.neo4j) {
    const [first] = graphs;
    const opening = first === undefined ? {} : { opening: first.plan.id };
    const store = createMemoryStore(graphs, ontology);
    await store.ready();
    return { store, ontology, decks, ...opening };
  }
  const connection = connect(config.neo4j);
  const store = createNeo4jStore({ connection, ontology });
  try {
    await store.ready();
  } catch (error) {
    await connection.close().catch(() => {});
    throw new Error(whyNoAnswer(error, config.neo4j.uri), { cause: error });
  }
  return { store, ontology, decks };
}

/** Starts listening; resolves with the address people open. `close` ends in order: nothing in flight is lost. */
export async function start(
  config: Config,
  log: Log = silentLog,
): Promise<{ url: string; close(): Promise<void> }> {
  const { store, ...opened } = await openStore(config);
  let serving = true;
  const { basePath = '', authentication, mostInFlight } = config;
  const { arrange, leaveMainThread } = createArranging();
  const listener = await createApp(
    {
      ...{
        store,
        ...opened,
        arrange,
        queries: queryCatalogue(opened.ontology),
        loading: loadingStatements(),
      },
      ...(existsSync(OFFLINE_PAGE) ? { offline: offlinePage() } : {}),
    },
    {
      ...(existsSync(`${WEB_FOLDER}index.html`) ? { webFolder: WEB_FOLDER } : {}),
      ...(authentication === undefined ? {} : { authentication }),
      ...(mostInFlight === undefined ? {} : { mostInFlight }),
      ...{ basePath, log, serving: () => serving },
    },
  );
  const server = createHttpServer(listener, log);
  leaveMainThread();
  await listen(server, config);
  const { address, port, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}${basePath}`,
    close: async () => {
      serving = false;
      await within(NOTICE_MS, new Promise(() => {}));
      await turns(TURNS);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await within(DRAIN_MS, closed);
      server.closeAllConnections();
      await within(STORE_CLOSE_MS, store.close());
    },
  };
}

function offlinePage(): NonNullable<Serving['offline']> {
  return {
    template: readFileSync(OFFLINE_PAGE, 'utf8'),
    keysOf: ({ name, aliases, evidence }, sources) => {
      const faults = sources.flatMap((source) => source.faults);
      return searchKeys(name, aliases, readingsOf(evidence, faults));
    },
  };
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((done) => setImmediate(done));
}

function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, enough]).finally(() => clearTimeout(timer));
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(whyNoPort(error, config))));
    server.listen(config.port, config.host, resolve);
  });
}

function whyNoPort({ code, message }: NodeJS.ErrnoException, { host, port }: Config): string {
  if (code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用，请另设 PORT / Port ${port} is taken; set PORT to another`;
  }
  if (code === 'EACCES') {
    return `没有权限使用端口 ${port}，请把 PORT 设为 1024 以上 / No right to port ${port}; set PORT above 1024`;
  }
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') {
    return `HOST=${host} 不是这台机器的地址，请改 HOST / HOST=${host} is no address of this machine; change HOST`;
  }
  return message;
}

/** Starts as the environment says, greets, and ends in order when asked to. */
export async function run(env: Record<string, string | undefined>): Promise<void> {
  const config = readConfig(env);
  const { mode, log } = logOf(config);
  const { url, close } = await start(config, log);
  // Before the greeting: whoever reads it may already ask for the end.
  endInOrder(close, log);
  const store = config.neo4j ? `Neo4j ${config.neo4j.uri}` : '内嵌存储 / embedded store';
  if (mode === 'json') log.info('listening', { url, store });
  else console.log(`规划图谱 Plan Graph: ${url}  (${store})`);
}

/** `--plans <folder>`, once or several times, is the variable PLANS. */
export function withArguments(
  env: Record<string, string | undefined>,
  words: readonly string[],
): Record<string, string | undefined> {
  const { values } = plansAmong(words);
  return values.plans === undefined ? env : { ...env, PLANS: values.plans.join(',') };
}

const USAGE =
  '用法：npm start -- [--plans <规划所在的文件夹>]…；其余用环境变量，见 README / ' +
  'usage: npm start -- [--plans <folder of plans>]…; the rest is set in the environment, see the README';

function plansAmong(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: { plans: { type: 'string', multiple: true } } });
  } catch {
    throw new Error(USAGE);
  }
}

function logOf(config: Config) {
  const mode = config.log ?? 'text';
  const auth = config.authentication?.kind === 'basic' ? config.authentication.password : '';
  return { mode, log: createLog({ mode, secrets: [config.neo4j?.password ?? '', auth] }) };
}

/** What keeps a process from starting, in one sentence and not in a stack. */
export async function sayingWhyNot(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** The first SIGTERM or Ctrl C lets the work end; the second doesn't wait. */
export function endInOrder(close: () => Promise<void>, log: Log = silentLog): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      log.info('ending', { signal });
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  void sayingWhyNot(() => run(withArguments(process.env, process.argv.slice(2))));
}
