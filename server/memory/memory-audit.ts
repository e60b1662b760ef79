import { GAP_KINDS, MEMBER_DEPTH, MEMBER_TYPES, MISSING } from '../graph/audit.ts';
import { toSummary } from '../graph/node-shapes.ts';
import { compareIds } from '../graph/order.ts';
import type { Audit, AuditGap, GraphEdge, GraphNode } from '../graph/types.ts';
import type { PlanIndex } from './plan-index.ts';

/** The embedded store's audit; its rules stand in server/graph/audit.ts. */
export function auditOf(index: PlanIndex, plan: string | undefined): Audit {
  const nodes = index.nodes.filter((node) => plan === undefined || node.plan === plan);
  return {
    counts: nodes.flatMap((node) => {
      const declared = node.properties.declaredCount;
      if (typeof declared !== 'number') return [];
      return [{ subject: summary(node), declared, ...membersOf(index, node), evidence: node.evidence }];
    }),
    gaps: GAP_KINDS.flatMap((kind) =>
      nodes
        .filter((node) => isGap[kind](index, node))
        .map((node) => ({ kind, node: summary(node), missing: MISSING[kind], evidence: node.evidence })),
    ),
    transcriptionFaults: index.sources
      .filter((source) => plan === undefined || source.plan === plan)
      .flatMap((source) => source.faults),
  };
}

const summary = (node: GraphNode) => toSummary(node, node.degree);

function membersOf(index: PlanIndex, node: GraphNode): { named: number; namedIn: string[] } {
  const named = new Set<string>();
  const sources = new Set<string>();
  const groups = new Set([node.id]);
  let level = [node.id];
  for (let depth = 0; depth < MEMBER_DEPTH && level.length > 0; depth++) {
    const below: string[] = [];
    for (const { from: member, evidence } of level.flatMap((id) => membershipsAt(index, id))) {
      if (index.graph.getNodeAttribute(member, 'node').properties.declaredCount === undefined) {
        named.add(member);
        for (const { source } of evidence) sources.add(source);
      } else if (!groups.has(member)) {
        groups.add(member);
        below.push(member);
      }
    }
    level = below;
  }
  return { named: named.size, namedIn: [...sources].sort(compareIds) };
}

function membershipsAt(index: PlanIndex, id: string): GraphEdge[] {
  return index
    .edgesAt(id)
    .filter((edge) => edge.to === id && (MEMBER_TYPES as readonly string[]).includes(edge.type));
}

const isGap: Record<AuditGap['kind'], (index: PlanIndex, node: GraphNode) => boolean> = {
  'strategy-without-project': (index, node) =>
    node.kind === 'Strategy' &&
    node.properties.declaredCount === undefined &&
    !index
      .edgesAt(node.id)
      .some(
        (edge) =>
          edge.type === 'ADVANCES' &&
          edge.to === node.id &&
          index.graph.getNodeAttribute(edge.from, 'node').kind === 'Project',
      ),
  'project-without-place': (index, node) =>
    node.kind === 'Project' &&
    node.properties.declaredCount === undefined &&
    !index.edgesAt(node.id).some((edge) => edge.type === 'LOCATED_IN' && edge.from === node.id),
  'target-without-baseline': (index, node) =>
    node.kind === 'Indicator' &&
    node.properties.status === 'target' &&
    !index
      .edgesAt(node.id)
      .some((edge) => edge.type === 'SUCCEEDS' && edge.from === node.id && edge.to !== node.id),
};
