import { computed } from '@preact/signals';
import type { Coverage, Evidence, Source } from '../../../server/contract/types.ts';
import { type SourceSentence, sentencesAt } from '../../text/ranges.ts';
import { selected, state } from '../store.ts';
import { sourceById } from './places.ts';
import { coverage, data } from './plan-data.ts';

/** What of the text is meant by what is chosen, and the other way. */

export type SentenceCoverage = Coverage['sources'][number]['sentences'][number];

export const coverageBySentence = computed(() => {
  const map = new Map<string, SentenceCoverage>();
  for (const source of coverage.value?.sources ?? []) {
    for (const sentence of source.sentences) map.set(`${source.source} ${sentence.id}`, sentence);
  }
  return map;
});

/** Evidence of the chosen node or edge. */
export const chosenEvidence = computed<readonly Evidence[]>(() => {
  const now = selected.value;
  if (now?.what === 'node') return data.value.nodes.get(now.id)?.evidence ?? [];
  if (now?.what === 'edge') return data.value.edges.get(now.id)?.evidence ?? [];
  return [];
});

/** The one piece of evidence that is meant. */
export const chosenQuote = computed<Evidence | null>(() => {
  const all = chosenEvidence.value;
  return all[Math.min(state.value.quote, all.length - 1)] ?? null;
});

export type ChosenSentence = { source: Source; sentence: SourceSentence; coverage: SentenceCoverage | null };

export const chosenSentence = computed<ChosenSentence | null>(() => {
  const now = selected.value;
  if (now?.what !== 'sentence') return null;
  const source = sourceById(now.source);
  const sentence = source?.sentences.find((s) => s.id === now.id);
  if (!source || !sentence) return null;
  return { source, sentence, coverage: coverageBySentence.value.get(`${source.id} ${sentence.id}`) ?? null };
});

/** Keys (`source sentence`) of the sentences that nodes or edges rest on. */
export function sentenceKeysOf(nodes: readonly string[], edges: readonly string[]): Set<string> {
  const keys = new Set<string>();
  const evidence = [
    ...nodes.flatMap((id) => data.value.nodes.get(id)?.evidence ?? []),
    ...edges.flatMap((id) => data.value.edges.get(id)?.evidence ?? []),
  ];
  for (const e of evidence) {
    const source = sourceById(e.source);
    if (source) for (const s of sentencesAt(source, e)) keys.add(`${e.source} ${s.id}`);
  }
  return keys;
}

/** What stands in the graph for the chosen sentence. */
export const litBySentence = computed<{ nodes: readonly string[]; edges: readonly string[] }>(() => {
  const found = chosenSentence.value?.coverage;
  return found ? { nodes: found.nodes, edges: found.edges } : { nodes: [], edges: [] };
});
