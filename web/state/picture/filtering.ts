import type { GraphEdge, GraphNode } from '../../../server/contract/types.ts';
import { standsOnlyIn } from '../../../server/graph/commitment-facets.ts';
import type { GraphState } from '../address/app-state.ts';

/** What the reader's filters leave out, drawn or gathered alike. Pure. */

export type Off = GraphState['off'];

export function isNodeOff({ kinds, words }: Off, node: Pick<GraphNode, 'kind' | 'properties'>): boolean {
  return kinds.includes(node.kind) || standsOnlyIn(node, words);
}

/** A relation by itself; whether its ends are left out is not asked. */
export function isEdgeOff({ types, bases }: Off, edge: Pick<GraphEdge, 'type' | 'basis'>): boolean {
  return types.includes(edge.type) || bases.includes(edge.basis);
}
