import type { NodeSummary } from '../../server/contract/types.ts';

/** A name that the page does not say is told from its words wherever it stands: 棚户区改造面积〔拟〕 Pure. */
export function nameOf(node: Pick<NodeSummary, 'name' | 'nameFrom'>): string {
  return node.nameFrom === undefined ? node.name : `${node.name}〔拟〕`;
}
