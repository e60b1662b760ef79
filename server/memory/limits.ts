import type { PlanGraph } from '../graph/types.ts';

/**
 * What the embedded store serves well: some fifty plans of a page each (measured in docs/performance.md).
 * STATED_IN counts as a relation.
 */
export const EMBEDDED_LIMITS = { nodes: 30_000, edges: 100_000 };

/** More than the embedded store serves; the message says how much, and what does. */
export class TooLargeError extends Error {}

/** Throws TooLargeError when there is more. */
export function mustBeServable(planGraphs: readonly PlanGraph[]): void {
  const nodes = planGraphs.reduce((sum, one) => sum + one.nodes.length, 0);
  const edges = planGraphs.reduce((sum, one) => sum + one.edges.length, 0);
  if (nodes <= EMBEDDED_LIMITS.nodes && edges <= EMBEDDED_LIMITS.edges) return;
  throw new TooLargeError(
    `内嵌存储最多承载 ${EMBEDDED_LIMITS.nodes} 个节点、${EMBEDDED_LIMITS.edges} 条关系，这里有 ${nodes} 个、${edges} 条：` +
      '请载入 Neo4j（npm run seed -- load），再以 NEO4J_URI 启动 / ' +
      `the embedded store serves up to ${EMBEDDED_LIMITS.nodes} nodes and ${EMBEDDED_LIMITS.edges} relations; ` +
      `there are ${nodes} and ${edges}: load them into Neo4j (npm run seed -- load) and start with NEO4J_URI`,
  );
}
