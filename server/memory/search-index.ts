import type { SearchKeys } from '../graph/types.ts';

/** Finds the nodes that may hold a word, so that only these need be ranked. */
export type SearchIndex = {
  /** Places, in order, of nodes among which every one is that holds all the words; null: any may. */
  candidates(words: readonly string[]): readonly number[] | null;
};

/**
 * Every character and every pair of characters of a node's keys, with the nodes that hold them. What holds
 * a word holds its pairs, so the shortest list among these has all that can be found.
 */
export function indexSearchKeys(keys: readonly SearchKeys[]): SearchIndex {
  const places = new Map<string, number[]>();
  const enter = (piece: string, place: number) => {
    const known = places.get(piece);
    if (known === undefined) places.set(piece, [place]);
    else if (known[known.length - 1] !== place) known.push(place);
  };
  for (const [place, { name, aliases, pinyin, initials, text }] of keys.entries()) {
    for (const field of [name, ...aliases, ...pinyin, initials, text]) {
      for (let i = 0; i < field.length; i++) {
        enter(field.charAt(i), place);
        if (i > 0) enter(field.slice(i - 1, i + 1), place);
      }
    }
  }
  const shortest = (word: string, best: readonly number[] | null): readonly number[] | null => {
    let found = best;
    const width = Math.min(2, word.length);
    for (let i = 0; i + width <= word.length; i++) {
      const here = places.get(word.slice(i, i + width)) ?? [];
      if (found === null || here.length < found.length) found = here;
    }
    return found;
  };
  return {
    candidates: (words) => words.reduce<readonly number[] | null>((best, word) => shortest(word, best), null),
  };
}
