import type { Random } from './random.ts';

/** Syllables of places that are nowhere; two make a word, and no word is a city's. */
const FIRST = [
  '云',
  '澄',
  '岚',
  '青',
  '霁',
  '泊',
  '砚',
  '汀',
  '棠',
  '隐',
  '曦',
  '鹭',
  '榆',
  '溯',
  '琅',
  '笠',
];
const SECOND = [
  '岫',
  '屿',
  '泽',
  '麓',
  '浦',
  '坞',
  '原',
  '涧',
  '埠',
  '垣',
  '陂',
  '洲',
  '矶',
  '峁',
  '畈',
  '浜',
];

/**
 * Names that are given once each: two invented words, a number when the words are used up, and the word of
 * the kind at the end, so that a name says what it is.
 */
export function createNames(random: Random): (kind: string) => string {
  const given = new Set<string>();
  const word = () => random.pick(FIRST) + random.pick(SECOND);
  return (kind) => {
    for (let tries = 0; ; tries++) {
      const stem = tries < 4 ? word() + word() : `${word()}${word()}${given.size}号`;
      const name = stem + kind;
      if (given.has(name)) continue;
      given.add(name);
      return name;
    }
  };
}
