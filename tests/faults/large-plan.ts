import type { GraphEdge, NodeRecord, PlanGraph } from '../../server/graph/types.ts';

export const LARGE = 'large';

/**
 * A plan of many nodes, each with its text and its place in a tree. Its second edition renames every node,
 * drops some and brings others, so that not one node or relation is the same in both.
 */
export function largePlan(size: number, edition: 1 | 2): PlanGraph {
  const nodes: NodeRecord[] = [];
  const edges: GraphEdge[] = [];
  for (let i = 0; i < size; i++) {
    // Every tenth node belongs to one edition only.
    const local = i % 10 === 9 ? `${i}-${edition}` : `${i}`;
    const name = `项目${i}第${edition}版`;
    const id = `${LARGE}:${local}`;
    const search = { name, aliases: [], pinyin: [`xiangmu${i}`], initials: `xm${i}`, text: name };
    nodes.push({ id, plan: LARGE, kind: 'Project', name, aliases: [], properties: {}, evidence: [], search });
    if (i % 10 !== 9 && i > 0) {
      const parent = Math.floor(i / 10) * 10 === i ? 0 : Math.floor(i / 10) * 10;
      edges.push({
        ...{ id: `${LARGE}:in-${i}`, type: 'PART_OF', from: id, to: `${LARGE}:${parent}` },
        ...{ basis: 'inferred', ground: 'same-section', reason: `第${edition}版`, evidence: [] },
      });
    }
  }
  const plan = { id: LARGE, title: '大规划', short: '大', city: '某市', period: '“十四五”' };
  return { plan: { ...plan, seedHash: `edition-${edition}-of-${size}` }, sources: [], nodes, edges };
}
