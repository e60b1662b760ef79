import type { GraphEdge, GraphNode } from '../../../server/contract/types.ts';
import { commitmentFacets } from '../../../server/graph/commitment-facets.ts';
import { MOST_DRAWN } from '../../../server/layout/most-drawn.ts';
import type { GraphState, Point } from '../address/app-state.ts';
import { edgesAmong, type GraphData } from '../loaded/graph-data.ts';
import { isEdgeOff, isNodeOff } from './filtering.ts';
import { type Gathered, NOTHING_GATHERED } from './gathered.ts';

/** What is drawn: nodes with their places, and the edges among them. */
export type Picture = {
  nodes: readonly { node: GraphNode; at: Point }[];
  edges: readonly GraphEdge[];
  /** What was asked for and had no room: a picture that nobody can read is not drawn. */
  left: { nodes: number; edges: number };
  /** What is not drawn by itself, where the reader wants to see that it is there. */
  gathered: Gathered;
  /** Kinds, types and bases of what would be drawn if nothing were filtered: for the legend's counts. */
  counts: {
    kinds: ReadonlyMap<string, number>;
    types: ReadonlyMap<string, number>;
    bases: ReadonlyMap<string, number>;
    /** Facets of commitment: a node with two of them counts in both. */
    words: ReadonlyMap<string, number>;
  };
};

/** The picture with what is gathered beside it. */
export function withGathered(drawn: Picture, gathered: Gathered): Picture {
  const counts = { ...drawn.counts, ...(gathered.words.size ? { words: gathered.words } : {}) };
  for (const what of ['kinds', 'types', 'bases'] as const) {
    const all = new Map(counts[what]);
    for (const [key, n] of gathered.counts[what]) all.set(key, (all.get(key) ?? 0) + n);
    counts[what] = all;
  }
  return { ...drawn, gathered, counts };
}

/** Ids in the picture before filters, in a fixed order. */
export function chosenIds(graph: GraphState, overview: readonly string[]): string[] {
  const hidden = new Set(graph.hidden);
  const base = graph.base === 'overview' ? overview : [];
  const ids = new Set([...base, ...graph.added.map((n) => n.id)]);
  return [...ids].filter((id) => !hidden.has(id));
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

/** The picture of a graph state. A node that has not been read yet, or has no place, is left out. */
export function drawPicture(
  data: GraphData,
  graph: GraphState,
  overview: readonly string[],
  layout: Readonly<Record<string, Point>>,
): Picture {
  const places = new Map<string, Point>(graph.added.map((n) => [n.id, { x: n.x, y: n.y }]));
  const kinds = new Map<string, number>();
  const types = new Map<string, number>();
  const bases = new Map<string, number>();
  const words = new Map<string, number>();
  const nodes: { node: GraphNode; at: Point }[] = [];
  const all: string[] = [];
  let left = 0;
  for (const id of chosenIds(graph, overview)) {
    const node = data.nodes.get(id);
    const at = graph.moved[id] ?? places.get(id) ?? layout[id];
    if (!node || !at) continue;
    all.push(id);
    count(kinds, node.kind);
    for (const facet of commitmentFacets(node)) count(words, facet);
    if (isNodeOff(graph.off, node)) continue;
    if (nodes.length < MOST_DRAWN.nodes) nodes.push({ node, at });
    else left++;
  }
  for (const edge of edgesAmong(data, all)) {
    count(types, edge.type);
    count(bases, edge.basis);
  }
  const fitting = edgesAmong(
    data,
    nodes.map((n) => n.node.id),
  ).filter((e) => !isEdgeOff(graph.off, e));
  // Of too many, what the page says itself comes first.
  const edges =
    fitting.length <= MOST_DRAWN.edges
      ? fitting
      : [...fitting]
          .sort((a, b) => Number(a.basis !== 'explicit') - Number(b.basis !== 'explicit'))
          .slice(0, MOST_DRAWN.edges);
  return {
    nodes,
    edges,
    left: { nodes: left, edges: fitting.length - edges.length },
    gathered: NOTHING_GATHERED,
    counts: { kinds, types, bases, words },
  };
}
