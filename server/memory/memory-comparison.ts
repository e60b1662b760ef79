import { type Compared, comparedWords, type Match } from '../graph/comparison.ts';
import { compareIds } from '../graph/order.ts';
import type { PlanIndex } from './plan-index.ts';

/** The embedded store's side of a comparison: the nodes of two plans, and which share a word within a kind. */
export function comparedIn(
  index: PlanIndex,
  { one, other }: { one: string; other: string },
  leaving: readonly string[],
): Compared {
  const nodes = index.nodes.filter(
    ({ plan, kind }) => (plan === one || plan === other) && !leaving.includes(kind),
  );
  const byWord = new Map<string, string[]>();
  for (const node of nodes.filter(({ plan }) => plan === other)) {
    for (const word of new Set(comparedWords(node))) {
      const key = `${node.kind} ${word}`;
      byWord.set(key, [...(byWord.get(key) ?? []), node.id]);
    }
  }
  const matches = nodes
    .filter(({ plan }) => plan === one)
    .flatMap((node): Match[] => {
      const found = new Set(comparedWords(node).flatMap((word) => byWord.get(`${node.kind} ${word}`) ?? []));
      return [...found].sort(compareIds).map((id) => ({ one: node.id, other: id }));
    });
  return { nodes, matches };
}
