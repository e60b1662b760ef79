import { byId, compareIds } from '../graph/order.ts';
import type { Neighbourhood, Step } from '../graph/steps.ts';
import type { GraphEdge } from '../graph/types.ts';
import type { PlanIndex } from './plan-index.ts';

/** The embedded store's side of a search for paths. */
export function neighbourhoodIn(index: PlanIndex): Neighbourhood {
  const kindOf = (id: string) => index.graph.getNodeAttribute(id, 'node').kind;
  const periodOf = (id: string) => {
    const { period } = index.graph.getNodeAttribute(id, 'node').properties;
    return typeof period === 'string' ? period : null;
  };
  const toStep = ({ id, type, from, to, basis, ground }: GraphEdge): Step => ({
    id,
    type,
    from,
    to,
    fromKind: kindOf(from),
    toKind: kindOf(to),
    fromPeriod: periodOf(from),
    toPeriod: periodOf(to),
    basis,
    ...(ground === undefined ? {} : { ground }),
  });
  return {
    steps: async (ids, types, bases) => {
      const edges = new Map<string, GraphEdge>();
      for (const id of ids) {
        for (const edge of index.edgesAt(id)) {
          if (types.includes(edge.type) && (!bases || bases.includes(edge.basis))) edges.set(edge.id, edge);
        }
      }
      return [...edges.values()].sort(byId).map(toStep);
    },
    nodes: async (ids) =>
      [...ids]
        .sort(compareIds)
        .filter((id) => index.graph.hasNode(id))
        .map((id) => index.graph.getNodeAttribute(id, 'node')),
    edges: async (ids) =>
      [...ids]
        .sort(compareIds)
        .filter((id) => index.graph.hasEdge(id))
        .map((id) => index.graph.getEdgeAttribute(id, 'edge')),
    kindTotals: async (plan) => {
      const totals: Record<string, number> = {};
      for (const node of index.nodes) {
        if (node.plan === plan) totals[node.kind] = (totals[node.kind] ?? 0) + 1;
      }
      return totals;
    },
  };
}
