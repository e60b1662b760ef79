import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { PlanGraph } from '../../server/graph/types.ts';
import { CURRENT_MS } from '../../server/http/edition.ts';
import { type Connection, connect } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { openFaultProxy } from '../faults/fault-proxy.ts';
import { realOntology } from '../real-page.ts';
import { serve } from '../server/serving.ts';
import { connectPatiently, empty } from './database.ts';
import { HAND_MADE } from './hand-made.ts';

/** What a server that is running makes of a database whose plans change under it. */
const ontology = realOntology();
const [MINI, OTHER] = structuredClone(HAND_MADE) as [PlanGraph, PlanGraph];
/** What the docs promise: two seconds; the rest is for a busy machine. */
const SOON_MS = CURRENT_MS + 1500;

let connection: Connection;
let server: Awaited<ReturnType<typeof serve>>;
const get = (path: string) => fetch(server.url + path);
const load = (...graphs: PlanGraph[]) => loadPlans(connection.driver(), graphs, ontology);

beforeAll(() => {
  connection = connectPatiently();
});
afterAll(() => connection.close());
beforeEach(async () => {
  await empty(connection);
  await load(MINI);
});

const serving = async (store = createNeo4jStore({ connection, ontology })) => {
  server = await serve(store, ontology);
};

describe('a plan that is loaded while the server runs', () => {
  it('is taken as `plan` within two seconds or so, in OpenAPI too; one that is gone is no longer', async () => {
    await serving();
    expect((await get('/api/graph?plan=other')).status).toBe(400);
    await load(OTHER);
    await expect
      .poll(async () => (await get('/api/graph?plan=other')).status, { timeout: SOON_MS, interval: 100 })
      .toBe(200);
    expect(await (await get('/api/openapi.json')).text()).toContain('mini|other');
    await connection
      .driver()
      .executeQuery("MATCH (n) WHERE n.plan = 'other' OR n.id = 'other' DETACH DELETE n");
    await expect
      .poll(async () => (await get('/api/graph?plan=other')).status, { timeout: SOON_MS, interval: 100 })
      .toBe(400);
    await server.close();
  });

  it('anew: answers kept of the old one go with it, and their ETags', async () => {
    await serving();
    const node = '/api/nodes/mini:belt';
    const first = await get(node);
    const etag = first.headers.get('etag') ?? '';
    const known = () => fetch(server.url + node, { headers: { 'If-None-Match': etag } });
    expect(await first.text()).toContain('太湖湾科技创新带');
    expect((await known()).status).toBe(304);
    const changed = structuredClone(MINI);
    changed.plan.seedHash = 'changed';
    for (const one of changed.nodes) if (one.id === 'mini:belt') one.name = '新名';
    await load(changed);
    await expect.poll(async () => (await known()).status, { timeout: SOON_MS, interval: 100 }).toBe(200);
    expect(await (await get(node)).text()).toContain('新名');
    await server.close();
  });
});

describe('answers that are kept', () => {
  it('are asked of the database once in a while, not each time, and not when it has gone', async () => {
    const proxy = await openFaultProxy(inject('neo4j').uri);
    const behind = connect({ ...inject('neo4j'), uri: proxy.uri });
    const store = createNeo4jStore({ connection: behind, ontology });
    let asked = 0;
    await serving({
      ...store,
      node: (...of) => {
        asked++;
        return store.node(...of);
      },
    });
    const node = '/api/nodes/mini:belt';
    await expect.poll(async () => (await get(node)).status, { timeout: 10_000 }).toBe(200);
    asked = 0;
    for (let i = 0; i < 50; i++) expect((await get(node)).status).toBe(200);
    expect(asked).toBe(0);
    await proxy.set('refuse');
    await sleep(CURRENT_MS + 100);
    expect((await get(node)).status).toBe(503);
    await proxy.set(null);
    await expect.poll(async () => (await get(node)).status, { timeout: 5000 }).toBe(200);
    await server.close();
    await behind.close();
    await proxy.close();
  });
});
