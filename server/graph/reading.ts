import { type Content, contentOf } from './quote-content.ts';
import type { Range, Source } from './types.ts';

/**
 * One stream of a page as it is read: blocks in order, one that the columns cut joined to its
 * continuation without a seam, the others parted by an empty line.
 */
export type Reading = {
  chars: readonly string[];
  text: string;
  content: Content;
  /** Runs of `k` letters of the content → the places in `chars` where they begin. */
  grams(k: number): Map<string, number[]>;
  /** The index in `chars` of a UTF-16 unit of `text`. */
  indexOfUnit(unit: number): number;
  /** Where in the source's own text a stretch of `chars` stands. */
  place(start: number, end: number): { source: string; parts: Range[]; blocks: string[] };
};

const SEAM = ['\n', '\n'];
const known = new WeakMap<object, Reading[]>();

/** The readings of a page, made once for each page object. */
export function readingsOf(page: Pick<Source, 'id' | 'text' | 'streams' | 'blocks'>): Reading[] {
  const made = known.get(page) ?? makeReadings(page);
  known.set(page, made);
  return made;
}

function makeReadings(page: Pick<Source, 'id' | 'text' | 'streams' | 'blocks'>): Reading[] {
  const source = [...page.text];
  const blocks = new Map(page.blocks.map((block) => [block.id, block]));
  return page.streams.map((stream) => {
    const chars: string[] = [];
    /** Place in the source of each of `chars`; -1 for a seam. */
    const places: number[] = [];
    let before: string | null = null;
    for (const id of stream.blocks) {
      const block = blocks.get(id);
      if (!block) continue;
      if (before !== null && block.continues !== before) {
        chars.push(...SEAM);
        places.push(-1, -1);
      }
      for (let at = block.start; at < block.end; at++) {
        chars.push(source[at] ?? '');
        places.push(at);
      }
      before = id;
    }
    return makeReading(page.id, chars, places, page.blocks);
  });
}

function makeReading(
  source: string,
  chars: readonly string[],
  places: readonly number[],
  blocks: Source['blocks'],
): Reading {
  const text = chars.join('');
  const content = contentOf(chars);
  const grams = new Map<number, Map<string, number[]>>();
  return {
    chars,
    text,
    content,
    grams(k) {
      const made = grams.get(k) ?? gramsOf(content, k);
      grams.set(k, made);
      return made;
    },
    indexOfUnit: (unit) => (text.length === chars.length ? unit : [...text.slice(0, unit)].length),
    place(start, end) {
      const parts: Range[] = [];
      for (const at of places.slice(start, end)) {
        const last = parts.at(-1);
        if (at < 0) continue;
        if (last && last.end === at) last.end = at + 1;
        else parts.push({ start: at, end: at + 1 });
      }
      const touched = blocks.filter((block) =>
        parts.some((part) => part.start < block.end && block.start < part.end),
      );
      return { source, parts, blocks: touched.map((block) => block.id) };
    },
  };
}

function gramsOf({ letters, places }: Content, k: number): Map<string, number[]> {
  const grams = new Map<string, number[]>();
  for (let i = 0; i + k <= letters.length; i++) {
    const gram = letters.slice(i, i + k).join('');
    const list = grams.get(gram);
    if (list) list.push(places[i] ?? 0);
    else grams.set(gram, [places[i] ?? 0]);
  }
  return grams;
}
