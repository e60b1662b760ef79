import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { createRandom } from '../../graph-seed/synth/random.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import type { Connection } from '../../server/neo4j/connection.ts';
import { queryCatalogue } from '../../server/neo4j/query-catalogue.ts';
import { SEED_DIR, SHIPPED, SONGZE, YUNXI } from '../places.ts';
import { connectPatiently, neo4jStoreWith } from './database.ts';
import { randomPlans } from './random-graph.ts';

const { graphs, ontology } = readPlansForServing(SEED_DIR, {
  plansDirs: [SHIPPED, YUNXI, SONGZE],
});

let connection: Connection;
let neo4j: GraphStore;
let memory: GraphStore;

beforeAll(async () => {
  connection = connectPatiently();
  const few = { ...ontology, kinds: ontology.kinds.slice(0, 3) };
  const all = [...graphs, ...randomPlans(createRandom(4), few)];
  neo4j = await neo4jStoreWith(connection, all, ontology);
  memory = createMemoryStore(all, ontology);
});
afterAll(() => connection.close());

describe('a comparison', () => {
  it('is the same on both stores, for every pair of plans and for each with itself', async () => {
    const plans = (await memory.plans()).map((plan) => plan.id);
    expect(plans.length).toBeGreaterThan(3);
    let shared = 0;
    for (const one of plans) {
      for (const other of plans) {
        const [here, there] = [
          await memory.comparison({ one, other }),
          await neo4j.comparison({ one, other }),
        ];
        expect(JSON.stringify(there), `${one} ${other}`).toBe(JSON.stringify(here));
        if (one !== other) shared += here.both.length;
        else
          expect([here.onlyOne, here.onlyOther, here.both.flatMap((both) => both.differs)]).toEqual([
            [],
            [],
            [],
          ]);
      }
    }
    expect(shared).toBeGreaterThan(10);
  });

  it('knows no other plan, on either side', async () => {
    for (const store of [memory, neo4j]) {
      for (const pair of [
        { one: 'yunxi', other: 'atlantis' },
        { one: 'atlantis', other: 'yunxi' },
      ]) {
        await expect(store.comparison(pair)).rejects.toMatchObject({ what: 'plan', id: 'atlantis' });
      }
    }
  });

  it('leaves out what others keep in the same database', async () => {
    const before = await neo4j.comparison({ one: 'yunxi', other: 'songze' });
    await connection.driver().executeQuery(`
      CREATE (:Entity:Strategy {id: 'foreign-1', plan: 'songze', name: '六大发展战略', searchName: '六大发展战略'})
    `);
    try {
      expect(await neo4j.comparison({ one: 'yunxi', other: 'songze' })).toEqual(before);
    } finally {
      await connection.driver().executeQuery("MATCH (n {id: 'foreign-1'}) DETACH DELETE n");
    }
  });

  it('is what the shown query gives when it is pasted', async () => {
    const pair = { one: 'yunxi', other: 'songze' };
    const text = queryCatalogue(ontology).text('comparison/comparison', pair);
    const { records } = await connection.driver().executeQuery(text);
    const { both } = await memory.comparison(pair);
    const matches = both.flatMap((one) => one.matches.map(({ one: a, other: b }) => `${a} ${b}`));
    const pasted = records[0]?.get('matches') as { one: string; other: string }[];
    expect(pasted.map(({ one, other }) => `${one} ${other}`)).toEqual(matches.sort());
  });
});
