import { describe, expect, it } from 'vitest';
import { createRandom } from '../../graph-seed/synth/random.ts';
import { toSummary } from '../../server/graph/node-shapes.ts';
import { byId } from '../../server/graph/order.ts';
import { highlight, lettersOf, matchedBy, rank, rankOfLetters, terms } from '../../server/graph/search.ts';
import type { GraphNode, SearchKeys, SearchResult } from '../../server/graph/types.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { indexPlans } from '../../server/memory/plan-index.ts';
import { randomPlans } from '../contract/random-graph.ts';
import { realGraphs, realOntology } from '../real-page.ts';

const LIMIT = 20;

/** As if there were no index: every node is looked at, all that is found is sorted, every text laid out anew. */
function plainly(nodes: readonly GraphNode[], keys: readonly SearchKeys[], q: string): SearchResult {
  const words = terms(q);
  const letters = lettersOf(words);
  const found = (rankOf: (one: SearchKeys) => number | null) =>
    nodes.flatMap((node, i) => {
      const at = rankOf(keys[i] as SearchKeys);
      return at === null ? [] : [{ node, at }];
    });
  const plain = found((one) => rank(words, one));
  const all = plain.length > 0 ? plain : found((one) => rankOfLetters(letters, one));
  all.sort((a, b) => a.at - b.at || b.node.degree - a.node.degree || byId(a.node, b.node));
  const hits = all.slice(0, LIMIT).map(({ node, at }) => {
    const matched = matchedBy(at);
    return { node: toSummary(node, node.degree), matched, highlight: highlight(node, words, matched) };
  });
  return { hits, total: all.length, limit: LIMIT, truncated: all.length > LIMIT };
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
  const ontology = realOntology();
  const real = realGraphs();

  it.each([
    ['the real page', real],
    ['random plans', randomPlans(createRandom(11), ontology)],
  ])('changes no answer on %s', async (_name, graphs) => {
    const { nodes } = indexPlans(graphs);
    const byKey = new Map(graphs.flatMap((graph) => graph.nodes).map(({ id, search }) => [id, search]));
    const keys = nodes.map(({ id }) => byKey.get(id) as SearchKeys);
    const store = createMemoryStore(graphs, ontology);
    for (const q of questionsOf(keys, 5, 400)) {
      expect(await store.search({ q, limit: LIMIT }, {}), JSON.stringify(q)).toEqual(plainly(nodes, keys, q));
    }
  });

  it('is there when the store is ready: the first who searches does not wait for it', async () => {
    let read = 0;
    const watched = real.map((graph) => ({
      ...graph,
      nodes: graph.nodes.map(({ search, ...node }) => ({
        ...node,
        search: {
          ...search,
          get text() {
            read++;
            return search.text;
          },
        },
      })),
    }));
    const store = createMemoryStore(watched, ontology);
    await store.ready();
    expect(read).toBeGreaterThan(0);
    read = 0;
    expect((await store.search({ q: '无锡站', limit: LIMIT }, {})).total).toBeGreaterThan(0);
    // Only what may hold the word is ranked.
    expect(read).toBeLessThan(watched[0]?.nodes.length ?? 0);
  });

  it('looks at few', () => {
    const index = indexPlans(real).searchIndex();
    expect(index.candidates(['轨道交通'])?.places.length).toBeLessThan(index.entries.length / 4);
    expect(index.candidates(['没有这个词'])?.places).toEqual([]);
    expect(index.candidates([])).toBeNull();
  });
});
