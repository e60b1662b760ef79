import { citation, inReadingOrder } from '../../text/quotes.ts';
import { type Range, sentencesAt, touches } from '../../text/ranges.ts';
import { copy } from '../clipboard.ts';
import { settled } from '../loaded/loading.ts';
import { sectionName, sourceById, sourceName } from '../loaded/places.ts';
import { data, plans } from '../loaded/plan-data.ts';
import { openSource } from '../picture/openings.ts';
import { dispatch, language, say, t } from '../store.ts';
import { whyNot } from '../why-not.ts';

/** A quote with its place, in the words in which it is cited. */

/** The section of a place that nobody may have cited: that of what is cited around it, else its column's name. */
export function sectionNameAt(source: string, range: Range): string {
  for (const { evidence } of [...data.value.nodes.values(), ...data.value.edges.values()]) {
    const found = evidence.find((one) => one.section && one.source === source && touches(one, range));
    if (found) return sectionName(found.section);
  }
  const page = sourceById(source);
  const block = page?.blocks.find((one) => touches(one, range));
  return page?.streams.find((one) => one.id === block?.stream)?.[language.value] ?? '';
}

type Cited = { source: string; section: string; ranges: readonly Range[]; quotes: readonly string[] };

/** “……”（《…》，第11版，问答6，第 9203–9232 字） */
export function cite({ source, section, ranges, quotes }: Cited): string {
  const page = sourceById(source);
  const words = page ? inReadingOrder(page, ranges, quotes) : quotes.join('……');
  const plan = plans.peek()?.plans.find(({ id }) => source.startsWith(`${id}:`));
  return citation(t.peek(), words, plan?.title ?? '', sourceName(source), section, ranges);
}

/** Resolves when places can be cited in full; fails with a sentence where the page cannot be read now. */
export async function placesRead(): Promise<void> {
  if (!(await settled())) throw new Error(t.peek()('panel.unread'));
}

/** Copies words that cite the page, once it is read: until then its sources and sections have no names. */
export function copyCiting(words: () => string): void {
  placesRead().then(
    () => copy(words()),
    (error) => say(whyNot(error)),
  );
}

export function copyCitation(cited: () => Cited): void {
  copyCiting(() => cite(cited()));
}

/** The sentence at a place, chosen and shown in the page. */
export function openPlace(source: string, range: Range): void {
  const page = sourceById(source);
  const sentence = page ? sentencesAt(page, range)[0] : undefined;
  if (sentence) dispatch({ type: 'select', selected: { what: 'sentence', source, id: sentence.id } });
  openSource();
}
