import type { GraphEdge, GraphNode, NodeRecord, NodeSummary } from './types.ts';

/** A record with its degree, as the API shows it; the search keys stay inside. Key order is the contract's. */
export function toNode(record: NodeRecord, degree: number): GraphNode {
  return {
    ...toSummary(record, degree),
    ...(record.summary === undefined ? {} : { summary: record.summary }),
    properties: record.properties,
    evidence: record.evidence,
  };
}

export function toSummary(record: Omit<NodeSummary, 'degree'>, degree: number): NodeSummary {
  const { id, plan, kind, name, nameFrom, aliases } = record;
  return { id, plan, kind, name, ...(nameFrom === undefined ? {} : { nameFrom }), aliases, degree };
}

/** An edge with the contract's key order. */
export function toEdge(edge: GraphEdge): GraphEdge {
  const { id, type, from, to, basis, ground, reason, evidence } = edge;
  return {
    id,
    type,
    from,
    to,
    basis,
    ...(ground === undefined ? {} : { ground }),
    ...(reason === undefined ? {} : { reason }),
    evidence,
  };
}
