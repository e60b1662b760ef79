import type { Source } from '../../server/contract/types.ts';

/** Ranges of code points, and what of a source they touch. Pure. */

export type Range = { start: number; end: number };
export type SourceSentence = Source['sentences'][number];
export type SourceFault = Source['faults'][number];

export const touches = (a: Range, b: Range) => a.start < b.end && b.start < a.end;

/** Sentences that a range touches, in reading order. */
export function sentencesAt(source: Source, range: Range): SourceSentence[] {
  return source.sentences.filter((s) => s.parts.some((p) => touches(p, range)));
}

export function faultsAt(source: Source, ranges: readonly Range[]): SourceFault[] {
  return source.faults.filter((f) => ranges.some((r) => touches(r, f)));
}

export type Segment = Range & {
  /** Index in `layers` of every range that covers it. */
  covers: readonly (readonly number[])[];
};

/**
 * Cuts a range wherever any range of any layer begins or ends; says for each piece which ranges of each
 * layer cover it.
 */
export function segments(whole: Range, layers: readonly (readonly Range[])[]): Segment[] {
  const cuts = new Set([whole.start, whole.end]);
  for (const layer of layers) {
    for (const r of layer) {
      if (r.start > whole.start && r.start < whole.end) cuts.add(r.start);
      if (r.end > whole.start && r.end < whole.end) cuts.add(r.end);
    }
  }
  const places = [...cuts].sort((a, b) => a - b);
  const found: Segment[] = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const start = places[i] ?? 0;
    const end = places[i + 1] ?? 0;
    const covers = layers.map((layer) =>
      layer.flatMap((r, index) => (r.start <= start && r.end >= end ? [index] : [])),
    );
    found.push({ start, end, covers });
  }
  return found;
}
