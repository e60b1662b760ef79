import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Language, type Translate, translator, type Words } from './translate.ts';
import { zh } from './zh.ts';

/** The English words, once somebody has wanted them: the first picture is read in Chinese, and loads no others. */
const english = signal<Words | null>(null);
let asked: Promise<void> | null = null;

/** Fetches the English words; may be asked again after it failed. */
export function learnEnglish(): Promise<void> {
  asked ??= import('./en.ts').then(
    ({ en }) => {
      english.value = en;
    },
    (cause: unknown) => {
      asked = null;
      throw cause;
    },
  );
  return asked;
}

/** Speaks the language that is wished, and Chinese until the words of the other are here. */
export function speaking(wished: ReadonlySignal<Language>): ReadonlySignal<Translate> {
  return computed(() => translator(wished.value === 'en' && english.value ? english.value : zh));
}
