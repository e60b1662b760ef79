import type { Range } from '../../server/graph/types.ts';
import type { SourceSeed } from '../seed.ts';
import { readingOrder } from '../text/reading-order.ts';
import { splitSentences } from '../text/sentences.ts';

/** A sentence in reading order, its columns joined again; every character knows where it stands. */
export type Passage = {
  text: string;
  block: string;
  stream: string;
  /** Code point of the source's text for each UTF-16 unit of `text`. */
  at: number[];
  /** The jump mark that stood before its first word, as a passage of its own. */
  jump?: Passage;
};

/** A stretch of a passage, in UTF-16 units. */
export type Span = { passage: Passage; from: number; to: number };

/** 上接第10版>>> at the beginning or 下转第12版>>> at the end: no words of the sentence. */
const JUMP =
  /^[（(【]?上接[^\p{Script=Han}]{0,3}第?.{1,3}版[^\p{Script=Han}“《]*|[（(【]?下转第?.{1,3}版[^\p{Script=Han}]*$/u;

/** The sentences of a source as passages. */
export function passagesOf(source: SourceSeed): Passage[] {
  const order = readingOrder(source);
  return splitSentences(source, [], []).map((sentence) => {
    let text = '';
    const at: number[] = [];
    for (const part of sentence.parts) {
      [...source.text.slice(part.start, part.end)].forEach((char, i) => {
        text += char;
        for (let unit = 0; unit < char.length; unit++) at.push(part.start + i);
      });
    }
    const first = sentence.parts[0]?.start ?? 0;
    const mark = JUMP.exec(text);
    let jump: Passage | undefined;
    if (mark !== null) {
      const [words] = mark;
      text = text.slice(0, mark.index) + text.slice(mark.index + words.length);
      const places = at.splice(mark.index, words.length);
      const block = order.blockAt(places[0] ?? 0)?.id ?? '';
      if (mark.index === 0) jump = { text: words, at: places, stream: sentence.stream, block };
    }
    return {
      ...(jump === undefined ? {} : { jump }),
      text,
      at,
      stream: sentence.stream,
      block: order.blockAt(first)?.id ?? '',
    };
  });
}

/** Where a span stands in the source: one range for each unbroken run. */
export function rangesOf(span: Span): Range[] {
  const ranges: Range[] = [];
  for (let i = span.from; i < span.to; i++) {
    const at = span.passage.at[i];
    const last = ranges.at(-1);
    if (at === undefined) continue;
    if (last !== undefined && (at === last.end || at === last.end - 1)) last.end = at + 1;
    else ranges.push({ start: at, end: at + 1 });
  }
  return ranges;
}

export function textOf(span: Span): string {
  return span.passage.text.slice(span.from, span.to);
}

const OPENS = '“‘（(《「『';
const CLOSES = '”’）)》」』';

/** Parts a span at the given marks, but not inside brackets or quotation marks; blanks at the edges fall away. */
export function partAt(span: Span, marks: string): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let from = span.from;
  for (let i = span.from; i < span.to; i++) {
    const char = span.passage.text[i] ?? '';
    if (OPENS.includes(char)) depth++;
    else if (CLOSES.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && marks.includes(char)) {
      parts.push({ ...span, from, to: i });
      from = i + 1;
    }
  }
  parts.push({ ...span, from, to: span.to });
  return parts.map(trim).filter((one) => one.from < one.to);
}

/** The clauses of a passage: what 「，；：。」 part. */
export function clausesOf(passage: Passage): Span[] {
  return partAt({ passage, from: 0, to: passage.text.length }, '，；：。！？,;:!?');
}

export function trim(span: Span): Span {
  let { from, to } = span;
  const { text } = span.passage;
  while (from < to && /\s/u.test(text[from] ?? '')) from++;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to--;
  return { ...span, from, to };
}
