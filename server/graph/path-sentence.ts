import { strengthOf } from './steps.ts';
import type { Bilingual, GraphEdge, GraphNode, Ontology, Path } from './types.ts';

/**
 * A path from its steps, with the sentence that tells it:
 * 「创新驱动核心战略 ←推进（推断 · 同节同问答）— 太湖湾科技创新带」. Names stay in Chinese in the English one.
 */
export function describePath(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  ontology: Ontology,
): Path {
  const weakest = edges.reduce<GraphEdge | undefined>(
    (worst, edge) =>
      edge.basis === 'inferred' && (!worst || strengthOf(edge, ontology) > strengthOf(worst, ontology))
        ? edge
        : worst,
    undefined,
  );
  return {
    nodes: nodes.map((node) => node.id),
    edges: edges.map((edge) => edge.id),
    sentence: { zh: tell(nodes, edges, ontology, 'zh'), en: tell(nodes, edges, ontology, 'en') },
    basis: weakest ? 'inferred' : 'explicit',
    ...(weakest?.ground === undefined ? {} : { ground: weakest.ground }),
  };
}

function tell(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  ontology: Ontology,
  language: keyof Bilingual,
): string {
  return nodes
    .map((node, i) => {
      const edge = edges[i];
      const name = nameOf(node);
      if (!edge) return name;
      const label = `${wordOf(ontology.relationTypes, edge.type, language)}${basisWords(edge, ontology, language)}`;
      return edge.from === node.id ? `${name} —${label}→ ` : `${name} ←${label}— `;
    })
    .join('');
}

/** The page's own words, or marked as a reader's. */
function nameOf({ name, nameFrom }: GraphNode): string {
  return nameFrom === undefined ? name : `${name}〔拟〕`;
}

function basisWords(edge: GraphEdge, ontology: Ontology, language: keyof Bilingual): string {
  if (edge.basis === 'explicit') return language === 'zh' ? '（明示）' : ' (explicit)';
  const ground = wordOf(ontology.grounds, edge.ground ?? '', language);
  return language === 'zh' ? `（推断 · ${ground}）` : ` (inferred · ${ground})`;
}

function wordOf(
  list: readonly (Bilingual & { id: string })[],
  id: string,
  language: keyof Bilingual,
): string {
  return list.find((one) => one.id === id)?.[language] ?? id;
}
