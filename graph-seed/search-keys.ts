import { pinyin } from 'pinyin-pro';
import { normalise } from '../server/graph/search.ts';
import type { SearchKeys } from '../server/graph/types.ts';

/** One syllable of a name: what is typed for it in full, and its initial. Latin words and numbers stay whole. */
type Syllable = { full: string; initial: string };

function syllables(name: string): Syllable[] {
  const result: Syllable[] = [];
  for (const [run] of name
    .normalize('NFKC')
    .matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      const word = run.toLowerCase();
      result.push({ full: word, initial: word });
      continue;
    }
    for (const full of pinyin(run, { toneType: 'none', type: 'array', v: true })) {
      const letters = full.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
      if (letters !== '') result.push({ full: letters, initial: [...letters][0] ?? '' });
    }
  }
  return result;
}

/** The words by which a node is found: made once when the plan is read, the same for every store. */
export function searchKeys(name: string, aliases: readonly string[], quotes: readonly string[]): SearchKeys {
  const parts = syllables(name);
  const suffixes = parts.map((_, from) =>
    parts
      .slice(from)
      .map((one) => one.full)
      .join(''),
  );
  return {
    name: normalise(name),
    aliases: aliases.map(normalise),
    pinyin: suffixes,
    initials: parts.map((one) => one.initial).join(''),
    text: quotes.map(normalise).join('\n'),
  };
}
