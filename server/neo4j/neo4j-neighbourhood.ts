import type { Asking } from '../graph/graph-store.ts';
import type { Neighbourhood, Step } from '../graph/steps.ts';
import type { Connection } from './connection.ts';
import { ask, queries } from './queries.ts';
import type { Mapping } from './rows.ts';

/** Neo4j's side of one search for paths: each level is one bounded question. */
export function neighbourhoodOf(connection: Connection, map: Mapping, asking: Asking): Neighbourhood {
  /** Where each step seen so far begins: a relation is found again at its node, not by scanning all. */
  const begins = new Map<string, string>();
  return {
    steps: async (ids, types, bases) => {
      const parameters = { ids: [...ids], types: [...types], bases: bases ? [...bases] : null };
      const rows = await ask(connection, queries.steps, parameters, asking);
      return rows.map(({ ground, ...row }): Step => {
        begins.set(row.id, row.from);
        return { ...row, ...(ground === null ? {} : { ground }) };
      });
    },
    nodes: async (ids) =>
      (await ask(connection, queries.nodesOfIds, { ids: [...ids] }, asking)).map(map.toNode),
    edges: async (ids) => {
      const steps = ids.flatMap((id) => {
        const from = begins.get(id);
        return from === undefined ? [] : { id, from };
      });
      if (steps.length === 0) return [];
      return (await ask(connection, queries.edgesOfSteps, { steps }, asking)).map(map.toEdge);
    },
    kindTotals: async (plan) => {
      const rows = await ask(connection, queries.kindTotals, { plan }, asking);
      return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
    },
  };
}
