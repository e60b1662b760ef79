import { computed, signal } from '@preact/signals';
import type { Comparison, GraphNode, Source } from '../../../server/contract/types.ts';
import { api } from '../../api/client.ts';
import { state } from '../store.ts';
import { noteQuery, ontology, readings } from './plan-data.ts';

/** The comparison of the shown plan with another, and what its words of the other one stand in. */
export type Compared = {
  one: string;
  other: string;
  reading: number;
  comparison: Comparison;
  /** Of the other plan. */
  sources: readonly Source[];
  sections: ReadonlyMap<string, GraphNode>;
};

export const compared = signal<Compared | null>(null);
export const comparedError = signal<Error | null>(null);
/** Nothing once another plan is shown. */
const current = computed(() => (compared.value?.one === state.value.plan ? compared.value : null));
export const comparedSources = computed(() => current.value?.sources ?? []);
export const comparedSections = computed(
  () => current.value?.sections ?? (new Map() as ReadonlyMap<string, GraphNode>),
);

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
