import type { Evidence, GraphEdge, GraphNode } from '../../../server/contract/types.ts';
import type { Translate } from '../../i18n/translate.ts';

/** A trace as text with citations, for a document or a letter. Pure. */

export type CopyPath = { sentence: string; basis: string; edges: readonly GraphEdge[] };
export type CopyWords = {
  cite(evidence: readonly Evidence[]): string;
  relation(edge: GraphEdge): string;
  basis(edge: GraphEdge): string;
  name(id: string): string;
  t: Translate;
};

/** One path: its sentence, then for every step its relation, its basis with the reason, and the words. */
export function pathText(path: CopyPath, words: CopyWords): string {
  const steps = path.edges.map((edge, i) => {
    const why = edge.reason ? `${words.t('sep.semi')}${words.t('trace.reason')}${edge.reason}` : '';
    return [
      `  ${i + 1}. ${words.name(edge.from)} ${words.relation(edge)} ${words.name(edge.to)}${words.t('sep.in', { words: words.basis(edge) + why })}`,
      `     ${words.cite(edge.evidence)}`,
    ].join('\n');
  });
  return [`${path.sentence}${words.t('trace.copyBasis', { basis: path.basis })}`, ...steps].join('\n');
}

export type CopyGroup = { head: string; paths: readonly CopyPath[] };

/** The whole trace: what it says, then every path under its kind and time. */
export function traceText(
  title: string,
  lead: readonly string[],
  groups: readonly CopyGroup[],
  words: CopyWords,
): string {
  const parts = groups.map(({ head, paths }) =>
    [`## ${head}`, ...paths.map((path) => pathText(path, words))].join('\n\n'),
  );
  return [`# ${title}`, lead.filter(Boolean).join('\n'), ...parts].join('\n\n');
}

/** The edges of a path in its order. */
export function edgesOfPath(
  path: { edges: readonly string[] },
  edges: ReadonlyMap<string, GraphEdge>,
): GraphEdge[] {
  return path.edges.flatMap((id) => edges.get(id) ?? []);
}

/** The nodes of a path in its order. */
export function nodesOfPath(
  path: { nodes: readonly string[] },
  nodes: ReadonlyMap<string, GraphNode>,
): GraphNode[] {
  return path.nodes.flatMap((id) => nodes.get(id) ?? []);
}
