import { MultiDirectedGraph } from 'graphology';
import { toEdge, toNode } from '../graph/node-shapes.ts';
import { byId } from '../graph/order.ts';
import type { GraphEdge, GraphNode, NodeRecord, PlanGraph, SearchKeys, Source } from '../graph/types.ts';
import { indexForSearch, type SearchIndex } from './search-index.ts';

export type NodeAttributes = { node: GraphNode; record: NodeRecord };
export type EdgeAttributes = { edge: GraphEdge };

/** Everything the embedded store answers from: the graph, and the lists that are sorted once. */
export type PlanIndex = {
  graph: MultiDirectedGraph<NodeAttributes, EdgeAttributes>;
  /** By id. */
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Made when it is first wanted: a page as one file may never search. */
  searchIndex: () => SearchIndex;
  plans: PlanGraph['plan'][];
  sources: Source[];
  /** At each node, its edges by id. */
  edgesAt: (id: string) => GraphEdge[];
};

/** Reads plan graphs into one graphology graph. An edge with an end that is not there is an error of the seed. */
export function indexPlans(planGraphs: readonly PlanGraph[]): PlanIndex {
  const records = planGraphs.flatMap((one) => one.nodes).sort(byId);
  const edges = planGraphs
    .flatMap((one) => one.edges)
    .map(toEdge)
    .sort(byId);
  const graph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  const degrees = new Map<string, number>();
  for (const edge of edges) {
    if (edge.type === 'STATED_IN') continue;
    degrees.set(edge.from, (degrees.get(edge.from) ?? 0) + 1);
    if (edge.to !== edge.from) degrees.set(edge.to, (degrees.get(edge.to) ?? 0) + 1);
  }
  const nodes = records.map((record) => {
    const node = toNode(record, degrees.get(record.id) ?? 0);
    graph.addNode(record.id, { node, record });
    return node;
  });
  const touching = new Map<string, GraphEdge[]>(nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    graph.addDirectedEdgeWithKey(edge.id, edge.from, edge.to, { edge });
    touching.get(edge.from)?.push(edge);
    if (edge.to !== edge.from) touching.get(edge.to)?.push(edge);
  }
  let searchIndex: SearchIndex | undefined;
  return {
    graph,
    nodes,
    edges,
    searchIndex: () => {
      searchIndex ??= indexForSearch(
        nodes.map((node, i) => ({ node, keys: records[i]?.search as SearchKeys })),
      );
      return searchIndex;
    },
    plans: planGraphs.map((one) => one.plan).sort(byId),
    sources: planGraphs.flatMap((one) => one.sources).sort(byId),
    edgesAt: (id) => touching.get(id) ?? [],
  };
}
