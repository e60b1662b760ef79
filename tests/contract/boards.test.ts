import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { createRandom } from '../../graph-seed/synth/random.ts';
import type { Clusters } from '../../server/graph/clusters.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import type { Spatial } from '../../server/graph/spatial.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import type { Connection } from '../../server/neo4j/connection.ts';
import { SEED_DIR } from '../places.ts';
import { realOntology } from '../real-page.ts';
import { connectPatiently, neo4jStoreWith } from './database.ts';
import { randomPlans } from './random-graph.ts';

const PLAN = 'wuxi-14fyp';
const BOARDS = ['clusters', 'spatial'] as const;
const ontology = realOntology();

let connection: Connection;
let neo4j: GraphStore;
let memory: GraphStore;

beforeAll(async () => {
  connection = connectPatiently();
  // Another plan beside the real page, full of the kinds that the boards are about.
  const boards = ['IndustryCluster', 'Industry', 'SpatialUnit', 'HubStation', 'Project', 'Section'];
  const few = { ...ontology, kinds: ontology.kinds.filter((kind) => boards.includes(kind.id)) };
  const graphs = [...readPlans(SEED_DIR).graphs, ...randomPlans(createRandom(11), few)];
  neo4j = await neo4jStoreWith(connection, graphs, ontology);
  memory = createMemoryStore(graphs, ontology);
});
afterAll(() => connection.close());

describe.each(BOARDS)('%s', (board) => {
  it('is the same on both stores, for every plan and for all together', async () => {
    const plans = (await memory.plans()).map((plan) => plan.id);
    expect(plans.length).toBeGreaterThan(1);
    for (const plan of [undefined, ...plans]) {
      const [here, there] = [await memory[board](plan), await neo4j[board](plan)];
      expect(JSON.stringify(there), plan).toBe(JSON.stringify(here));
    }
  });

  it('knows no other plan', async () => {
    await expect(memory[board]('atlantis')).rejects.toMatchObject({ what: 'plan', id: 'atlantis' });
    await expect(neo4j[board]('atlantis')).rejects.toMatchObject({ what: 'plan', id: 'atlantis' });
  });

  it('leaves out what others keep in the same database', async () => {
    const before: Clusters | Spatial = await neo4j[board](PLAN);
    await connection.driver().executeQuery(`
      MATCH (n:Entity {id: '${PLAN}:iot'}), (u:Entity {id: '${PLAN}:one-city'})
      CREATE (:IndustryCluster {name: '第十六个'})-[:BELONGS_TO]->(n)
      CREATE (n)-[:PART_OF {id: 'foreign'}]->(:Entity:Industry {id: 'foreign-1', plan: '${PLAN}'})
      CREATE (:Entity:HubStation {id: 'foreign-2', plan: '${PLAN}'})-[:LOCATED_IN]->(u)
    `);
    try {
      expect(await neo4j[board](PLAN)).toEqual(before);
    } finally {
      await connection
        .driver()
        .executeQuery("MATCH (n) WHERE n.name = '第十六个' OR n.id STARTS WITH 'foreign-' DETACH DELETE n");
    }
  });
});
