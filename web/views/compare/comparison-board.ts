import type { Comparison, GraphNode, NamedByBoth } from '../../../server/contract/types.ts';
import { commitmentFacets, NO_WORD } from '../../../server/graph/commitment-facets.ts';

/** What the view shows of a comparison. Pure. */

export type Filter = { kind: string | null; word: string | null };

function passes(node: GraphNode, { kind, word }: Filter): boolean {
  return (kind === null || node.kind === kind) && (word === null || commitmentFacets(node).includes(word));
}

/** The comparison of what has the kind and the word that are asked for; a pair when one of its nodes has them. */
export function filtered(comparison: Comparison, filter: Filter): Comparison {
  const fits = (node: GraphNode) => passes(node, filter);
  return {
    ...comparison,
    both: comparison.both.filter(({ one, other }) => [...one, ...other].some(fits)),
    onlyOne: comparison.onlyOne.filter(fits),
    onlyOther: comparison.onlyOther.filter(fits),
  };
}

/** Indicators stand first and by themselves: their figures are what one compares. */
export function parted(both: readonly NamedByBoth[]): {
  indicators: NamedByBoth[];
  rest: NamedByBoth[];
} {
  return {
    indicators: both.filter(({ kind }) => kind === 'Indicator'),
    rest: both.filter(({ kind }) => kind !== 'Indicator'),
  };
}

/** Nodes by kind, kinds in the order in which they come. */
export function byKind(nodes: readonly GraphNode[]): { kind: string; nodes: GraphNode[] }[] {
  const groups = new Map<string, GraphNode[]>();
  for (const node of nodes) groups.set(node.kind, [...(groups.get(node.kind) ?? []), node]);
  return [...groups].map(([kind, of]) => ({ kind, nodes: of }));
}

function nodesOf({ both, onlyOne, onlyOther }: Comparison): GraphNode[] {
  return [...both.flatMap(({ one, other }) => [...one, ...other]), ...onlyOne, ...onlyOther];
}

/** The kinds that either plan names, in order, and the facets of commitment, the most frequent first. */
export function choicesOf(comparison: Comparison): {
  kinds: string[];
  words: { facet: string; n: number }[];
} {
  const nodes = nodesOf(comparison);
  const counts = new Map<string, number>();
  for (const facet of nodes.flatMap(commitmentFacets)) {
    if (facet !== NO_WORD) counts.set(facet, (counts.get(facet) ?? 0) + 1);
  }
  const words = [...counts].map(([facet, n]) => ({ facet, n }));
  return {
    kinds: [...new Set(nodes.map(({ kind }) => kind))],
    words: words.sort((a, b) => b.n - a.n || (a.facet < b.facet ? -1 : 1)),
  };
}

export function differing(both: readonly NamedByBoth[]): number {
  return both.filter(({ differs }) => differs.length > 0).length;
}
