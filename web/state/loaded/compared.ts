import { computed, signal } from '@preact/signals';
import type { Comparison, GraphNode, Source } from '../../../server/contract/types.ts';
import { state } from '../store.ts';

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
