import type { Range, Sentence } from '../../server/graph/types.ts';
import type { SourceSeed } from '../seed.ts';
import { type ReadingOrder, readingOrder, runs, within } from './reading-order.ts';

const ENDS = new Set([...'。！？；!?;', '\n']);
const CLOSES = new Set([...'”’）)」』】》〉"\'']);
const PARTS = new Set([...'，；：。！？,;:!?', '\n']);

export type Mark = Range & { reason: string };

/**
 * The sentences of a source in reading order. A sentence ends at 。！？； (a closing mark right after belongs to
 * it), at a line's end, or where its block ends, unless another block carries it on. `headings` are the
 * places of the Sections' headings, `noContent` the passages that carry nothing.
 */
export function splitSentences(
  source: SourceSeed,
  headings: readonly Range[],
  noContent: readonly Mark[],
): Sentence[] {
  const order = readingOrder(source);
  const sentences: Sentence[] = [];
  for (const run of runs(order)) {
    const chars: { char: string; at: number; block: string }[] = [];
    for (const block of run) {
      [...source.text.slice(block.start, block.end)].forEach((char, i) => {
        chars.push({ char, at: block.start + i, block: block.id });
      });
    }
    const counts = new Map<string, number>();
    for (const piece of cut(chars, ENDS, true)) {
      const first = piece[0];
      if (first === undefined) continue;
      const n = (counts.get(first.block) ?? 0) + 1;
      counts.set(first.block, n);
      const parts = rangesOf(piece, order);
      sentences.push({
        id: `${first.block}-${n}`,
        stream: run[0]?.stream ?? '',
        parts,
        heading: parts.every((part) => headings.some((heading) => within(part, heading))),
        clauses: clausesOf(piece, order, noContent),
      });
    }
  }
  return sentences;
}

type Char = { char: string; at: number; block: string };

/** Cuts after each of the marks; blanks at the edges fall away, and so does what holds no letter or number. */
function cut(chars: readonly Char[], marks: ReadonlySet<string>, keepMark: boolean): Char[][] {
  const pieces: Char[][] = [];
  let piece: Char[] = [];
  const push = () => {
    const trimmed = trim(piece);
    if (trimmed.some((one) => /[\p{L}\p{N}]/u.test(one.char))) pieces.push(trimmed);
    piece = [];
  };
  for (let i = 0; i < chars.length; i++) {
    const one = chars[i];
    if (one === undefined) continue;
    if (!marks.has(one.char)) {
      piece.push(one);
      continue;
    }
    if (keepMark && one.char !== '\n') {
      piece.push(one);
      for (let next = chars[i + 1]; next !== undefined && closesAfter(next.char); next = chars[i + 1]) {
        piece.push(next);
        i++;
      }
    }
    push();
  }
  push();
  return pieces;
}

function closesAfter(char: string): boolean {
  return CLOSES.has(char) || (char !== '\n' && ENDS.has(char));
}

function trim(piece: readonly Char[]): Char[] {
  let from = 0;
  let to = piece.length;
  while (from < to && /\s/u.test(piece[from]?.char ?? '')) from++;
  while (to > from && /\s/u.test(piece[to - 1]?.char ?? '')) to--;
  return piece.slice(from, to);
}

/** One range for each block that a piece runs through. */
function rangesOf(piece: readonly Char[], order: ReadingOrder): Range[] {
  const ranges: Range[] = [];
  let block: string | null = null;
  for (const one of piece) {
    const last = ranges.at(-1);
    if (last === undefined || one.block !== block) ranges.push({ start: one.at, end: one.at + 1 });
    else last.end = one.at + 1;
    block = one.block;
  }
  return ranges.filter((range) => order.blockAt(range.start) !== null);
}

function clausesOf(
  piece: readonly Char[],
  order: ReadingOrder,
  noContent: readonly Mark[],
): Sentence['clauses'] {
  return cut(piece, PARTS, false)
    .flatMap((clause) => rangesOf(clause, order))
    .map((range) => {
      const core = coreOf(range, piece);
      const mark = noContent.find((one) => within(core, one));
      return mark === undefined ? range : { ...range, noContent: mark.reason };
    });
}

/** A clause without the marks at its edges: a passage quoted without its outer “ still holds it. */
function coreOf(range: Range, piece: readonly Char[]): Range {
  const letters = piece.filter(
    (one) => range.start <= one.at && one.at < range.end && /[\p{L}\p{N}]/u.test(one.char),
  );
  const first = letters[0];
  const last = letters.at(-1);
  return first === undefined || last === undefined ? range : { start: first.at, end: last.at + 1 };
}
