import { beforeAll, expect, inject, it } from 'vitest';
import type { PlanGraph } from '../../server/graph/types.ts';
import { loadRealPlan } from './plan.ts';
import { growthOf, soak, tableOf } from './soak.ts';

/** `npm run test:soak`: both stores at the same time, SOAK_MINUTES (30) after the warm-up. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 30);
const MOST_GROWTH = 0.05;

let graph: PlanGraph;
beforeAll(async () => {
  graph = (await loadRealPlan()).graph;
});

it.concurrent.each([
  ['embedded', () => ({})],
  [
    'Neo4j',
    () => {
      const { uri, user, password } = inject('neo4j');
      return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
    },
  ],
] as const)('%s: a long life leaves nothing behind', async (name, env) => {
  const ms = MINUTES * 60_000;
  const soaked = await soak({
    graph,
    env: env(),
    warmUpMs: Math.max(20_000, ms / 6),
    ms,
    samples: 6,
    workers: 6,
  });
  console.log(`${name}: ${MINUTES} minutes, ${tableOf(soaked)}`);
  expect(soaked.wrong).toEqual([]);
  // A server that refuses everything holds nothing either.
  expect(soaked.refused).toBeLessThan(soaked.requests / 10);
  expect(growthOf(soaked)).toBeLessThan(MOST_GROWTH);
});
