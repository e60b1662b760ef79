import type { Block, Range } from '../../server/graph/types.ts';
import type { Place } from '../finding.ts';
import type { EvidenceSeed, PlanSeed, QuotePart, SourceSeed } from '../seed.ts';
import { readingOrder } from './reading-order.ts';

/** Why a passage has no place. Blocks are named as `at` would name them: `b17#2`. */
export type Misplaced = { part: QuotePart; place: Place } & (
  | { why: 'absent'; at: string | null }
  | { why: 'elsewhere'; at: string; places: string[] }
  | { why: 'ambiguous'; at: string | null; places: string[] }
  | { why: 'unknown-block'; at: string }
  | { why: 'bad-place'; at: string }
  | { why: 'crosses'; pieces: string[] /** A part of it lies in no block. */; outside: boolean }
  | { why: 'backward' }
  | { why: 'unknown-source'; name: string }
);

export type PlacedPart = Range & { source: SourceSeed; quote: string };

export type Placing = { parts: PlacedPart[]; misplaced: Misplaced[] };

/** Finds where a passage stands: the offsets that nobody types. */
export function placeEvidence(plan: PlanSeed, evidence: EvidenceSeed): Placing {
  const named = evidence.source;
  const source = named === null ? plan.sources[0] : plan.sources.find((one) => one.id === named.value);
  if (source === undefined) {
    const part = evidence.parts[0];
    if (part === undefined) return { parts: [], misplaced: [] };
    const place = named?.place ?? part.place;
    return { parts: [], misplaced: [{ part, place, why: 'unknown-source', name: named?.value ?? '' }] };
  }
  return placeIn(source, evidence);
}

const memory = new WeakMap<EvidenceSeed, { source: SourceSeed; placing: Placing }>();

/** As `placeEvidence`, in a source that is known. Remembered: every check asks for the same places. */
export function placeIn(source: SourceSeed, evidence: EvidenceSeed): Placing {
  const known = memory.get(evidence);
  if (known !== undefined && known.source === source) return known.placing;
  const placing = findPlaces(source, evidence);
  memory.set(evidence, { source, placing });
  return placing;
}

function findPlaces(source: SourceSeed, evidence: EvidenceSeed): Placing {
  const order = readingOrder(source);
  const parts: PlacedPart[] = [];
  const misplaced: Misplaced[] = [];
  let previous: Range | null = null;
  evidence.parts.forEach((part, index) => {
    const found = placePart(source, part, previous, evidence.parts[index + 1] ?? null);
    if ('why' in found) {
      misplaced.push(found);
      previous = null;
      return;
    }
    const before = previous === null ? null : order.rankOf(previous.start);
    const now = order.rankOf(found.start);
    if (before !== null && now !== null && now <= before) {
      misplaced.push({ part, place: part.place, why: 'backward' });
    }
    parts.push({ ...found, source, quote: part.quote });
    previous = found;
  });
  return { parts, misplaced };
}

function placePart(
  source: SourceSeed,
  part: QuotePart,
  previous: Range | null,
  next: QuotePart | null,
): Range | Misplaced {
  const order = readingOrder(source);
  const all = source.text.occurrences(part.quote);
  const at = part.at?.value ?? null;
  if (all.length === 0) return { part, place: part.place, why: 'absent', at };
  const chosen =
    at === null ? chooseAlone(source, part, all, previous, next) : chooseAt(source, part, all, at);
  if ('why' in chosen) return chosen;
  const block = order.blockAt(chosen.start);
  const whole = block !== null && chosen.end <= block.end && !part.quote.includes('\n');
  if (!whole) return { part, place: part.place, why: 'crosses', ...cut(source, chosen) };
  return chosen;
}

/** Where no place is typed: the only one, or the one that a cut of the columns makes certain. */
function chooseAlone(
  source: SourceSeed,
  part: QuotePart,
  all: Range[],
  previous: Range | null,
  next: QuotePart | null,
): Range | Misplaced {
  const [only] = all;
  if (only !== undefined && all.length === 1) return only;
  const order = readingOrder(source);
  const follows = (end: number): Block | null => {
    const block = order.blockAt(end - 1);
    return block !== null && block.end === end ? order.continuation(block) : null;
  };
  const carriedOn = previous === null ? null : follows(previous.end);
  const byCut = all.filter((range) =>
    carriedOn !== null
      ? range.start === carriedOn.start
      : next !== null && beginsWith(source, follows(range.end), next.quote),
  );
  const [certain] = byCut;
  if (certain !== undefined && byCut.length === 1) return certain;
  return { part, place: part.place, why: 'ambiguous', at: null, places: placesOf(source, all) };
}

function beginsWith(source: SourceSeed, block: Block | null, quote: string): boolean {
  return block !== null && source.text.slice(block.start, block.end).startsWith(quote);
}

function chooseAt(source: SourceSeed, part: QuotePart, all: Range[], at: string): Range | Misplaced {
  const place = part.at?.place ?? part.place;
  const typed = /^([^#]+)(?:#([1-9]\d*))?$/u.exec(at);
  if (typed === null) return { part, place, why: 'bad-place', at };
  const [, id = '', count] = typed;
  const block = readingOrder(source).blocks.find((one) => one.id === id);
  if (block === undefined) return { part, place, why: 'unknown-block', at: id };
  const inside = all.filter((range) => block.start <= range.start && range.end <= block.end);
  const chosen = inside[Number(count ?? 1) - 1];
  if (chosen === undefined) return { part, place, why: 'elsewhere', at, places: placesOf(source, all) };
  if (count === undefined && inside.length > 1) {
    return { part, place, why: 'ambiguous', at, places: placesOf(source, inside) };
  }
  return chosen;
}

/** `b05`, or `b05#2` where the passage stands several times in the block. */
function placesOf(source: SourceSeed, all: readonly Range[]): string[] {
  const order = readingOrder(source);
  const blocks = all.map((range) => order.blockAt(range.start)?.id ?? '?');
  const seen = new Map<string, number>();
  return blocks.map((id) => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return blocks.filter((one) => one === id).length > 1 ? `${id}#${count}` : id;
  });
}

/** A passage cut where its lines and its blocks end. */
function cut(source: SourceSeed, { start, end }: Range): { pieces: string[]; outside: boolean } {
  const order = readingOrder(source);
  const pieces: string[] = [];
  let outside = false;
  let last: Block | null | undefined;
  [...source.text.slice(start, end)].forEach((char, i) => {
    const block = char === '\n' ? undefined : order.blockAt(start + i);
    if (block === null && char.trim() !== '') outside = true;
    if (block !== undefined && block === last) pieces[pieces.length - 1] += char;
    else if (block !== undefined) pieces.push(char);
    last = block;
  });
  return { pieces: pieces.map((piece) => piece.trim()).filter((piece) => piece !== ''), outside };
}
