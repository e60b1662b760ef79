import { toSummary } from '../graph/node-shapes.ts';
import { byId } from '../graph/order.ts';
import { FIELDS, type Laid, layOut } from '../graph/search.ts';
import type { GraphNode, NodeSummary, SearchKeys } from '../graph/types.ts';

/** A node, what is shown of it as a hit, and the words by which it is found. */
export type Entry = { node: GraphNode; summary: NodeSummary; keys: SearchKeys };

/** Where words may be found: places of `entries`, in order; at each, the fields in which `word` may stand. */
export type Candidates = { word: string; places: readonly number[]; fields: readonly number[] };

/** Finds the nodes that may hold a word, so that only these need be ranked. */
export type SearchIndex = {
  /** As hits of one rank stand: by degree, the greater first, then by id. */
  entries: readonly Entry[];
  /** Every entry that holds all the words is among them; null: any may be one. */
  candidates(words: readonly string[]): Candidates | null;
  /** A name, another name or a quote, laid out once. */
  lay(text: string): Laid;
};

type Found = { places: number[]; fields: number[] };
const NOWHERE: Found = { places: [], fields: [] };

/**
 * Every character and every pair of characters of a node's keys, with the nodes that hold them and the
 * fields where. What holds a word holds its pairs, so the shortest list among these has all that can be
 * found, and a field without the pair is without the word.
 */
export function indexForSearch(nodes: readonly { node: GraphNode; keys: SearchKeys }[]): SearchIndex {
  const entries = nodes
    .map(({ node, keys }) => ({ node, summary: toSummary(node, node.degree), keys }))
    .sort((a, b) => b.node.degree - a.node.degree || byId(a.node, b.node));
  const found = new Map<string, Found>();
  const enter = (piece: string, place: number, field: number) => {
    let known = found.get(piece);
    if (known === undefined) {
      known = { places: [], fields: [] };
      found.set(piece, known);
    }
    const { places, fields } = known;
    const last = places.length - 1;
    if (places[last] === place) fields[last] = (fields[last] ?? 0) | field;
    else {
      places.push(place);
      fields.push(field);
    }
  };
  const read = (text: string, place: number, field: number) => {
    for (let i = 0; i < text.length; i++) {
      enter(text.charAt(i), place, field);
      if (i > 0) enter(text.slice(i - 1, i + 1), place, field);
    }
  };
  for (const [place, { keys }] of entries.entries()) {
    read(keys.name, place, FIELDS.name);
    for (const alias of keys.aliases) read(alias, place, FIELDS.aliases);
    for (const suffix of keys.pinyin) read(suffix, place, FIELDS.pinyin);
    read(keys.initials, place, FIELDS.initials);
    read(keys.text, place, FIELDS.text);
  }

  const laid = new Map<string, Laid>();
  return {
    entries,
    candidates(words) {
      let best: Candidates | null = null;
      for (const word of words) {
        const width = Math.min(2, word.length);
        for (let i = 0; i + width <= word.length; i++) {
          const here = found.get(word.slice(i, i + width)) ?? NOWHERE;
          if (best === null || here.places.length < best.places.length) best = { word, ...here };
        }
      }
      return best;
    },
    lay(text) {
      let known = laid.get(text);
      if (known === undefined) {
        known = layOut(text);
        laid.set(text, known);
      }
      return known;
    },
  };
}
