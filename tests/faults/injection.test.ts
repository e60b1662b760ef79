import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connect } from '../../server/neo4j/connection.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { queryCatalogue } from '../../server/neo4j/query-catalogue.ts';
import { connectPatiently, connectToTestDatabase, valueIn } from '../contract/database.ts';
import { BROKEN_ESCAPES, HOSTILE } from '../fuzz/hostile.ts';
import { serve } from '../server/serving.ts';
import { CANARY, fingerprintOf, plantCanary } from './fingerprint.ts';
import { loadRealPlan } from './plan.ts';

/** Hostile strings at every place of a request that reaches the real Neo4j. */
const NODE = 'wuxi-14fyp:innovation-driven';
const PLACES: ((text: string) => string)[] = [
  (text) => `/api/search?q=${text}`,
  (text) => `/api/search?q=${text}${text}&limit=100`,
  (text) => `/api/nodes/${text}`,
  (text) => `/api/nodes/${text}/neighbours`,
  (text) => `/api/nodes/${NODE}/neighbours?type=${text}`,
  (text) => `/api/nodes/${NODE}/neighbours?cursor=${text}`,
  (text) => `/api/graph?kind=${text}`,
  (text) => `/api/graph?plan=${text}`,
  (text) => `/api/paths?from=${text}&to=${NODE}`,
  (text) => `/api/trace/${text}`,
  (text) => `/api/trace/${NODE}?to=${text}`,
  (text) => `/api/sources/${text}/coverage`,
  (text) => `/api/audit?plan=${text}`,
  (text) => `/api/export?kind=${text}`,
];

const watch = connectPatiently();
const connection = connectToTestDatabase();
let server: Awaited<ReturnType<typeof serve>>;
let plan: Awaited<ReturnType<typeof loadRealPlan>>;
let before: string;

beforeAll(async () => {
  plan = await loadRealPlan();
  await plantCanary(watch);
  before = await fingerprintOf(watch);
  server = await serve(createNeo4jStore({ connection, ontology: plan.ontology }), plan.ontology);
});
afterAll(async () => {
  await watch.driver().executeQuery('MATCH (n:Secret) DETACH DELETE n');
  await server.close();
  await connection.close();
  await watch.close();
});

async function harmless(path: string, init: RequestInit = {}): Promise<void> {
  const response = await fetch(server.url + path, init);
  const text = await response.text();
  expect(text, path).not.toContain(CANARY);
  expect(text, path).not.toMatch(/Neo\.[A-Z]|node_modules|\.ts:\d/);
  expect([200, 400, 404, 413], `${path}: ${response.status} ${text.slice(0, 200)}`).toContain(
    response.status,
  );
}

describe('on the real Neo4j', () => {
  it('a hostile string is nothing but a string, wherever it stands', async () => {
    const texts = [...HOSTILE.map((text) => encodeURIComponent(text.toWellFormed())), ...BROKEN_ESCAPES];
    for (const text of texts) await Promise.all(PLACES.map((place) => harmless(place(text))));
    for (const path of [`/api/nodes/${NODE}?a=1&a=2`, '/api/search?q=a&q=b', '/api/search?__proto__=1&q=a']) {
      await harmless(path);
    }
    expect(await fingerprintOf(watch)).toBe(before);
  });

  it('bytes that are no UTF-8 are refused or searched for, in a body too', async () => {
    const broken = [
      [0xff, 0xfe],
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
    ];
    for (const bytes of broken) {
      const [before, after] = ['{"plan":"wuxi-14fyp","quote":"太湖', '"}'].map((text) => Buffer.from(text));
      await harmless('/api/citations/check', {
        ...{ method: 'POST', headers: { 'Content-Type': 'application/json' } },
        body: new Uint8Array(
          Buffer.concat([before ?? '', Buffer.from(bytes), after ?? ''].map((one) => Buffer.from(one))),
        ),
      });
    }
  });

  it('64 kB are refused or searched for, and no more', async () => {
    const long = '太湖'.repeat(10_923);
    await harmless('/api/citations/check', {
      ...{ method: 'POST', headers: { 'Content-Type': 'application/json' } },
      body: JSON.stringify({ plan: 'wuxi-14fyp', quote: long }),
    });
    await harmless(`/api/search?q=${'('.repeat(8000)}`);
    expect(await fingerprintOf(watch)).toBe(before);
  });

  it('what is foreign in the database is never found', async () => {
    for (const path of [
      `/api/search?q=${CANARY}`,
      '/api/nodes/wuxi-14fyp:secret',
      '/api/nodes/wuxi-14fyp:secret-project/neighbours',
      '/api/graph?limit=2000',
      '/api/graph?kind=Project&limit=2000',
      '/api/export?format=json',
      '/api/ontology',
    ]) {
      await harmless(path);
    }
  });

  it('the text of a query to paste holds a hostile string as a string', async () => {
    const queries = queryCatalogue(plan.ontology);
    const session = connect(inject('neo4j')).driver();
    for (const text of HOSTILE) {
      const shown = queries.text('search/search', { q: text, limit: 5 });
      // The exact text, and run as a person would run it: with the right to write.
      await session.executeQuery(shown);
      await session.executeQuery(queries.text('node/node', { id: text }));
    }
    await session.close();
    expect(await fingerprintOf(watch)).toBe(before);
    expect(await valueIn<number>(watch, 'MATCH (n:Canary) RETURN count(n)')).toBe(0);
  });
});
