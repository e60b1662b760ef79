import type { Range } from '../../server/graph/types.ts';
import type { PlanSeed, SourceSeed } from '../seed.ts';
import { readingOrder } from '../text/reading-order.ts';
import type { EvidenceRecord } from './records.ts';

/**
 * The evidence that cites a passage: its words as they stand, parted where blocks and lines part them, and its
 * place where the words alone do not tell it. Null when no block holds the passage.
 */
export function cite(plan: PlanSeed, source: SourceSeed, ranges: readonly Range[]): EvidenceRecord | null {
  const parts = ranges.flatMap((range) => partsOf(source, range));
  if (parts.length === 0) return null;
  const places = parts.map((part) => placeOf(source, part));
  const needed = places.some((place) => place.needed);
  return {
    quote: parts.map((part) => source.text.slice(part.start, part.end)),
    at: places.map((place) => (needed ? place.at : null)),
    source: plan.sources[0]?.id === source.id ? null : source.id,
  };
}

/** A range cut at the borders of blocks and at line ends, blanks at the edges left out. */
function partsOf(source: SourceSeed, range: Range): Range[] {
  const order = readingOrder(source);
  const parts: Range[] = [];
  let open: { start: number; end: number; block: string } | null = null;
  for (let at = range.start; at < range.end; at++) {
    const char = source.text.slice(at, at + 1);
    const block = order.blockAt(at);
    if (char === '\n' || block === null) {
      open = null;
      continue;
    }
    if (open === null || open.block !== block.id || open.end !== at) {
      open = { start: at, end: at + 1, block: block.id };
      parts.push(open);
    } else open.end = at + 1;
  }
  return parts.map(({ start, end }) => trimmed(source, start, end)).filter((part) => part.start < part.end);
}

function trimmed(source: SourceSeed, start: number, end: number): Range {
  const blank = (at: number) => source.text.slice(at, at + 1).trim() === '';
  while (start < end && blank(start)) start++;
  while (end > start && blank(end - 1)) end--;
  return { start, end };
}

function placeOf(source: SourceSeed, part: Range): { at: string; needed: boolean } {
  const order = readingOrder(source);
  const all = source.text.occurrences(source.text.slice(part.start, part.end));
  const block = order.blockAt(part.start);
  const inside = all.filter((one) => block !== null && block.start <= one.start && one.end <= block.end);
  const nth = inside.findIndex((one) => one.start === part.start) + 1;
  const id = block?.id ?? '';
  return { at: inside.length > 1 ? `${id}#${nth}` : id, needed: all.length > 1 };
}
