import { describe, expect, it } from 'vitest';
import { createRandom } from '../../graph-seed/synth/random.ts';
import { lettersOf, rank, rankOfLetters, terms } from '../../server/graph/search.ts';
import type { SearchKeys } from '../../server/graph/types.ts';
import { indexSearchKeys } from '../../server/memory/search-index.ts';
import { randomPlans } from '../contract/random-graph.ts';
import { realOntology } from '../faults/plan.ts';
import { realGraphs } from './serving.ts';

/** As the index would not be there: every node is looked at. */
function everyPlaceOf(keys: readonly SearchKeys[], q: string): number[] {
  const words = terms(q);
  const letters = lettersOf(words);
  const where = (rankOf: (one: SearchKeys) => number | null) =>
    keys.flatMap((one, place) => (rankOf(one) === null ? [] : [place]));
  const plain = where((one) => rank(words, one));
  return plain.length > 0 ? plain : where((one) => rankOfLetters(letters, one));
}

/** Pieces of what there is, cut anywhere, so that words lie across the index's pairs. */
function questionsOf(keys: readonly SearchKeys[], seed: number, count: number): string[] {
  const random = createRandom(seed);
  const questions = [
    '',
    ' ',
    '太湖',
    'thw',
    'taihu',
    'a',
    '湾',
    '芯火 平台',
    '没有这个词',
    'AI',
    'x y z',
    '4+2',
    '𠮷',
  ];
  for (let i = 0; i < count; i++) {
    const { name, aliases, pinyin, initials, text } = random.pick(keys);
    const field = random.pick([name, ...aliases, ...pinyin, initials, text]);
    const from = random.below(field.length + 1);
    const word = field.slice(from, from + random.between(1, 6));
    questions.push(random.chance(0.2) ? `${word} ${random.pick(keys).name.slice(0, 2)}` : word);
    if (random.chance(0.2)) questions.push([...name].filter(() => random.chance(0.5)).join(''));
  }
  return questions;
}

describe('the search index', () => {
  const real = realGraphs().flatMap((graph) => graph.nodes);
  const random = createRandom(11);
  const made = randomPlans(random, realOntology()).flatMap((graph) => graph.nodes);

  it.each([
    ['the real page', real],
    ['random plans', made],
  ])('leaves out nothing that would be found in %s', (_name, nodes) => {
    const keys = nodes.map((node) => node.search);
    const index = indexSearchKeys(keys);
    for (const q of questionsOf(keys, 5, 400)) {
      const words = terms(q);
      const plain = (index.candidates(words) ?? []).filter((place) => rank(words, keys[place] as SearchKeys));
      const letters = lettersOf(words);
      const found =
        plain.length > 0
          ? plain
          : (index.candidates(letters) ?? []).filter((p) => rankOfLetters(letters, keys[p] as SearchKeys));
      expect(found, JSON.stringify(q)).toEqual(everyPlaceOf(keys, q));
    }
  });

  it('looks at few', () => {
    const keys = real.map((node) => node.search);
    const index = indexSearchKeys(keys);
    expect(index.candidates(['轨道交通'])?.length).toBeLessThan(keys.length / 4);
    expect(index.candidates(['没有这个词'])).toEqual([]);
    expect(index.candidates([])).toBeNull();
  });
});
