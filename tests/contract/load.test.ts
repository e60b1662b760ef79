import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { GraphEdge, PlanGraph } from '../../server/graph/types.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import type { Connection } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { realOntology } from '../real-page.ts';
import { connectPatiently, empty, valueIn } from './database.ts';
import { HAND_MADE } from './hand-made.ts';

const ontology = realOntology();
const PLANS = HAND_MADE.slice(0, 2);
const copy = () => structuredClone(PLANS) as [PlanGraph, PlanGraph];

let connection: Connection;
const load = (...graphs: PlanGraph[]) => loadPlans(connection.driver(), graphs, ontology);
const everything = () =>
  valueIn<number>(connection, 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) + count(r)');

/** Neo4j holds exactly these plans, as far as the store can see. */
async function expectToHold(graphs: PlanGraph[]) {
  const found = await createNeo4jStore({ connection, ontology }).whole({});
  expect(found).toEqual(await createMemoryStore(graphs, ontology).whole({}));
}

beforeAll(() => {
  connection = connectPatiently();
});
afterAll(() => connection.close());
beforeEach(() => empty(connection));

describe('loading', () => {
  it('writes plans, and changes nothing the second time', async () => {
    const first = await load(...PLANS);
    expect(first).toEqual([
      { plan: 'mini', status: 'loaded', nodes: 9, edges: 9, removedNodes: 0, removedEdges: 0 },
      { plan: 'other', status: 'loaded', nodes: 1, edges: 0, removedNodes: 0, removedEdges: 0 },
    ]);
    const before = await everything();
    expect((await load(...PLANS)).map((one) => one.status)).toEqual(['unchanged', 'unchanged']);
    expect(await everything()).toBe(before);
    await expectToHold(PLANS);
  });

  it('writes the same again when only the hash differs', async () => {
    await load(...PLANS);
    const before = await everything();
    const [mini] = copy();
    mini.plan.seedHash = 'another';
    expect(await load(mini)).toMatchObject([{ status: 'loaded', removedNodes: 0, removedEdges: 0 }]);
    expect(await everything()).toBe(before);
  });

  it('types what it writes', async () => {
    await load(...PLANS);
    const row = await valueIn<unknown[]>(
      connection,
      `MATCH (d:Document), (i:Indicator), (s:Strategy {id: 'mini:six'})
       RETURN [valueType(d.approvedOn), valueType(i.value), valueType(s.declaredCount)]`,
    );
    expect(row).toEqual(['DATE NOT NULL', 'FLOAT NOT NULL', 'INTEGER NOT NULL']);
    const quoted = 'MATCH (n:Entity)-[:QUOTED_FROM]->(s:Sentence) WHERE n.id = $id RETURN s.text';
    expect(await valueIn(connection, quoted, { id: 'mini:platform' })).toContain('建成芯火平台');
  });

  it('removes what left the seed, and moves what changed', async () => {
    await load(...PLANS);
    const [mini, other] = copy();
    mini.plan.seedHash = 'later';
    mini.nodes = mini.nodes.filter((node) => node.id !== 'mini:alone' && node.id !== 'mini:lake');
    for (const node of mini.nodes) {
      if (node.id === 'mini:platform') node.kind = 'Programme';
      if (node.id === 'mini:area') node.properties = { unit: '亩' };
    }
    mini.edges = mini.edges.flatMap((edge): GraphEdge[] => {
      if (edge.id === 'mini:e4') return [];
      if (edge.id === 'mini:e5') return [{ ...edge, type: 'PART_OF' }];
      if (edge.id === 'mini:e2') return [{ ...edge, from: 'mini:belt', to: 'mini:platform' }];
      return [edge];
    });
    const [source] = mini.sources;
    source?.sentences.pop();
    source?.faults.pop();
    expect(await load(mini)).toMatchObject([{ status: 'loaded', removedNodes: 2, removedEdges: 3 }]);
    await expectToHold([mini, other]);
    expect(await valueIn(connection, "MATCH (n {id: 'mini:platform'}) RETURN labels(n)")).toEqual([
      'Entity',
      'Programme',
    ]);
    expect(await createNeo4jStore({ connection, ontology }).sources('mini')).toEqual(mini.sources);
    expect(await valueIn<number>(connection, 'MATCH (s:Sentence) RETURN count(s)')).toBe(2);
    mini.sources = [];
    mini.plan.seedHash = 'without a page';
    await load(mini);
    expect(
      await valueIn<number>(
        connection,
        'MATCH (n:Source|Stream|Block|Sentence|TranscriptionFault) RETURN count(n)',
      ),
    ).toBe(0);
  });

  it('touches nothing foreign, and shows nothing of it', async () => {
    await load(...PLANS);
    await connection.driver().executeQuery(`
      MATCH (ours:Entity {id: 'mini:innovation'})
      CREATE (p:Project {id: 'mini:theirs', name: 'theirs'})-[:ADVANCES {id: 'x'}]->(ours),
        (e:Entity {name: 'theirs too'})-[:PART_OF]->(ours),
        (ours)-[:PART_OF {note: 'theirs'}]->(e),
        (:Plan {name: 'a plan of theirs'}), (:Source {id: 7}), (:Sentence), (:Strategy {plan: 'mini'})`);
    const foreign = `MATCH (n) WHERE n.seedHash IS NULL AND NOT n:PlanGraphTests AND n.name STARTS WITH 'theirs'
      OPTIONAL MATCH (n)-[r]-() RETURN count(DISTINCT n) + count(r)`;
    const before = await valueIn<number>(connection, foreign);
    expect(before).toBe(5);
    await expectToHold(PLANS);
    const [mini, other] = copy();
    mini.plan.seedHash = 'later';
    mini.nodes = mini.nodes.filter((node) => node.id !== 'mini:alone');
    await load(mini);
    expect(await valueIn<number>(connection, foreign)).toBe(before);
    await expectToHold([mini, other]);
    const store = createNeo4jStore({ connection, ontology });
    const memory = createMemoryStore([mini, other], ontology);
    expect(await store.node('mini:innovation')).toEqual(await memory.node('mini:innovation'));
    expect(await store.audit(undefined)).toEqual(await memory.audit(undefined));
    expect(await store.counts()).toEqual(await memory.counts());
    expect(await store.plans()).toEqual(await memory.plans());
    const around = { direction: 'both', limit: 50 } as const;
    expect(await store.neighbours('mini:innovation', around)).toEqual(
      await memory.neighbours('mini:innovation', around),
    );
  });

  it('keeps plans apart', async () => {
    const [mini, other] = copy();
    await load(mini);
    await load(other);
    other.nodes = [];
    other.plan.seedHash = 'empty';
    expect(await load(other)).toMatchObject([{ removedNodes: 1 }]);
    await expectToHold([mini, other]);
  });

  it('comes to the same when two load at once', async () => {
    const drivers = [connectPatiently(), connectPatiently()];
    const results = await Promise.all(drivers.map((one) => loadPlans(one.driver(), PLANS, ontology)));
    await Promise.all(drivers.map((one) => one.close()));
    const statuses = results.map(([mini]) => mini?.status).sort();
    expect(statuses).toEqual(['loaded', 'unchanged']);
    await expectToHold(PLANS);
  });

  it('leaves the old plan whole when it is killed halfway', async () => {
    await load(...PLANS);
    const script = fileURLToPath(new URL('load-and-die.ts', import.meta.url));
    const { uri, user, password } = inject('neo4j');
    const child = spawn(process.execPath, ['--import', 'tsx', script], {
      env: { ...process.env, LOAD_URI: uri, LOAD_USER: user, LOAD_PASSWORD: password },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code, signal] = await new Promise<unknown[]>((done) => child.once('exit', (...how) => done(how)));
    expect([code, signal]).toEqual([null, 'SIGKILL']);
    await expectToHold(PLANS);
    const [mini, other] = copy();
    mini.plan.seedHash = 'after all';
    expect(await load(mini)).toMatchObject([{ status: 'loaded' }]);
    await expectToHold([mini, other]);
  });

  it('refuses a plan with a relation that hangs in the air, and keeps the old one', async () => {
    await load(...PLANS);
    const [mini] = copy();
    mini.plan.seedHash = 'torn';
    mini.nodes = mini.nodes.filter((node) => node.id !== 'mini:lake');
    await expect(load(mini)).rejects.toThrow(/an end that is not there/u);
    await expectToHold(PLANS);
  });

  it('refuses an ontology whose properties would overwrite its own keys', async () => {
    const bad = structuredClone(ontology);
    Object.assign(bad.kinds[0]?.properties ?? {}, { searchName: { type: 'string', zh: '名', en: 'name' } });
    await expect(loadPlans(connection.driver(), [], bad)).rejects.toThrow(/searchName/u);
  });

  it('works with a driver of the usual settings', async () => {
    const { uri, user, password } = inject('neo4j');
    const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
    const [mini] = copy();
    await loadPlans(driver, [mini], ontology);
    mini.plan.seedHash = 'later';
    mini.edges = [];
    expect(await loadPlans(driver, [mini], ontology)).toMatchObject([{ removedEdges: 9 }]);
    await driver.close();
  });
});
