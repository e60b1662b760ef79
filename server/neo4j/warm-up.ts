import type { Connection } from './connection.ts';
import { graphParameters, groupsParameters, neighboursParameters, searchParameters } from './parameters.ts';
import { ask, queries } from './queries.ts';

const DEADLINE_MS = 30_000;

/**
 * Puts the usual questions once, with time enough: a database that has just started plans each of them
 * first, which on a busy machine takes longer than a person's question may.
 */
export async function warmUp(connection: Connection): Promise<void> {
  const reading = { deadlineMs: DEADLINE_MS };
  const nobody = 'nobody:nobody';
  await ask(connection, queries.editions, {}, reading);
  await ask(connection, queries.plans, {}, reading);
  await ask(connection, queries.counts, {}, reading);
  await ask(connection, queries.search, searchParameters({ q: '规划', limit: 20 }), reading);
  await ask(connection, queries.graph, graphParameters({ limit: 1 }), reading);
  await ask(connection, queries.groups, groupsParameters({ by: 'kind', plans: [] }), reading);
  await ask(connection, queries.node, { ids: [nobody] }, reading);
  const around = neighboursParameters(nobody, { direction: 'both', limit: 1 });
  await ask(connection, queries.neighbours, around, reading);
  await ask(connection, queries.nodesOfIds, { ids: [nobody] }, reading);
  await ask(connection, queries.kindTotals, { plan: nobody }, reading);
  await ask(connection, queries.steps, { ids: [nobody], types: [], bases: null }, reading);
  await ask(connection, queries.edgesOfSteps, { steps: [] }, reading);
  await ask(connection, queries.planExists, { plan: nobody }, reading);
  await ask(connection, queries.sources, { plan: nobody }, reading);
  await ask(connection, queries.coverage, { plan: nobody }, reading);
  for (const board of [queries.clusters, queries.spatial]) {
    await ask(connection, board, { plan: nobody }, reading);
  }
  await ask(connection, queries.comparison, { one: nobody, other: nobody, leaving: [] }, reading);
  await ask(connection, queries.audit, { plan: nobody }, reading);
}
