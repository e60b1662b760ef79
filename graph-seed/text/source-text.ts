import type { Range } from '../../server/graph/types.ts';

/** A source's text, addressed in code points. */
export type SourceText = {
  readonly text: string;
  /** In code points. */
  readonly length: number;
  slice(start: number, end: number): string;
  /** Every place of a passage, in order. */
  occurrences(passage: string): Range[];
  /** Line and column of a code point, from 1. */
  lineOf(at: number): { line: number; col: number };
};

/** Wraps a text; positions outside the Basic Multilingual Plane count as one. */
export function createSourceText(text: string): SourceText {
  const chars = [...text];
  const simple = chars.length === text.length;
  const memory = new Map<string, Range[]>();

  const pointOf = (unit: number): number => (simple ? unit : [...text.slice(0, unit)].length);

  return {
    text,
    length: chars.length,
    slice: (start, end) => (simple ? text.slice(start, end) : chars.slice(start, end).join('')),
    occurrences(passage) {
      const known = memory.get(passage);
      if (known !== undefined) return known;
      const places: Range[] = [];
      const size = [...passage].length;
      for (let at = text.indexOf(passage); at >= 0 && passage !== ''; at = text.indexOf(passage, at + 1)) {
        const start = pointOf(at);
        places.push({ start, end: start + size });
      }
      memory.set(passage, places);
      return places;
    },
    lineOf(at) {
      let line = 1;
      let begin = 0;
      for (let i = 0; i < at && i < chars.length; i++) {
        if (chars[i] !== '\n') continue;
        line++;
        begin = i + 1;
      }
      return { line, col: at - begin + 1 };
    },
  };
}
