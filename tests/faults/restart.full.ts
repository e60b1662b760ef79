import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { connect } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { startLocalServer } from '../../server/neo4j/local-server.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { SEED_DIR } from '../places.ts';
import { serve } from '../server/serving.ts';
import { DEADLINE_MS, endpointsOf, SLACK_MS } from './matrix.ts';

/** The restart of the matrix without a proxy: the real Neo4j is ended, or killed, and started again. */
const BUSY_MS = 750;
/** A database that has just begun plans every question first; the wire itself is back within five seconds. */
const COLD_MS = 30_000;

it('a real restart: in time while it is away, as before once it is back', async () => {
  const home = mkdtempSync(join(tmpdir(), 'plan-graph-restart-'));
  let database = await startLocalServer({ home });
  const port = Number(new URL(database.uri).port);
  const { ontology, graphs } = readPlansForServing(SEED_DIR);
  const connection = connect(database);
  await loadPlans(connection.driver(), graphs, ontology);
  const store = createNeo4jStore({ connection, ontology });
  await store.ready();
  const server = await serve(store, ontology, { keptBytes: 0 });
  const [graph] = graphs;
  if (graph === undefined) throw new Error('there is no plan');
  const urls = endpointsOf(graph).map((path) => server.url + path);
  const get = async (url: string) => {
    const began = performance.now();
    const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
    const text = await response.text();
    return { url, status: response.status, ms: performance.now() - began, text };
  };
  try {
    const before: string[] = [];
    for (const url of urls) before.push(await recovered(url));
    for (const how of ['stop', 'kill'] as const) {
      const inFlight = urls.map(get);
      await sleep(how === 'kill' ? 5 : 50);
      await database[how]();
      const gone = await Promise.all([...inFlight, ...urls.map(get)]);
      for (const { url, status, ms, text } of gone) {
        expect([200, 503], `${how}: ${url}`).toContain(status);
        expect(ms, `${how}: ${url}`).toBeLessThan(DEADLINE_MS + SLACK_MS + BUSY_MS);
        if (status === 200) expect(before).toContain(text);
        else expect(text).not.toMatch(/Neo\.|MATCH|node_modules|\.ts:/);
      }
      expect(gone.slice(urls.length).map((one) => one.status)).toEqual(urls.map(() => 503));
      database = await startLocalServer({ home, port });
      const began = performance.now();
      const back: number[] = [];
      for (const [i, url] of urls.entries()) {
        while ((await get(url)).text !== before[i]) await sleep(100);
        back.push(performance.now() - began);
      }
      console.log(`${how}: back in ${Math.round(Math.max(...back))} ms at most`);
      expect(Math.max(...back)).toBeLessThan(COLD_MS);
    }
  } finally {
    await server.close();
    await connection.close().catch(() => {});
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  }

  async function recovered(url: string): Promise<string> {
    for (;;) {
      const { status, text } = await get(url);
      if (status === 200) return text;
    }
  }
});
