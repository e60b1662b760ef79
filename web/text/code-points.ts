/** Positions of sources are Unicode code points; JavaScript counts UTF-16 units. Pure. */

export type Codes = { length: number; slice(start: number, end: number): string };

const cache = new Map<string, Codes>();

/** Reads a text by code points. A text without surrogate pairs costs nothing more. */
export function byCodePoints(text: string): Codes {
  const known = cache.get(text);
  if (known) return known;
  const codes = make(text);
  if (cache.size > 16) cache.clear();
  cache.set(text, codes);
  return codes;
}

function make(text: string): Codes {
  if (!/[\ud800-\udfff]/.test(text)) return { length: text.length, slice: (a, b) => text.slice(a, b) };
  const points = Array.from(text);
  return { length: points.length, slice: (a, b) => points.slice(a, b).join('') };
}
