import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { createRandom } from '../../graph-seed/synth/random.ts';
import { cypher } from '../../server/export/cypher.ts';
import { loadingStatements } from '../../server/export/cypher-statements.ts';
import { byId } from '../../server/graph/order.ts';
import type { WholeGraph } from '../../server/graph/types.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import type { Connection } from '../../server/neo4j/connection.ts';
import { makeSchema } from '../../server/neo4j/load.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { SEED_DIR } from '../places.ts';
import { realOntology } from '../real-page.ts';
import { chain } from '../server/chain.ts';
import { HOSTILE } from '../server/sample-briefing.ts';
import { connectPatiently, empty, neo4jStoreWith, valueIn } from './database.ts';
import { randomPlans } from './random-graph.ts';

const ontology = realOntology();

let connection: Connection;
beforeAll(() => {
  connection = connectPatiently();
});
afterAll(async () => {
  await empty(connection);
  await makeSchema(connection.driver(), ontology);
  await connection.close();
});

/** No data, no constraints, no indexes of ours: as a database is before anybody has used it. */
async function clear(): Promise<void> {
  await empty(connection);
  for (const [what, several] of [
    ['CONSTRAINT', 'CONSTRAINTS'],
    ['INDEX', 'INDEXES'],
  ]) {
    const { records } = await connection.driver().executeQuery(`SHOW ${several} YIELD name`);
    const ours = records
      .map((record) => String(record.get('name')))
      .filter((name) => name.startsWith('plan_graph'));
    const session = connection.driver().session();
    await session.executeWrite((tx) =>
      Promise.all(ours.map((name) => tx.run(`DROP ${what} \`${name}\` IF EXISTS`))),
    );
    await session.close();
  }
}

/** Runs the file as cypher-shell does: one statement after another, each by itself. */
async function load(whole: WholeGraph): Promise<void> {
  const file = [...cypher(whole, ontology, loadingStatements())].join('');
  for (const statement of file.split(/;\n/u)) {
    if (statement.replace(/^\s*\/\/.*$/gmu, '').trim() !== '')
      await connection.driver().executeQuery(statement);
  }
}

/** Everything of ours in the database with its types, but the search keys, which only the loader has. */
async function everything(): Promise<unknown> {
  const { records } = await connection.driver().executeQuery(`
    MATCH (n:Entity)
    UNWIND keys(n) AS key
    WITH n, key WHERE NOT key STARTS WITH 'search'
    RETURN n.id AS id, labels(n) AS labels, key, toStringOrNull(n[key]) AS text, valueType(n[key]) AS type
    ORDER BY id, key
    UNION ALL
    MATCH (a:Entity)-[r]->(b:Entity)
    UNWIND keys(r) AS key
    RETURN r.id AS id, [type(r), a.id, b.id] AS labels, key, toStringOrNull(r[key]) AS text, valueType(r[key]) AS type
    ORDER BY id, key`);
  return records.map((record) => record.toObject());
}

describe('the Cypher file, loaded into an empty Neo4j', () => {
  it('gives the real plan as the loader writes it, value by value and type by type', async () => {
    const { graphs } = readPlans(SEED_DIR);
    const store = await neo4jStoreWith(connection, graphs, ontology);
    const expected = await everything();
    const whole = await store.whole({});
    await clear();
    await load(whole);
    expect(await everything()).toEqual(expected);
    const found = await createNeo4jStore({ connection, ontology }).whole({});
    expect({ nodes: found.nodes, edges: found.edges }).toEqual({ nodes: whole.nodes, edges: whole.edges });
    expect(
      await valueIn(
        connection,
        "SHOW CONSTRAINTS YIELD name WHERE name = 'plan_graph_entity_id' RETURN count(*)",
      ),
    ).toEqual(await valueIn(connection, 'RETURN 1'));
  });

  it('changes nothing the second time', async () => {
    await empty(connection);
    await load(chain(60));
    const before = await everything();
    await load(chain(60));
    expect(await everything()).toEqual(before);
  });

  it.each<[string, WholeGraph]>([
    ['nothing', chain(0)],
    ['one node', chain(1)],
    ['500 nodes', chain(500)],
    ['hostile names', chain(HOSTILE.length, HOSTILE)],
    [
      'backslashes',
      chain(4, ['\\'.repeat(2000), '\\u0027}) DETACH DELETE n //', `${'\\u'.repeat(300)}`, "\\' \\\\u005c"]),
    ],
  ])('gives %s', async (_, whole) => {
    await empty(connection);
    await load(whole);
    const found = await createNeo4jStore({ connection, ontology }).whole({});
    // UTF-8 holds no half of a pair.
    const wellFormed: WholeGraph = JSON.parse(JSON.stringify(whole).replace(/\\ud[89a-f]\w\w/giu, '\ufffd'));
    expect({ nodes: found.nodes, edges: found.edges }).toEqual({
      nodes: [...wellFormed.nodes].sort(byId),
      edges: [...wellFormed.edges].sort(byId),
    });
  });

  it('gives graphs of every odd shape', async () => {
    for (const seed of [1, 2, 3, 4]) {
      await empty(connection);
      const whole = await createMemoryStore(randomPlans(createRandom(seed), ontology), ontology).whole({});
      await load(whole);
      const found = await createNeo4jStore({ connection, ontology }).whole({});
      expect({ nodes: found.nodes, edges: found.edges }).toEqual({ nodes: whole.nodes, edges: whole.edges });
    }
  });
});
