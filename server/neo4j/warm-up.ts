import type { Asking } from '../graph/graph-store.ts';
import type { Connection } from './connection.ts';
import { graphParameters, neighboursParameters, searchParameters } from './parameters.ts';
import { ask, queries } from './queries.ts';

const DEADLINE_MS = 30_000;

/**
 * Puts the usual questions once, with time enough: a database that has just started plans each of them
 * first, which on a busy machine takes longer than a person's question may.
 */
export async function warmUp(connection: Connection, asking: Asking): Promise<void> {
  const reading = { ...asking, deadlineMs: DEADLINE_MS };
  const nobody = 'nobody:nobody';
  await ask(connection, queries.plans, {}, reading);
  await ask(connection, queries.counts, {}, reading);
  await ask(connection, queries.search, searchParameters({ q: '规划', limit: 20 }), reading);
  await ask(connection, queries.graph, graphParameters({ limit: 1 }), reading);
  await ask(connection, queries.node, { id: nobody }, reading);
  const around = neighboursParameters(nobody, { direction: 'both', limit: 1 });
  await ask(connection, queries.neighbours, around, reading);
}
