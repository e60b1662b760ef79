import { byCodePoints } from './code-points.ts';
import type { Range } from './ranges.ts';

/** A stream of the page as paragraphs in reading order; what the columns cut is joined again. Pure. */

export type Piece = Range & { /** The print's columns cut the text before this piece. */ cut: boolean };
export type Paragraph = { pieces: Piece[] };

/** Paragraphs of a block: parted by line breaks. */
function paragraphsOf(slice: (a: number, b: number) => string, block: Range): Range[] {
  const text = Array.from(slice(block.start, block.end));
  const found: Range[] = [];
  let from: number | null = null;
  text.forEach((c, i) => {
    if (c === '\n') {
      if (from !== null) found.push({ start: block.start + from, end: block.start + i });
      from = null;
    } else if (from === null) from = i;
  });
  if (from !== null) found.push({ start: block.start + from, end: block.end });
  return found;
}

/** What is needed of a source to read it in order. */
export type Readable = {
  text: string;
  streams: readonly { id: string; blocks: readonly string[] }[];
  blocks: readonly (Range & { id: string; continues: string | null })[];
};

export function paragraphs(source: Readable, stream: string): Paragraph[] {
  const codes = byCodePoints(source.text);
  const order = source.streams.find((s) => s.id === stream)?.blocks ?? [];
  const out: Paragraph[] = [];
  for (const id of order) {
    const block = source.blocks.find((b) => b.id === id);
    if (!block) continue;
    paragraphsOf(codes.slice, block).forEach((range, i) => {
      const last = out.at(-1);
      if (i === 0 && block.continues && last) last.pieces.push({ ...range, cut: true });
      else out.push({ pieces: [{ ...range, cut: false }] });
    });
  }
  return out;
}
