import type { Driver } from 'neo4j-driver';
import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { makeSchema } from '../../server/neo4j/load.ts';
import { entityRow, pageRows, quotationRows, relationRow } from '../../server/neo4j/load-rows.ts';

const BATCH = 5000;
const PAGE_PARTS = [
  ['streams', 'Stream', 'HAS_STREAM'],
  ['blocks', 'Block', 'HAS_BLOCK'],
  ['sentences', 'Sentence', 'HAS_SENTENCE'],
  ['faults', 'TranscriptionFault', 'HAS_FAULT'],
] as const;

/** What must stand before the next can hang on it. */
const STAGES = ['nodes', 'links', 'quotations'] as const;
type Stage = (typeof STAGES)[number];

/**
 * What a hand would write for an empty database: the same rows under the same constraints, CREATE in batches
 * of 5,000 across plans, each a transaction. No old graph kept whole, no pruning, no second run: the bar
 * that our loading is measured against. Each call loads some more plans, and gives the seconds in the
 * database alone.
 */
export async function handTunedLoader(
  driver: Driver,
  ontology: Ontology,
): Promise<(plans: readonly PlanGraph[]) => Promise<number>> {
  await makeSchema(driver, ontology);
  return async (plans) => {
    const gathered: Gathered = { nodes: new Map(), links: new Map(), quotations: new Map() };
    for (const graph of plans) addRows(gathered, graph, ontology);
    let seconds = 0;
    for (const stage of STAGES) {
      for (const [statement, rows] of gathered[stage]) {
        for (let at = 0; at < rows.length; at += BATCH) {
          const batch = rows.slice(at, at + BATCH);
          const start = performance.now();
          const session = driver.session();
          await session.executeWrite((tx) => tx.run(`UNWIND $rows AS row ${statement}`, { rows: batch }));
          await session.close();
          seconds += (performance.now() - start) / 1000;
        }
      }
    }
    return seconds;
  };
}

type Gathered = Record<Stage, Map<string, object[]>>;

function addRows(gathered: Gathered, graph: PlanGraph, ontology: Ontology): void {
  const put = (stage: Stage, statement: string, rows: readonly object[]) => {
    const all = gathered[stage].get(statement) ?? [];
    for (const row of rows) all.push(row);
    gathered[stage].set(statement, all);
  };
  const plan = graph.plan.id;
  put('nodes', 'CREATE (p:Plan) SET p = row', [graph.plan]);
  for (const kind of ontology.kinds) {
    const rows = graph.nodes.filter((node) => node.kind === kind.id).map((node) => entityRow(node, kind));
    put('nodes', `CREATE (n:Entity:${kind.id}) SET n = row.properties`, rows);
  }
  const page = pageRows(graph.sources);
  put('nodes', 'CREATE (s:Source) SET s = row.properties', page.sources);
  put(
    'links',
    'MATCH (p:Plan {id: row.plan}) MATCH (s:Source {id: row.id}) CREATE (p)-[:HAS_SOURCE]->(s)',
    page.sources.map(({ id }) => ({ id, plan })),
  );
  for (const [part, label, type] of PAGE_PARTS) {
    const statement = `MATCH (s:Source {id: row.source}) CREATE (s)-[:${type}]->(x:${label}) SET x = row.properties`;
    put('links', statement, page[part]);
  }
  for (const edge of graph.edges) {
    const ends = 'MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to})';
    put('links', `${ends} CREATE (a)-[r:${edge.type}]->(b) SET r = row.properties`, [
      relationRow(edge, plan),
    ]);
  }
  put(
    'quotations',
    'MATCH (n:Entity {id: row.entity}) MATCH (x:Sentence {id: row.sentence}) CREATE (n)-[:QUOTED_FROM]->(x)',
    quotationRows(graph),
  );
}
