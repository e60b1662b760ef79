import type { Range } from '../../text/ranges.ts';

/** The places of the source that are selected in the page: one range for each unbroken run. */
export function rangesOfSelection(box: HTMLElement): Range[] {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  const found: Range[] = [];
  for (const piece of box.querySelectorAll<HTMLElement>('[data-at]')) {
    const node = piece.firstChild;
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    const start = Number(piece.dataset.at) + pointsIn(node.data.slice(0, from));
    const end = start + pointsIn(node.data.slice(from, to));
    if (start < end) found.push({ start, end });
  }
  return joined(found);
}

/** Ranges that touch become one. */
export function joined(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges) {
    const last = out.at(-1);
    if (last?.end === range.start) last.end = range.end;
    else out.push({ ...range });
  }
  return out;
}

/**
 * A passage in reading order as one text, and the places of a stretch of it (UTF-16 units, as text fields count).
 */
export function passageOf(
  text: string,
  parts: readonly Range[],
): { text: string; rangesAt(from: number, to: number): Range[] } {
  const points = Array.from(text);
  let words = '';
  const at: number[] = [];
  for (const part of parts) {
    for (let i = part.start; i < part.end; i++) {
      const char = points[i] ?? '';
      words += char;
      for (let unit = 0; unit < char.length; unit++) at.push(i);
    }
  }
  return {
    text: words,
    rangesAt: (from, to) => {
      const places = [...new Set(at.slice(from, to))];
      return joined(places.map((place) => ({ start: place, end: place + 1 })));
    },
  };
}

function pointsIn(text: string): number {
  return Array.from(text).length;
}
