import type { SearchQuery } from '../graph/graph-store.ts';
import { highlight, lettersOf, matchedBy, rank, rankOfLetters, terms } from '../graph/search.ts';
import type { GraphNode, SearchKeys, SearchResult } from '../graph/types.ts';
import type { Candidates, Entry, SearchIndex } from './search-index.ts';

/** A search in the embedded store, among the nodes that `fits` lets through. */
export function searchIn(
  index: SearchIndex,
  query: SearchQuery,
  fits: (node: GraphNode) => boolean,
): SearchResult {
  const { limit } = query;
  const words = terms(query.q);
  const letters = lettersOf(words);
  const plain = ranked(index, words, fits, (keys, only) => rank(words, keys, only));
  const { total, byRank } =
    plain.total > 0 ? plain : ranked(index, letters, fits, (keys) => rankOfLetters(letters, keys));
  const hits: SearchResult['hits'] = [];
  for (const [at, entries] of byRank) {
    const matched = matchedBy(at);
    for (const { node, summary } of entries.slice(0, limit - hits.length)) {
      hits.push({ node: summary, matched, highlight: highlight(node, words, matched, index.lay) });
    }
  }
  return { hits, total, limit, truncated: total > hits.length };
}

/** What is found by its rank, best first; within a rank in the index's order, which is that of hits. */
function ranked(
  index: SearchIndex,
  pieces: readonly string[],
  fits: (node: GraphNode) => boolean,
  rankOf: (keys: SearchKeys, only: { word: string; fields: number }) => number | null,
): { byRank: [number, Entry[]][]; total: number } {
  const byRank = new Map<number, Entry[]>();
  let total = 0;
  const { word, places, fields } = index.candidates(pieces) ?? NOBODY;
  for (const [i, place] of places.entries()) {
    const entry = index.entries[place];
    if (entry === undefined || !fits(entry.node)) continue;
    const found = rankOf(entry.keys, { word, fields: fields[i] ?? 0 });
    if (found === null) continue;
    const same = byRank.get(found);
    if (same === undefined) byRank.set(found, [entry]);
    else same.push(entry);
    total++;
  }
  return { byRank: [...byRank].sort(([a], [b]) => a - b), total };
}

const NOBODY: Candidates = { word: '', places: [], fields: [] };
