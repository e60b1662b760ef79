import type { GraphEdge, GraphNode, PlanSummary, WholeGraph } from '../../server/graph/types.ts';

const plan: PlanSummary = {
  ...{ id: 'p', title: 't', short: 's', city: 'c', period: 'x', seedHash: 'h' },
  counts: { nodes: 0, edges: 0, explicit: 0, inferred: 0, sources: 0 },
};

/** So many nodes in a row, each with a relation to the next; the first of them named as given. */
export function chain(count: number, names: readonly string[] = []): WholeGraph {
  const quote = (i: number) => names[i] ?? `第${i}句`;
  const evidence = (i: number) => [
    { source: 'p:page', start: i, end: i + 4, quote: quote(i), section: i % 2 ? null : 'p:section' },
  ];
  const nodes = Array.from({ length: count }, (_, i): GraphNode => {
    const properties = { status: 'planned', stated: quote(i), declaredCount: i };
    return {
      ...{ id: `p:n${i}`, plan: 'p', kind: 'Project', name: names[i] ?? `项目${i}` },
      ...{
        aliases: names[i] === undefined ? [] : [names[i], '别名'],
        degree: Number(i > 0) + Number(i < count - 1),
      },
      ...{ summary: quote(i), properties, evidence: evidence(i) },
    };
  });
  const edges = nodes.slice(1).map((node, i): GraphEdge => {
    const ends = { from: `p:n${i}`, to: node.id };
    const inferred = { basis: 'inferred' as const, ground: 'framing', reason: quote(i) };
    return { id: `p:e${i}`, type: 'PART_OF', ...ends, ...inferred, evidence: evidence(i) };
  });
  return { plans: count > 0 ? [plan] : [], nodes, edges };
}
