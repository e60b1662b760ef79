import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { loadPlans } from '../../server/neo4j/load.ts';
import { createNeo4jStore } from '../../server/neo4j/neo4j-store.ts';
import { connectPatiently, empty } from '../contract/database.ts';
import { SEED_DIR } from '../places.ts';

/** The real page, loaded into the real Neo4j of this run. */
export async function loadRealPlan() {
  const { ontology, graphs } = readPlansForServing(SEED_DIR);
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
