import { type Alignment, align, type DifferenceRun } from './quote-alignment.ts';
import { contentOf } from './quote-content.ts';
import { type Reading, readingsOf } from './reading.ts';
import type { Range, Source, TranscriptionFault } from './types.ts';

/** Where a quote stands: several parts when the page's columns cut it, in reading order. */
export type QuotePlace = { source: string; parts: Range[]; blocks: string[] };

export type QuoteCheck = {
  /** What was looked for: the pasted text without white space or the quoter's own quotation marks around it. */
  quote: string;
  /** Something stood around what was pasted that is no part of a quote. */
  trimmed: boolean;
} & (
  | { verdict: 'verbatim'; places: QuotePlace[]; total: number }
  | {
      verdict: 'altered';
      place: QuotePlace;
      /** What the page has there. */
      text: string;
      runs: DifferenceRun[];
      /** `marks`: only punctuation, quotation marks, white space or the width of characters differ. */
      differs: 'marks' | 'words';
      /** Suspected faults of the transcription whose likely reading is what was pasted: nothing else differs. */
      corrections: TranscriptionFault[];
    }
  | { verdict: 'absent' }
);

export type Page = Pick<Source, 'id' | 'text' | 'streams' | 'blocks' | 'faults'>;

const MOST_PLACES = 20;
/** Of the quote's letters and digits, how many must stand on the page, in order, for it to be an alteration. */
const SHARE = 0.6;
/** A quote put together from several places: so large a share of it lies in runs of so many letters of the page. */
const PATCHWORK = [
  { run: 6, share: 0.6 },
  { run: 4, share: 0.9 },
];

/** 逐字一致, 有改动 (with the difference) or 页面没有: what a pasted quote is to these pages. */
export function checkQuote(pages: readonly Page[], pasted: string): QuoteCheck {
  const readings = pages.flatMap(readingsOf);
  const spaceless = pasted.trim();
  const marked = spaceless === '' ? null : verbatim(readings, spaceless);
  // A quoter's own marks around it are no part of it, unless the page has them too.
  const quote = marked?.total === 0 ? withoutOuterMarks(spaceless) : spaceless;
  const said = { quote, trimmed: quote !== pasted };
  if (quote === '') return { ...said, verdict: 'absent' };
  const found = quote === spaceless && marked ? marked : verbatim(readings, quote);
  if (found.total > 0) return { ...said, verdict: 'verbatim', ...found };
  const chars = [...quote];
  const near = nearest(readings, chars);
  if (!near || !isAlteration(near.alignment.runs, chars, readings)) return { ...said, verdict: 'absent' };
  const { reading, alignment } = near;
  const { start, end, runs } = alignment;
  const text = reading.chars.slice(start, end).join('');
  const place = reading.place(start, end);
  const page = pages.find((one) => one.id === place.source);
  return {
    ...said,
    verdict: 'altered',
    place,
    text,
    runs,
    differs: contentOf(chars).text === contentOf([...text]).text ? 'marks' : 'words',
    corrections: page ? correctionsIn(page, place, quote) : [],
  };
}

const OUTER_MARKS = /^(?:“([^“”]*)”|‘([^‘’]*)’|「([^「」]*)」|『([^『』]*)』|"([^"]*)")$/u;

/** The words between one pair of quotation marks that holds everything; the same words when there is none. */
function withoutOuterMarks(words: string): string {
  const inside = OUTER_MARKS.exec(words)
    ?.slice(1)
    .find((one) => one !== undefined);
  return inside === undefined ? words : inside.trim();
}

function verbatim(readings: readonly Reading[], quote: string): { places: QuotePlace[]; total: number } {
  const places = new Map<string, QuotePlace>();
  const length = [...quote].length;
  let total = 0;
  for (const reading of readings) {
    for (let at = reading.text.indexOf(quote); at >= 0; at = reading.text.indexOf(quote, at + 1)) {
      total++;
      if (places.size >= MOST_PLACES) continue;
      const start = reading.indexOfUnit(at);
      const place = reading.place(start, start + length);
      places.set(JSON.stringify(place), place);
    }
  }
  return { places: [...places.values()], total };
}

type Near = { reading: Reading; alignment: Alignment };
type Candidate = { reading: Reading; diagonal: number; votes: number };

/** The stretch of a page that is most like it: places that share short runs with it, then an alignment. */
function nearest(readings: readonly Reading[], chars: readonly string[]): Near | null {
  const content = contentOf(chars);
  const k = content.places.length < 16 ? 2 : 3;
  const spread = Math.max(16, Math.ceil(chars.length * 0.1));
  const candidates = readings
    .flatMap((reading) => candidatesIn(reading, content, k, spread))
    .sort((a, b) => b.votes - a.votes)
    .slice(0, chars.length > 600 ? 1 : 4);
  let best: (Near & { matched: number }) | null = null;
  for (const { reading, diagonal, votes } of candidates) {
    if (votes < content.places.length * 0.05) continue;
    const band = Math.min(400, Math.max(40, spread * 2 + Math.ceil(chars.length * 0.3)));
    const window = { from: 0, to: reading.chars.length, diagonal, band };
    const alignment = withoutStrangers(align(chars, reading.chars, window));
    const matched = matchedIn(alignment.runs);
    if (!best || matched > best.matched) best = { reading, alignment, matched };
  }
  return best;
}

/** A mark pasted at an end (a quotation mark, a full stop) stands for no letter of the page beside it. */
function withoutStrangers({ runs, start, end }: Alignment): Alignment {
  const isStranger = (gone: DifferenceRun | undefined, came: DifferenceRun | undefined) =>
    gone?.kind === 'deleted' &&
    came?.kind === 'inserted' &&
    contentOf([...came.text]).text === '' &&
    contentOf([...gone.text]).text !== '';
  const kept = [...runs];
  const from = isStranger(kept[0], kept[1]) ? start + [...(kept.shift()?.text ?? '')].length : start;
  if (!isStranger(kept.at(-2), kept.at(-1))) return { runs: kept, start: from, end };
  const [gone] = kept.splice(-2, 1);
  return { runs: kept, start: from, end: end - [...(gone?.text ?? '')].length };
}

/** Diagonals on which the quote and the reading share many runs of `k` letters, best first. */
function candidatesIn(
  reading: Reading,
  content: ReturnType<typeof contentOf>,
  k: number,
  spread: number,
): Candidate[] {
  const grams = reading.grams(k);
  const votes = new Map<number, number>();
  const sums = new Map<number, number>();
  for (let i = 0; i + k <= content.letters.length; i++) {
    const places = grams.get(content.letters.slice(i, i + k).join(''));
    for (const place of places ?? []) {
      const diagonal = place - (content.places[i] ?? 0);
      const bucket = Math.floor(diagonal / spread);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      sums.set(bucket, (sums.get(bucket) ?? 0) + diagonal);
    }
  }
  const here = [...votes].map(([bucket, count]): Candidate => {
    const next = votes.get(bucket + 1) ?? 0;
    const sum = (sums.get(bucket) ?? 0) + (sums.get(bucket + 1) ?? 0);
    return { reading, diagonal: Math.round(sum / (count + next)), votes: count + next };
  });
  return here.sort((a, b) => b.votes - a.votes).slice(0, 4);
}

/** Letters and digits in the equal runs; one that stands alone may be equal by chance and does not count. */
function matchedIn(runs: readonly DifferenceRun[]): number {
  let matched = 0;
  for (const { kind, text } of runs) {
    const length = kind === 'equal' ? contentOf([...text]).letters.length : 0;
    if (length >= 2) matched += length;
  }
  return matched;
}

function isAlteration(
  runs: readonly DifferenceRun[],
  chars: readonly string[],
  readings: readonly Reading[],
): boolean {
  const { letters } = contentOf(chars);
  const share = matchedIn(runs) / letters.length;
  if (runs.every(({ kind, text }) => kind === 'equal' || contentOf([...text]).text === '')) return true;
  if (letters.length < 4) return false;
  if (letters.length < 6) return share >= 0.75 || matchedIn(runs) >= letters.length - 1;
  if (share >= SHARE) return true;
  return PATCHWORK.some((one) => piecesOnPage(letters, readings, one.run) >= one.share * letters.length);
}

/** How many of the quote's letters lie in runs of `length` that stand somewhere on the page. */
function piecesOnPage(letters: readonly string[], readings: readonly Reading[], length: number): number {
  const covered = new Set<number>();
  for (let i = 0; i + length <= letters.length; i++) {
    const piece = letters.slice(i, i + length).join('');
    if (!readings.some((reading) => reading.grams(length).has(piece))) continue;
    for (let j = i; j < i + length; j++) covered.add(j);
  }
  return covered.size;
}

/** More faults in one quote than this are not tried in every combination. */
const MOST_FAULTS = 8;

/** The faults in the passage that, read as they probably are, make it what was pasted. */
function correctionsIn(page: Page, place: QuotePlace, quote: string): TranscriptionFault[] {
  const inside = page.faults
    .filter((fault) => fault.likely !== undefined)
    .filter((fault) => place.parts.some((part) => part.start <= fault.start && fault.end <= part.end))
    .sort((a, b) => a.start - b.start)
    .slice(0, MOST_FAULTS);
  const source = [...page.text];
  for (let choice = 1; choice < 1 << inside.length; choice++) {
    const chosen = inside.filter((_, i) => choice & (1 << i));
    if (place.parts.map((part) => corrected(source, part, chosen)).join('') === quote) return chosen;
  }
  return [];
}

function corrected(source: readonly string[], part: Range, faults: readonly TranscriptionFault[]): string {
  let text = '';
  let at = part.start;
  for (const fault of faults) {
    if (fault.start < at || fault.end > part.end) continue;
    text += source.slice(at, fault.start).join('') + (fault.likely ?? fault.quote);
    at = fault.end;
  }
  return text + source.slice(at, part.end).join('');
}
