import type { Evidence, GraphNode } from '../../../server/contract/types.ts';

/** The strength of a commitment in the page's own words (docs/decisions/0007). Pure. */

/** A facet: a word as printed (确保), a class of indicators (`binding`), or NO_WORD. */
export const NO_WORD = 'none';
const PROPERTIES = ['commitment', 'nature'] as const;

/** The facets in which a node stands; NO_WORD alone where the page does not commit itself. */
export function commitmentFacets(node: Pick<GraphNode, 'properties'>): string[] {
  const found = PROPERTIES.flatMap((name) => {
    const value = node.properties[name];
    return typeof value === 'string' ? [value] : [];
  });
  return found.length > 0 ? found : [NO_WORD];
}

export type CommitmentWords = {
  property: (typeof PROPERTIES)[number];
  /** The words in which the page says it, and their clause; null where none of the node's quotes has them. */
  said: { evidence: Evidence; clause: string } | null;
};

/** What a node commits itself to, with the clause that says so. `label` gives the words of a property in Chinese. */
export function commitmentsOf(
  node: Pick<GraphNode, 'properties' | 'evidence'>,
  label: (property: string) => string,
): CommitmentWords[] {
  return PROPERTIES.filter((property) => node.properties[property] !== undefined).map((property) => {
    const word = label(property);
    const evidence = node.evidence.find(({ quote }) => quote.includes(word));
    return { property, said: evidence ? { evidence, clause: clauseWith(evidence.quote, word) } : null };
  });
}

/** The part of a quote, between its marks, in which a word stands. */
function clauseWith(quote: string, word: string): string {
  return quote.split(/[，；。：\n]/u).find((clause) => clause.includes(word)) ?? quote;
}
