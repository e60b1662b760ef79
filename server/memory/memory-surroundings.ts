import type { Surroundings } from '../graph/statements.ts';
import type { GraphEdge } from '../graph/types.ts';
import type { PlanIndex } from './plan-index.ts';

/** The nodes of some kinds (of one plan, or of all), every relation at them but STATED_IN, and its other ends. */
export function surroundingsIn(
  index: PlanIndex,
  kinds: readonly string[],
  plan: string | undefined,
): Surroundings {
  const core = index.nodes.filter(
    (node) => kinds.includes(node.kind) && (plan === undefined || node.plan === plan),
  );
  const edges = new Map<string, GraphEdge>();
  for (const node of core) {
    for (const edge of index.edgesAt(node.id)) {
      if (edge.type !== 'STATED_IN') edges.set(edge.id, edge);
    }
  }
  const ids = new Set([
    ...core.map((node) => node.id),
    ...[...edges.values()].flatMap((edge) => [edge.from, edge.to]),
  ]);
  return { nodes: index.nodes.filter((node) => ids.has(node.id)), edges: [...edges.values()] };
}
