import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createApp } from '../../server/http/app.ts';
import { createHttpServer } from '../../server/http/http-server.ts';
import { createLog } from '../../server/http/log.ts';
import { connect } from '../../server/neo4j/connection.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { realPage } from '../real-page.ts';
import { servingOf } from '../server/serving.ts';

/**
 * One of the servers that serving.ts compares, each a process of its own: `ours` (with ready answers),
 * `fresh` (without), `neo4j` and `neo4j-fresh`, and `bare`: Express with nothing but the same bytes.
 */
const [what = 'ours', bytesFile = ''] = process.argv.slice(2);
const { store, ontology } = realPage();

function bare(): RequestListener {
  const answers = JSON.parse(readFileSync(bytesFile, 'utf8')) as Record<string, string>;
  const ready = new Map(Object.entries(answers).map(([url, text]) => [url, Buffer.from(text)]));
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response) => {
    response.type('application/json').send(ready.get(request.originalUrl));
  });
  return app;
}

async function ours(): Promise<RequestListener> {
  const { NEO4J_URI: uri = '', NEO4J_USER: user = '', NEO4J_PASSWORD: password = '' } = process.env;
  const used = what.startsWith('neo4j')
    ? createNeo4jStore({ connection: connect({ uri, user, password }), ontology })
    : store;
  await used.ready();
  const serving = servingOf(used, ontology);
  // As in production: every request is written down.
  const log = createLog({ mode: 'json', write: (line) => void process.stderr.write(line) });
  return createApp(serving, { log, ...(what.endsWith('fresh') ? { keptBytes: 0 } : {}) });
}

// What it has spent so far, for whoever began it.
process.on('message', () => process.send?.(process.cpuUsage()));

const server =
  what === 'bare' ? createServer(bare()) : createHttpServer(await ours(), createLog({ mode: 'off' }));
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
