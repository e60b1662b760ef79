import { readOntology } from '../graph-seed/ontology.ts';
import { readPlansForServing } from '../graph-seed/read-plans.ts';
import type { GraphStore } from '../server/graph/graph-store.ts';
import type { Ontology } from '../server/graph/types.ts';
import { createMemoryStore } from '../server/memory/memory-store.ts';
import { SEED_DIR } from './places.ts';

/** What is shipped: the ontology, and the page of the plan as it was read. */

export const realOntology = (): Ontology => readOntology(`${SEED_DIR}ontology`);

export const realGraphs = () => readPlansForServing(SEED_DIR).graphs;

/** The page in the embedded store, ready to be asked. */
export function realPage(): { store: GraphStore; ontology: Ontology } {
  const { ontology, graphs } = readPlansForServing(SEED_DIR);
  return { store: createMemoryStore(graphs, ontology), ontology };
}
