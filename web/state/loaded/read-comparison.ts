import { api } from '../../api/client.ts';
import { compared, comparedError } from './compared.ts';
import { noteQuery, ontology, readings } from './plan-data.ts';

const MOST_SECTIONS = 500;

/** Reads the comparison of two plans, unless it is the one at hand. */
export async function readComparison(one: string, other: string): Promise<void> {
  const known = compared.peek();
  const now = readings.peek();
  if (known?.one === one && known.other === other && known.reading === now) return;
  comparedError.value = null;
  const parts = (ontology.peek()?.relationTypes ?? [])
    .filter((type) => type.computed)
    .flatMap(({ to }) => to);
  try {
    const [answer, sources, sections] = await Promise.all([
      api.comparison(one, other),
      api.sources(other),
      api.graph({ plan: other, kind: parts, limit: MOST_SECTIONS }),
    ]);
    noteQuery('compare', answer.query);
    compared.value = {
      one,
      other,
      reading: now,
      comparison: answer.data,
      sources: one === other ? [] : sources.data.sources,
      sections: new Map(sections.data.nodes.map((node) => [node.id, node])),
    };
  } catch (cause) {
    comparedError.value = cause instanceof Error ? cause : new Error(String(cause));
  }
}
