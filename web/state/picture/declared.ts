import type { Audit } from '../../../server/contract/types.ts';
import { hasSeveralSources, sourceNames } from '../loaded/places.ts';
import { t } from '../store.ts';

export type DeclaredCount = Audit['counts'][number];

/** The words with which the text declares a number: 等16个, 六大. */
export function declaringWords(count: Pick<DeclaredCount, 'declared' | 'evidence'>): string {
  const pattern = numberPattern(count.declared);
  for (const e of count.evidence) {
    const found = pattern.exec(e.quote);
    if (found) return found[0];
  }
  return String(count.declared);
}

const HAN = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The number itself, as in 一核三园. */
function numberIn(declared: number): RegExp {
  const digits = `(?<!\\d)${declared}(?!\\d)`;
  return new RegExp(HAN[declared] ? `${HAN[declared]}|${digits}` : digits);
}

function numberPattern(declared: number): RegExp {
  const han = HAN[declared] ?? '';
  const number = han ? `(?:${declared}|${han})` : String(declared);
  return new RegExp(`等?${number}(?:大|个|项|名|类|片|核|组团|册|次|位|条)+`);
}

/** The sources in which the number stands; those of all its words where no quote has it as a number. */
function declaredIn({ declared, evidence }: Pick<DeclaredCount, 'declared' | 'evidence'>): string[] {
  const pattern = numberIn(declared);
  const telling = evidence.filter(({ quote }) => pattern.test(quote));
  return (telling.length > 0 ? telling : evidence).map(({ source }) => source).sort();
}

/** As soon as a plan has several sources: which of them declares the number, and which names what it counts. */
export function sayWhere(count: Pick<DeclaredCount, 'declared' | 'namedIn' | 'evidence'>): string {
  if (!hasSeveralSources()) return '';
  const from = sourceNames(declaredIn(count));
  if (count.namedIn.length === 0) return t.value('audit.declaredIn', { from });
  return t.value('audit.namedIn', { from, in: sourceNames(count.namedIn) });
}

/** Words by which the page says that it only gives examples: nothing is missing from the transcription then. */
const EXAMPLES = /比如|例如|譬如/u;

/** From this share on, what is not named looks lost from a list; below it, the page never listed the rest. */
const LISTED = 0.5;

/** What is declared and what is named, in a sentence: lost from a list, or never listed. */
export function countSentence(c: DeclaredCount): string {
  return countWords(c) + sayWhere(c);
}

function countWords(c: DeclaredCount): string {
  const page = t.value(hasSeveralSources() ? 'audit.pages' : 'audit.page');
  const values = { page, d: c.declared, n: c.named, rest: c.declared - c.named, words: declaringWords(c) };
  if (c.named === 0) return t.value('audit.countNone', values);
  if (c.named > c.declared) return t.value('audit.countOver', values);
  if (c.named === c.declared) return t.value('audit.countFull', values);
  if (c.evidence.some(({ quote }) => EXAMPLES.test(quote))) return t.value('audit.countExamples', values);
  return t.value(c.named < c.declared * LISTED ? 'audit.countPartly' : 'audit.countShort', values);
}
