import { useEffect } from 'preact/hooks';
import type { GraphNode } from '../../server/contract/types.ts';
import { away } from '../api/reach.ts';
import { readAudit } from '../state/loaded/loading.ts';
import { hasSeveralSources } from '../state/loaded/places.ts';
import { audit } from '../state/loaded/plan-data.ts';
import { countSentence, type DeclaredCount } from '../state/picture/declared.ts';

/** What the audit says of a node that declares a number. */
export function countOf(node: Pick<GraphNode, 'id'>): DeclaredCount | undefined {
  return audit.value?.counts.find((one) => one.subject.id === node.id);
}

/**
 * The sentence on a declared number: where fewer are named, and, with several sources, always, for then one
 * may name what another only counted.
 */
export function DeclaredNote({ node }: { node: GraphNode }) {
  const declared = node.properties.declaredCount !== undefined;
  useEffect(() => {
    if (declared) void readAudit();
  }, [declared, away.value]);
  const count = declared ? countOf(node) : undefined;
  if (!count || (count.named >= count.declared && !hasSeveralSources())) return null;
  return <p class="declared">{countSentence(count)}</p>;
}
