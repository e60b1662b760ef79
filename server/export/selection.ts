import type { WholeGraph } from '../graph/types.ts';

export type Chosen = { ids: readonly string[]; edges?: readonly string[] | undefined };

/**
 * The part of the graph that was chosen by hand, in the graph's own order, and the ids that are not in
 * it: unknown ones, and relations with an end that was not chosen.
 */
export function chosenPart(
  whole: WholeGraph,
  { ids, edges }: Chosen,
): { part: WholeGraph; unknown: { path: string; id: string }[] } {
  const wanted = new Set(ids);
  const wantedEdges = edges === undefined ? null : new Set(edges);
  const part: WholeGraph = {
    nodes: whole.nodes.filter((node) => wanted.has(node.id)),
    edges: whole.edges.filter(
      (edge) => wanted.has(edge.from) && wanted.has(edge.to) && (wantedEdges?.has(edge.id) ?? true),
    ),
    plans: [],
  };
  const plans = new Set(part.nodes.map((node) => node.plan));
  part.plans = whole.plans.filter((plan) => plans.has(plan.id));
  const nodesThere = new Set(part.nodes.map((node) => node.id));
  const edgesThere = new Set(part.edges.map((edge) => edge.id));
  const missing = (list: readonly string[], there: ReadonlySet<string>, name: string) =>
    list.flatMap((id, i) => (there.has(id) ? [] : [{ path: `${name}[${i}]`, id }]));
  return {
    part,
    unknown: [...missing(ids, nodesThere, 'ids'), ...missing(edges ?? [], edgesThere, 'edges')],
  };
}
