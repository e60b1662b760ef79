import { inject } from 'vitest';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { type Connection, connect } from '../../server/neo4j/connection.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';

/** The real Neo4j of this run (tests/neo4j-setup.ts). */
export function connectToTestDatabase(): Connection {
  return connect(inject('neo4j'));
}

/** For comparing answers on a busy machine, where it matters what is answered and not how soon. */
export function connectPatiently(): Connection {
  const patience = { deadlineMs: 60_000, connectMs: 20_000, acquireMs: 30_000 };
  return connect({ ...inject('neo4j'), patience });
}

/** Everything out, but what marks the database as the tests' own. */
export async function empty(connection: Connection): Promise<void> {
  await connection.driver().executeQuery('MATCH (n) WHERE NOT n:PlanGraphTests DETACH DELETE n');
}

/** A store on Neo4j that holds these plans and nothing else. */
export async function neo4jStoreWith(
  connection: Connection,
  graphs: readonly PlanGraph[],
  ontology: Ontology,
): Promise<GraphStore> {
  await empty(connection);
  await loadPlans(connection.driver(), graphs, ontology);
  return createNeo4jStore({ connection, ontology });
}

/** One value of a query, for looking past the store into the database. */
export async function valueIn<T>(
  connection: Connection,
  cypher: string,
  parameters: Record<string, unknown> = {},
): Promise<T> {
  const { records } = await connection.driver().executeQuery(cypher, parameters);
  return records[0]?.get(0) as T;
}
