/** Widths of text without a font at hand: a Chinese character is one em, a Latin letter some 0.56. Pure. */

const NARROW = /[\u0020-\u024f\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff]/u;

export function widthInEm(text: string): number {
  let width = 0;
  for (const char of text) width += NARROW.test(char) ? 0.56 : 1;
  return width;
}

/** How many lines a text takes in a box so many em wide. */
export function linesIn(text: string, em: number): number {
  return text
    .split('\n')
    .reduce((sum, one) => sum + Math.max(1, Math.ceil(widthInEm(one) / Math.max(em - 0.5, 1))), 0);
}

/** The text, cut after some `em` with an ellipsis if it is longer. */
export function shortened(text: string, em: number): string {
  let width = 0;
  let kept = '';
  for (const char of text) {
    width += NARROW.test(char) ? 0.56 : 1;
    if (width > em) return `${kept.trimEnd()}…`;
    kept += char;
  }
  return text;
}

export type Fit = { text: string; size: number; lines: number };

/** The greatest of `sizes` at which the text takes at most `most` lines; at the last it is cut to fit. */
export function fitted(text: string, width: number, sizes: readonly number[], most: number): Fit {
  for (const size of sizes) {
    const lines = linesIn(text, width / size);
    if (lines <= most) return { text, size, lines };
  }
  const size = sizes.at(-1) ?? 12;
  const cut = shortened(text.replaceAll('\n', ' '), (width / size - 1) * most);
  return { text: cut, size, lines: Math.min(most, linesIn(cut, width / size)) };
}

/** Is it read from right to left (its first letter that has a direction is Hebrew or Arabic)? */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(first);
}
