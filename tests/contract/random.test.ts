import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { createRandom } from '../../graph-seed/synth/random.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import type { PlanGraph } from '../../server/graph/types.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import type { Connection } from '../../server/neo4j/connection.ts';
import { SEED_DIR } from '../places.ts';
import { realOntology } from '../real-page.ts';
import { connectPatiently, neo4jStoreWith } from './database.ts';
import { randomPlans } from './random-graph.ts';
import { type Request, randomRequest } from './random-request.ts';

const ontology = realOntology();
/** CONTRACT_SEED plays another run; the default is fixed, so that CI is the same every time. */
const FIRST_SEED = Number(process.env.CONTRACT_SEED ?? 20_210_205);
const GRAPHS = 10;
const REQUESTS = 220;
const AT_ONCE = 8;

let connection: Connection;
beforeAll(() => {
  connection = connectPatiently();
});
afterAll(() => connection.close());

/** What a store says, as text: the answer's JSON, or its error. */
async function answerOf(store: GraphStore, request: Request): Promise<string> {
  try {
    return JSON.stringify(await request.put(store));
  } catch (error) {
    return `${error instanceof Error ? `${error.name}: ${error.message}` : error}`;
  }
}

async function compare(graphs: PlanGraph[], seed: number, count: number): Promise<void> {
  const memory = createMemoryStore(graphs, ontology);
  const neo4j = await neo4jStoreWith(connection, graphs, ontology);
  const random = createRandom(seed);
  const requests = Array.from({ length: count }, () => randomRequest(random, graphs, ontology));
  for (let at = 0; at < requests.length; at += AT_ONCE) {
    await Promise.all(
      requests.slice(at, at + AT_ONCE).map(async (request) => {
        const [expected, found] = await Promise.all([answerOf(memory, request), answerOf(neo4j, request)]);
        expect(found, request.asked).toBe(expected);
      }),
    );
  }
}

describe('both stores give the same JSON', () => {
  it.each(Array.from({ length: GRAPHS }, (_, i) => FIRST_SEED + i))(
    `on random graph %i: ${REQUESTS} requests`,
    async (seed) => {
      await compare(randomPlans(createRandom(seed), ontology), seed, REQUESTS);
    },
  );

  it('on the real plan: 400 requests', async () => {
    await compare(readPlans(SEED_DIR).graphs, FIRST_SEED, 400);
  });
});
