import type { Range } from '../../server/graph/types.ts';
import type { PlanSeed, SourceSeed } from '../seed.ts';
import { placeEvidence } from './placing.ts';
import { readingOrder } from './reading-order.ts';

/** Where each Section begins, and which one holds a position. */
export type Sections = {
  /** Local id of the Section that holds a position; null before the first heading of its stream. */
  sectionAt(source: SourceSeed, position: number): string | null;
  headingsOf(source: SourceSeed): Range[];
};

/** A Section's first evidence is its heading; it runs to the next heading of the same stream. */
export function createSections(plan: PlanSeed): Sections {
  const headings = new Map<SourceSeed, { id: string; range: Range; stream: string; rank: number }[]>();
  for (const entity of plan.entities) {
    const first = entity.evidence[0];
    if (entity.kind !== 'Section' || first === undefined) continue;
    const part = placeEvidence(plan, first).parts[0];
    if (part === undefined) continue;
    const { source, start, end } = part;
    const order = readingOrder(source);
    const stream = order.blockAt(start)?.stream ?? '';
    const list = headings.get(source) ?? [];
    list.push({ id: entity.id, range: { start, end }, stream, rank: order.rankOf(start) ?? 0 });
    headings.set(source, list);
  }
  for (const list of headings.values()) list.sort((a, b) => a.rank - b.rank);
  return {
    sectionAt(source, position) {
      const order = readingOrder(source);
      const stream = order.blockAt(position)?.stream;
      const rank = order.rankOf(position);
      if (rank === null) return null;
      const before = headings.get(source)?.filter((one) => one.stream === stream && one.rank <= rank);
      return before?.at(-1)?.id ?? null;
    },
    headingsOf: (source) => headings.get(source)?.map((one) => one.range) ?? [],
  };
}
