import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../server/neo4j/connection.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { serve } from '../server/serving.ts';
import { FAULTS, openFaultProxy } from './fault-proxy.ts';
import { endpointsOf, type Outcome, RECOVERY_MS, recovery, runCell, tableOf } from './matrix.ts';
import { loadRealPlan } from './plan.ts';

/** 9 faults × 8 endpoints × idle and in flight, in front of the real Neo4j. `npm run test:faults`. */
let plan: Awaited<ReturnType<typeof loadRealPlan>>;
const outcomes: Outcome[] = [];

beforeAll(async () => {
  plan = await loadRealPlan();
});
afterAll(() => console.log(tableOf(outcomes)));

describe.each(FAULTS)('%s', (fault) => {
  it.each([
    ['idle', false],
    ['in flight', true],
  ] as const)('%s: every endpoint answers rightly in time, and recovers', async (_name, inFlight) => {
    const cells = endpointsOf(plan.graph).map((endpoint) => ({ fault, endpoint, inFlight }));
    // Each cell has its own server, driver and wire; they mostly wait.
    const done = await Promise.all(cells.map((cell) => runCell(cell, inject('neo4j'), plan.ontology)));
    outcomes.push(...done);
    expect(done.filter((one) => one.faults.length > 0)).toEqual([]);
  });
});

describe('what lasts', () => {
  const behindProxy = async () => {
    const proxy = await openFaultProxy(inject('neo4j').uri);
    const connection = connect({ ...inject('neo4j'), uri: proxy.uri });
    const store = createNeo4jStore({ connection, ontology: plan.ontology });
    // Nothing kept: each answer has to come from the database.
    const server = await serve(store, plan.ontology, { keptBytes: 0 });
    const close = async () => {
      await server.close();
      await proxy.close();
      await connection.close().catch(() => {});
    };
    return { proxy, url: `${server.url}/api/plans`, close };
  };

  it('an outage of 15 s, with people asking all the time, is over soon after it is over', async () => {
    const { proxy, url, close } = await behindProxy();
    const before = await (await fetch(url)).text();
    await proxy.set('refuse');
    for (let i = 0; i < 75; i++) {
      expect((await fetch(url)).status).toBe(503);
      await sleep(200);
    }
    await proxy.set(null);
    expect(await recovery(url, before)).toBeLessThan(RECOVERY_MS);
    await close();
  });

  it('wires that are dead for ever are left, though their other end never says so', async () => {
    const { proxy, url, close } = await behindProxy();
    const before = await (await fetch(url)).text();
    await Promise.all(Array.from({ length: 10 }, () => fetch(url)));
    proxy.abandon();
    // Two questions must find out, one after the other; the third is answered.
    expect(await recovery(url, before)).toBeLessThan(2 * 2500 + 1500);
    await close();
  });
});
