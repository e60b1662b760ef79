import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { firstZh } from './first-zh.ts';
import { type Language, type Translate, translator, type Words } from './translate.ts';

/** All Chinese and all English words, once somebody has wanted them: the first picture says little. */
const chinese = signal<Words | null>(null);
const english = signal<Words | null>(null);

/** Runs once, and again only after it failed. */
function once(run: () => Promise<void>): () => Promise<void> {
  let asked: Promise<void> | null = null;
  return () => {
    asked ??= run().catch((cause: unknown) => {
      asked = null;
      throw cause;
    });
    return asked;
  };
}

/** Fetches the words that the first picture does not say; before anything that comes after it is drawn. */
export const learnWords = once(async () => {
  const { zh } = await import('./zh.ts');
  chinese.value = zh;
});

/** Fetches the English words, and the faces that set their quotation marks. */
export const learnEnglish = once(async () => {
  const [{ en }] = await Promise.all([import('./en.ts'), import('../styles/latin-quotes.css')]);
  english.value = en;
});

/**
 * Speaks the language that is wished, and Chinese until the words of the other are here. What comes with the
 * page says only words of the first dictionary (tests/web/first-load.test.ts).
 */
export function speaking(wished: ReadonlySignal<Language>): ReadonlySignal<Translate> {
  const inChinese = () => chinese.value ?? (firstZh as Words);
  return computed(() => translator((wished.value === 'en' && english.value) || inChinese()));
}

/** A message in every language whose words are here: who looks for a command may know its name in the other. */
export function inEveryLanguage(...said: Parameters<Translate>): string[] {
  return [chinese.value, english.value].flatMap((words) => (words ? translator(words)(...said) : []));
}
