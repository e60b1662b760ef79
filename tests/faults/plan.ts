import { fileURLToPath } from 'node:url';
import { readOntology } from '../../graph-seed/ontology.ts';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import type { Ontology } from '../../server/graph/types.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { connectPatiently, empty } from '../contract/database.ts';

export const SEED = fileURLToPath(new URL('../../graph-seed/', import.meta.url));

export const realOntology = (): Ontology => readOntology(`${SEED}ontology`);

/** The real page, loaded into the real Neo4j of this run. */
export async function loadRealPlan() {
  const { ontology, graphs } = readPlansForServing(SEED);
  const [graph] = graphs;
  if (graph === undefined) throw new Error('there is no plan');
  const connection = connectPatiently();
  await empty(connection);
  await loadPlans(connection.driver(), graphs, ontology);
  // So that a database just begun has planned the questions before it is measured.
  await createNeo4jStore({ connection, ontology }).ready();
  await connection.close();
  return { ontology, graph };
}
