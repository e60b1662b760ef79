import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../server/neo4j/connection.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { connectToTestDatabase, valueIn } from '../contract/database.ts';
import { realPage } from '../real-page.ts';
import { spawnServer } from '../server/process.ts';
import { serve } from '../server/serving.ts';
import { type Fault, openFaultProxy } from './fault-proxy.ts';
import { endpointsOf, runCell } from './matrix.ts';
import { loadRealPlan } from './plan.ts';

/** A few cells of the matrix (matrix.full.ts has them all), and what only a whole process can show. */
const CELLS: [Fault, number, boolean][] = [
  ['refuse', 3, false],
  ['freeze', 1, true],
  ['drop', 6, false],
  ['reset', 2, true],
  ['garbage', 4, false],
  ['cut-after-commit', 5, true],
];

let plan: Awaited<ReturnType<typeof loadRealPlan>>;
const watch = connectToTestDatabase();
beforeAll(async () => {
  plan = await loadRealPlan();
});
afterAll(() => watch.close());

describe('when the wire to the database fails', () => {
  it('answers rightly in time and recovers, whatever the fault', async () => {
    const endpoints = endpointsOf(plan.graph);
    const cells = CELLS.map(([fault, i, inFlight]) => ({ fault, endpoint: endpoints[i] ?? '', inFlight }));
    const done = await Promise.all(cells.map((cell) => runCell(cell, inject('neo4j'), plan.ontology)));
    expect(done.filter((one) => one.faults.length > 0)).toEqual([]);
    expect(done.map((one) => one.status)).toEqual(cells.map(() => 503));
  });

  it('refuses at once while the breaker is open, and readyz says no', async () => {
    const proxy = await openFaultProxy(inject('neo4j').uri);
    const connection = connect({ ...inject('neo4j'), uri: proxy.uri });
    const server = await serve(createNeo4jStore({ connection, ontology: plan.ontology }), plan.ontology);
    await proxy.set('refuse');
    const url = `${server.url}/api/plans`;
    await Promise.all([1, 2, 3].map(() => fetch(url)));
    const start = performance.now();
    const refused = await fetch(url);
    expect(performance.now() - start).toBeLessThan(150);
    expect(refused.status).toBe(503);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('plan_graph_store_up 0');
    await server.close();
    await connection.close();
    await proxy.close();
  });

  it('means nothing to the embedded store', async () => {
    const { store, ontology } = realPage();
    const server = await serve(store, ontology);
    for (const endpoint of endpointsOf(plan.graph)) {
      expect((await fetch(server.url + endpoint)).status).toBe(200);
    }
    await server.close();
  });
});

describe('a request that is closed', () => {
  it('ends its question in the database too', async () => {
    const slow = 'UNWIND range(1, 1000000000) AS i WITH i WHERE i % 11 = 12 RETURN count(i) AS none';
    const running = () =>
      valueIn<number>(
        watch,
        "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q CONTAINS 'i % 11 = 12' AND NOT q CONTAINS 'SHOW' RETURN count(*) AS n",
      );
    const connection = connectToTestDatabase();
    const store = {
      ...createNeo4jStore({ connection, ontology: plan.ontology }),
      node: async (_id: string, asking = {}) => {
        await connection.read(slow, {}, { ...asking, deadlineMs: 60_000 });
        throw new Error('it ended by itself');
      },
    };
    const server = await serve(store, plan.ontology);
    const asked = request(`${server.url}/api/nodes/x:y`);
    asked.on('error', () => {});
    asked.end();
    await expect.poll(running, { timeout: 5000 }).toBe(1);
    asked.destroy();
    await expect.poll(running, { timeout: 5000 }).toBe(0);
    await server.close();
    await connection.close();
  });
});

describe('the password', () => {
  it('stands in nothing that is said or answered while the database fails', async () => {
    const { password, user, uri } = inject('neo4j');
    const proxy = await openFaultProxy(uri);
    const env = { NEO4J_URI: proxy.uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
    const server = spawnServer({ ...env, LOG: 'json' });
    const answers: string[] = [];
    const ask = async () => {
      const paths = endpointsOf(plan.graph).slice(0, 3);
      const responses = await Promise.all(paths.map((path) => fetch(base + path)));
      for (const one of responses) answers.push(JSON.stringify([...one.headers]), await one.text());
      return responses.map((one) => one.status);
    };
    const base = await server.url;
    for (const fault of ['garbage', 'reset', 'freeze', 'cut-after-commit'] as const) {
      await expect.poll(ask, { timeout: 10_000, interval: 300 }).toEqual([200, 200, 200]);
      await proxy.set(fault);
      // Kept answers stand until the server has looked whether they are still true.
      await expect.poll(ask, { timeout: 10_000, interval: 300 }).toEqual([503, 503, 503]);
      await proxy.set(null);
    }
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    // The log does say what was wrong.
    expect(server.said()).toMatch(/"level":"error".*"store-unavailable"/);
    for (const text of [server.said(), ...answers]) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(Buffer.from(`${user}:${password}`).toString('base64'));
    }
    await proxy.close();

    const wrong = spawnServer({ ...env, NEO4J_URI: uri, NEO4J_PASSWORD: 'canary-8e21-wrong-password' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toMatch(/check NEO4J_USER and NEO4J_PASSWORD\n$/);
    expect(wrong.said()).not.toMatch(/canary-8e21|Neo\.|\.ts:/);
  });
});
