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

/** Where office programs set a quarter of an em: between a Chinese character and a Latin letter or a digit. */
const MEETING =
  /(?<=\p{Script=Han})(?=[A-Za-z0-9\u0370-\u04ff])|(?<=[A-Za-z0-9\u0370-\u04ff])(?=\p{Script=Han})/gu;
const BETWEEN = 0.25;

/** What such quarters leave of a line to the text itself. */
function shareOfText(text: string): number {
  const width = widthInEm(text);
  const between = BETWEEN * (text.match(MEETING)?.length ?? 0);
  return between === 0 ? 1 : width / (width + between);
}

/** How many lines a text takes in a box of an office document so many em wide. */
export function linesInOffice(text: string, em: number): number {
  return linesIn(text, em * shareOfText(text));
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

/** A size, and how many lines a text may take at it. */
export type Setting = readonly [size: number, most: number];

/** The first setting in which the text keeps to its lines on a slide; in the last it is cut to fit. */
export function fitted(text: string, width: number, settings: readonly Setting[]): Fit {
  for (const [size, most] of settings) {
    const lines = linesInOffice(text, width / size);
    if (lines <= most) return { text, size, lines };
  }
  const [size, most] = settings.at(-1) ?? [12, 1];
  const line = text.replaceAll('\n', ' ');
  let em = (width / size - 1) * most;
  let cut = shortened(line, em);
  while (em > 1 && linesInOffice(cut, width / size) > most) cut = shortened(line, --em);
  return { text: cut, size, lines: Math.min(most, linesInOffice(cut, width / size)) };
}

/** Is it read from right to left (its first letter that has a direction is Hebrew or Arabic)? */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(first);
}
