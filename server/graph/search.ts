import type { Evidence, Matched, NodeSummary, Range, SearchKeys } from './types.ts';

const DROPPED = /[\s“”„‟"'‘’「」『』﹁﹂﹃﹄《》〈〉·•・]/u;
const DASHES = /[‐‑‒–—―−－ー]/gu;

/**
 * The form in which words are compared: NFKC (full-width becomes half-width), lower case, one dash for
 * all dashes; quotation marks, title marks, middle dots and spaces are left out, so that 芯火 finds “芯火”,
 * and 「芯火」 too.
 */
export function normalise(text: string): string {
  return layOut(text).norm;
}

/** A text laid out for the search: its normal form, and for each UTF-16 unit of that the code point of the text it came from. */
export type Laid = { norm: string; places: readonly number[]; codePoints: number };

/** As `normalise`, with the places. */
export function layOut(text: string): Laid {
  let norm = '';
  const places: number[] = [];
  let index = 0;
  for (const char of text) {
    if (isPlain(char.charCodeAt(0))) {
      norm += char;
      places.push(index);
    } else if (!DROPPED.test(char)) {
      const piece = char.normalize('NFKC').toLowerCase().replace(DASHES, '-').replace(/\s/gu, '');
      norm += piece;
      for (let i = 0; i < piece.length; i++) places.push(index);
    }
    index++;
  }
  return { norm, places, codePoints: index };
}

/** Common Chinese characters, digits and small letters are their own normal form: most of what is read. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
  );
}

/** The words of a query: parted by white space, each normalised, empty ones left out. */
export function terms(q: string): string[] {
  return q
    .split(/\s+/u)
    .map(normalise)
    .filter((term) => term !== '');
}

/**
 * Ranks of a hit, best first. A query of several words takes for each word the best rank, and the worst
 * of these for the whole. Both stores rank by this table; ties go by degree (greater first), then id.
 * The last is sought only when nothing else is found (see `lettersOf`).
 */
export const RANKS = {
  nameIs: 1,
  nameBegins: 2,
  aliasIs: 3,
  aliasBegins: 4,
  pinyinIs: 5,
  pinyinBegins: 6,
  initialsAre: 7,
  initialsBegin: 8,
  nameHolds: 9,
  aliasHolds: 10,
  pinyinHolds: 11,
  initialsHold: 12,
  textHolds: 13,
  nameAbbreviated: 14,
} as const;

/** Which field a rank belongs to. */
export function matchedBy(rank: number): Matched {
  if (rank <= RANKS.nameBegins || rank === RANKS.nameHolds) return 'name';
  if (rank <= RANKS.aliasBegins || rank === RANKS.aliasHolds) return 'alias';
  if (rank <= RANKS.pinyinBegins || rank === RANKS.pinyinHolds) return 'pinyin';
  if (rank <= RANKS.initialsBegin || rank === RANKS.initialsHold) return 'initials';
  return rank === RANKS.nameAbbreviated ? 'abbreviation' : 'text';
}

/** Fields of a node's keys in which a word may stand: a set of them is a sum. */
export const FIELDS = { name: 1, aliases: 2, pinyin: 4, initials: 8, text: 16 } as const;
const EVERY_FIELD = 31;

/** Rank of one normalised word against a node's keys; null when it is nowhere. Only `fields` are looked at. */
function rankOfTerm(term: string, keys: SearchKeys, fields: number): number | null {
  const name = fields & FIELDS.name ? keys.name : '';
  const aliases = fields & FIELDS.aliases ? keys.aliases : NONE;
  const pinyin = fields & FIELDS.pinyin ? keys.pinyin : NONE;
  const initials = fields & FIELDS.initials ? keys.initials : '';
  const whole = pinyin[0] ?? '';
  if (name === term) return RANKS.nameIs;
  if (name.startsWith(term)) return RANKS.nameBegins;
  if (aliases.includes(term)) return RANKS.aliasIs;
  if (aliases.some((alias) => alias.startsWith(term))) return RANKS.aliasBegins;
  if (whole === term) return RANKS.pinyinIs;
  if (whole.startsWith(term)) return RANKS.pinyinBegins;
  if (initials === term) return RANKS.initialsAre;
  if (term.length > 1 && initials.startsWith(term)) return RANKS.initialsBegin;
  if (name.includes(term)) return RANKS.nameHolds;
  if (aliases.some((alias) => alias.includes(term))) return RANKS.aliasHolds;
  if (pinyin.some((suffix) => suffix.startsWith(term))) return RANKS.pinyinHolds;
  if (term.length > 1 && initials.includes(term)) return RANKS.initialsHold;
  if (fields & FIELDS.text && keys.text.includes(term)) return RANKS.textHolds;
  return null;
}

const NONE: readonly string[] = [];

/**
 * Rank of a whole query (see `RANKS`); null when one of its words is nowhere. Whoever knows that `only.word`
 * can stand in some fields alone names them, and the others are spared.
 */
export function rank(
  queryTerms: readonly string[],
  keys: SearchKeys,
  only?: { word: string; fields: number },
): number | null {
  let worst = 0;
  for (const term of queryTerms) {
    const found = rankOfTerm(term, keys, term === only?.word ? only.fields : EVERY_FIELD);
    if (found === null) return null;
    worst = Math.max(worst, found);
  }
  return worst === 0 ? null : worst;
}

const ABBREVIATION = /^[\u4e00-\u9fa5]{3,}$/u;

/**
 * The characters of a query that may be a short form of a name, as 六大战略 is of 六大发展战略: one word of
 * three or more Chinese characters; otherwise none.
 */
export function lettersOf(queryTerms: readonly string[]): string[] {
  const [term, ...more] = queryTerms;
  return term !== undefined && more.length === 0 && ABBREVIATION.test(term) ? [...term] : [];
}

/** Whether a name begins with the first of the characters and holds the others after it, in their order. */
export function abbreviates(letters: readonly string[], name: string): boolean {
  return letters.length > 0 && name.startsWith(letters[0] ?? '') && placesOf(letters, name).length > 0;
}

/** Where the characters stand in a text, each after the one before; empty when one of them does not. */
function placesOf(letters: readonly string[], text: string): number[] {
  const places: number[] = [];
  for (const letter of letters) {
    const at = text.indexOf(letter, (places.at(-1) ?? -1) + 1);
    if (at < 0) return [];
    places.push(at);
  }
  return places;
}

/** The rank of a short form against a node's name; null when it is none of it. */
export function rankOfLetters(letters: readonly string[], keys: SearchKeys): number | null {
  return abbreviates(letters, keys.name) ? RANKS.nameAbbreviated : null;
}

const SNIPPET_BEFORE = 12;
const SNIPPET_LENGTH = 60;

/**
 * The text that a hit shows, and where in it the words stand (code points of that text). A store that has
 * the texts at hand may give a `lay` that remembers them.
 */
export function highlight(
  node: Pick<NodeSummary, 'name' | 'aliases'> & { evidence: readonly Pick<Evidence, 'quote'>[] },
  queryTerms: readonly string[],
  matched: Matched,
  lay: (text: string) => Laid = layOut,
): { text: string; ranges: Range[] } {
  const { name, aliases, evidence } = node;
  if (matched === 'pinyin' || matched === 'initials') return { text: name, ranges: [] };
  if (matched === 'abbreviation')
    return { text: name, ranges: abbreviated(lay(name), lettersOf(queryTerms)) };
  let text = name;
  let ranges: Range[] = [];
  const pool = matched === 'name' ? [name] : matched === 'alias' ? aliases : evidence;
  for (const one of pool) {
    text = typeof one === 'string' ? one : one.quote;
    ranges = rangesOf(lay(text), queryTerms);
    if (ranges.length > 0) break;
  }
  if (ranges.length === 0) {
    text = name;
    ranges = rangesOf(lay(name), queryTerms);
  }
  const first = ranges[0];
  const { codePoints } = lay(text);
  if (matched !== 'text' || first === undefined || codePoints <= SNIPPET_LENGTH) return { text, ranges };
  const from = Math.max(0, first.start - SNIPPET_BEFORE);
  const to = Math.min(codePoints, from + SNIPPET_LENGTH);
  const head = from > 0 ? '…' : '';
  const shift = from - head.length;
  const part = codePoints === text.length ? text.slice(from, to) : [...text].slice(from, to).join('');
  return {
    text: head + part + (to < codePoints ? '…' : ''),
    ranges: ranges
      .filter((range) => range.end <= to)
      .map((range) => ({ start: range.start - shift, end: range.end - shift })),
  };
}

/** Where the characters of a short form stand in the name. */
function abbreviated({ norm, places }: Laid, letters: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const at of placesOf(letters, norm)) {
    const start = places[at] ?? 0;
    const last = ranges.at(-1);
    if (last?.end === start) last.end = start + 1;
    else ranges.push({ start, end: start + 1 });
  }
  return ranges;
}

/** Where the words stand in a text; the first place of each, in order, overlaps left out. */
function rangesOf({ norm, places }: Laid, queryTerms: readonly string[]): Range[] {
  const found: Range[] = [];
  for (const term of queryTerms) {
    const at = norm.indexOf(term);
    const start = places[at];
    const last = places[at + term.length - 1];
    if (at < 0 || start === undefined || last === undefined) continue;
    found.push({ start, end: last + 1 });
  }
  if (found.length < 2) return found;
  found.sort((a, b) => a.start - b.start);
  return found.filter((range, i) => i === 0 || range.start >= (found[i - 1]?.end ?? 0));
}
