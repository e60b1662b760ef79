import type { Evidence, GraphNode } from '../../../server/contract/types.ts';
import { COMMITTING } from '../../../server/graph/commitment-facets.ts';

/** The strength of a commitment in the page's own words (docs/decisions/0007). Pure. */

export type CommitmentWords = {
  property: (typeof COMMITTING)[number];
  /** The words in which the page says it, and their clause; null where none of the node's quotes has them. */
  said: { evidence: Evidence; clause: string } | null;
};

/** What a node commits itself to, with the clause that says so. `label` gives the words of a property in Chinese. */
export function commitmentsOf(
  node: Pick<GraphNode, 'properties' | 'evidence'>,
  label: (property: string) => string,
): CommitmentWords[] {
  return COMMITTING.filter((property) => node.properties[property] !== undefined).map((property) => {
    const word = label(property);
    const evidence = node.evidence.find(({ quote }) => quote.includes(word));
    return { property, said: evidence ? { evidence, clause: clauseWith(evidence.quote, word) } : null };
  });
}

/** The part of a quote, between its marks, in which a word stands. */
function clauseWith(quote: string, word: string): string {
  return quote.split(/[，；。：\n]/u).find((clause) => clause.includes(word)) ?? quote;
}
