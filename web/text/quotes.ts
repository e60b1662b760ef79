import type { Evidence, Source } from '../../server/contract/types.ts';
import type { Translate } from '../i18n/translate.ts';
import { type Range, type SourceSentence, sentencesAt } from './ranges.ts';

/** Evidence as it is read: quotes that stand in one sentence are one passage, shown within that sentence. Pure. */

export type Passage = {
  source: string;
  section: string | null;
  /** The quotes' places, and their numbers in the list of evidence. */
  marks: readonly (Range & { index: number })[];
  /** Ranges to print, in reading order: the sentence's parts, several when the columns cut it. */
  context: readonly Range[];
};

/** Passages of a list of evidence, in its order. Without the source a quote is its own context. */
export function passagesOf(evidence: readonly Evidence[], sources: readonly Source[] | null): Passage[] {
  const passages: { key: string; passage: Passage & { marks: (Range & { index: number })[] } }[] = [];
  evidence.forEach((e, index) => {
    const source = sources?.find((s) => s.id === e.source);
    const sentences: SourceSentence[] = source ? sentencesAt(source, e) : [];
    const key = `${e.source} ${sentences.map((s) => s.id).join(' ') || `${e.start}-${e.end}`}`;
    const mark = { start: e.start, end: e.end, index };
    const known = passages.find((p) => p.key === key);
    if (known) {
      known.passage.marks.push(mark);
      return;
    }
    const context = sentences.length ? sentences.flatMap((s) => s.parts) : [{ start: e.start, end: e.end }];
    passages.push({ key, passage: { source: e.source, section: e.section, marks: [mark], context } });
  });
  return passages.map((p) => p.passage);
}

/** “……”（《…》，第11版，问答6，第 9203–9232 字） */
export function citation(
  t: Translate,
  quote: string,
  title: string,
  print: string | null,
  section: string,
  ranges: readonly Range[],
): string {
  const places = ranges.map(({ start, end }) => `${start}–${end}`).join(t('sep.list'));
  const place = [title, print, section, t('cite.characters', { places })].filter(Boolean);
  return `“${quote}”${t('sep.in', { words: place.join(t('sep.clause')) })}`;
}

/** Several quotes as one: with an ellipsis where words of the page lie between, none where only a column ends. */
export function inReadingOrder(
  source: Pick<Source, 'text' | 'sentences'>,
  ranges: readonly Range[],
  quotes: readonly string[],
): string {
  const parts = source.sentences.flatMap((sentence) => sentence.parts);
  return quotes.reduce((before, quote, i) => {
    const [a, b] = [ranges[i - 1], ranges[i]];
    if (!a || !b) return before + quote;
    const next = parts[parts.findIndex((part) => part.end === a.end) + 1];
    const joins = a.end === b.start || (parts.some((part) => part.end === a.end) && next?.start === b.start);
    return `${before}${joins ? '' : '……'}${quote}`;
  }, '');
}
