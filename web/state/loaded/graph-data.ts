import type { GraphEdge, GraphNode } from '../../../server/contract/types.ts';

/** What has been read of the graph so far. Immutable: `merge` makes a new one. Pure. */
export type GraphData = {
  nodes: ReadonlyMap<string, GraphNode>;
  edges: ReadonlyMap<string, GraphEdge>;
  /** Ids of the edges at each node. */
  at: ReadonlyMap<string, readonly string[]>;
  /** Nodes whose every relation is here. */
  complete: ReadonlySet<string>;
};

export const EMPTY_DATA: GraphData = {
  nodes: new Map(),
  edges: new Map(),
  at: new Map(),
  complete: new Set(),
};

export function merge(
  data: GraphData,
  part: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] },
  complete: Iterable<string> = [],
): GraphData {
  const nodes = new Map(data.nodes);
  for (const node of part.nodes) nodes.set(node.id, node);
  const edges = new Map(data.edges);
  const at = new Map(data.at);
  for (const edge of part.edges) {
    if (!edges.has(edge.id)) {
      for (const end of edge.from === edge.to ? [edge.from] : [edge.from, edge.to]) {
        at.set(end, [...(at.get(end) ?? []), edge.id]);
      }
    }
    edges.set(edge.id, edge);
  }
  return { nodes, edges, at, complete: new Set([...data.complete, ...complete]) };
}

export function edgesAt(data: GraphData, id: string): GraphEdge[] {
  const found: GraphEdge[] = [];
  for (const edgeId of data.at.get(id) ?? []) {
    const edge = data.edges.get(edgeId);
    if (edge) found.push(edge);
  }
  return found;
}

export function otherEnd(edge: GraphEdge, id: string): string {
  return edge.from === id ? edge.to : edge.from;
}

/** The edges both of whose ends are among `ids`. */
export function edgesAmong(data: GraphData, ids: Iterable<string>): GraphEdge[] {
  const set = ids instanceof Set ? (ids as ReadonlySet<string>) : new Set(ids);
  const found: GraphEdge[] = [];
  for (const id of set) {
    for (const edge of edgesAt(data, id)) if (edge.from === id && set.has(edge.to)) found.push(edge);
  }
  return found;
}
