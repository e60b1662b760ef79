import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readPlansForServing } from '../graph-seed/read-plans.ts';
import { type Config, readConfig } from './config.ts';
import type { GraphStore } from './graph/graph-store.ts';
import type { Ontology } from './graph/types.ts';
import { createApp } from './http/app.ts';
import { createMemoryStore } from './memory/memory-store.ts';
import { connect } from './neo4j/connection.ts';
import { createNeo4jStore } from './neo4j/neo4j-store.ts';
import { queryCatalogue } from './neo4j/query-catalogue.ts';

const SEED_FOLDER = fileURLToPath(new URL('../graph-seed/', import.meta.url));
const WEB_FOLDER = fileURLToPath(new URL('../dist/web/', import.meta.url));
const DRAIN_MS = 10_000;

/** Reads the plans; the embedded store holds them, Neo4j only needs their ontology. Throws with every fault named. */
async function openStore(config: Config): Promise<{ store: GraphStore; ontology: Ontology }> {
  const { ontology, graphs } = readPlansForServing(SEED_FOLDER);
  if (!config.neo4j) return { store: createMemoryStore(graphs, ontology), ontology };
  const connection = connect(config.neo4j);
  const store = createNeo4jStore({ connection, ontology });
  await store.ready();
  return { store, ontology };
}

/** Starts listening; resolves with the address people open. */
export async function start(config: Config): Promise<{ url: string; close(): Promise<void> }> {
  const { store, ontology } = await openStore(config);
  const webFolder = existsSync(`${WEB_FOLDER}index.html`) ? WEB_FOLDER : undefined;
  const app = await createApp({ store, ontology, queries: queryCatalogue(ontology) }, webFolder);
  const server = createServer({ maxHeaderSize: 16_384 }, app);
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  server.keepAliveTimeout = 5_000;
  await listen(server, config);
  const { address, port, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  return {
    url,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(timer);
      await store.close();
    },
  };
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(
              `端口 ${config.port} 已被占用，请另设 PORT / Port ${config.port} is taken; set PORT to another`,
            )
          : error,
      );
    });
    server.listen(config.port, config.host, resolve);
  });
}

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const { url, close } = await start(config);
  console.log(
    `规划图谱 Plan Graph: ${url}  (${config.neo4j ? `Neo4j ${config.neo4j.uri}` : '内嵌存储 / embedded store'})`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
