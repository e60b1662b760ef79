import type { Random } from '../../graph-seed/synth/random.ts';
import { commitmentFacets, NO_WORD } from '../../server/graph/commitment-facets.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import { normalise } from '../../server/graph/search.ts';
import type { Direction, Ontology, PlanGraph } from '../../server/graph/types.ts';
import { PIECES, words } from './random-graph.ts';

const FACETS = [NO_WORD, 'binding', 'expected', '确保'];

export type Request = { asked: string; put(store: GraphStore): Promise<unknown> };

/** A question about these plans, most often one that has an answer. */
export function randomRequest(random: Random, graphs: readonly PlanGraph[], ontology: Ontology): Request {
  const nodes = graphs.flatMap((graph) => graph.nodes);
  const anyId = () => (nodes.length > 0 && random.chance(0.97) ? random.pick(nodes).id : 'a:nobody');
  const anyPlan = () => (random.chance(0.95) ? random.pick(graphs).plan.id : 'atlantis');
  const kinds = ontology.kinds.map((kind) => kind.id);
  const types = ontology.relationTypes.map((type) => type.id);
  const grounds = ontology.grounds.map((ground) => ground.id);
  const maybe = <K extends string, V>(key: K, p: number, value: () => V): { [key in K]?: V } =>
    (random.chance(p) ? { [key]: value() } : {}) as { [key in K]?: V };
  const bases = () => random.some(['explicit', 'inferred'] as const, 2);
  const direction = (): Direction => random.pick(['out', 'in', 'both'] as const);
  const page = () => ({ limit: random.pick([1, 2, 3, 7, 50, 500]), ...maybe('cursor', 0.4, anyId) });
  const nodeChoice = () => ({
    ...maybe('kinds', 0.25, () => random.some(kinds, 16)),
    ...maybe('plans', 0.2, () => random.some([...graphs.map((graph) => graph.plan.id), 'atlantis'], 2)),
  });
  const selection = () => ({
    ...nodeChoice(),
    ...maybe('types', 0.25, () => random.some(types, 12)),
    ...maybe('bases', 0.3, bases),
    ...maybe('grounds', 0.2, () => random.some(grounds, 3)),
  });
  const request = (name: keyof GraphStore, ...questions: unknown[]): Request => ({
    asked: `${name} ${JSON.stringify(questions)}`,
    put: (store) => (store[name] as (...given: unknown[]) => Promise<unknown>)(...questions),
  });

  const roll = random.below(112);
  if (roll >= 106) return request('comparison', { one: anyPlan(), other: anyPlan() });
  if (roll >= 100) {
    const plan = random.chance(0.5) ? anyPlan() : undefined;
    return request(random.pick(['clusters', 'spatial'] as const), plan);
  }
  if (roll < 38) {
    const query = { q: queryWords(random, graphs), ...nodeChoice(), limit: random.pick([1, 3, 10, 100]) };
    return request('search', query);
  }
  if (roll < 42) {
    const by = random.pick(['plan', 'kind', 'chapter'] as const);
    const facets = [...FACETS, ...nodes.flatMap(commitmentFacets)];
    const left = maybe('without', 0.4, () => random.some(facets, 4));
    return request('groups', { ...selection(), ...left, by, limit: random.pick([1, 3, 500]) });
  }
  if (roll < 52) return request('graph', { ...selection(), ...page() });
  if (roll < 54) return request('plansWithNode', anyId().replace(/^.*:/u, ''));
  if (roll < 60) return request('node', anyId());
  if (roll < 78) {
    const { kinds, types, bases } = selection();
    const chosen = { ...(kinds && { kinds }), ...(types && { types }), ...(bases && { bases }) };
    return request('neighbours', anyId(), { direction: direction(), ...chosen, ...page() });
  }
  if (roll < 85) {
    const to = random.chance(0.5) ? kinds : random.some(kinds, 10);
    const query = {
      to,
      direction: direction(),
      maxHops: random.between(1, 6),
      ...maybe('bases', 0.3, bases),
    };
    return request('trace', anyId(), query);
  }
  if (roll < 91) {
    const through = maybe('through', 0.3, () => random.some(['Section', 'Period'], 2));
    const hops = { maxHops: random.between(1, 4), limit: random.pick([1, 5, 20]) };
    return request('paths', {
      from: anyId(),
      to: anyId(),
      ...hops,
      ...maybe('bases', 0.3, bases),
      ...through,
    });
  }
  if (roll < 93) return request('sources', anyPlan());
  if (roll < 95) return request('coverage', anyPlan());
  if (roll < 97) return request('audit', random.chance(0.5) ? anyPlan() : undefined);
  if (roll < 99) return request('whole', selection());
  return random.chance(0.5) ? request('plans') : request('counts');
}

/** Words that are in the graph, whole or in part, or by their pinyin; now and then words that are not. */
function queryWords(random: Random, graphs: readonly PlanGraph[]): string {
  const nodes = graphs.flatMap((graph) => graph.nodes);
  if (nodes.length === 0 || random.chance(0.1)) return words(random, 1, 2);
  const word = () => {
    const { name, aliases, search, evidence } = random.pick(nodes);
    const pool = [name, ...aliases, ...evidence.map((one) => one.quote), random.pick(PIECES)];
    const roll = random.below(10);
    if (roll < 1 && search.pinyin.length > 0) return start(random.pick(search.pinyin), random.between(1, 12));
    if (roll < 2 && search.initials !== '') return start(search.initials, random.between(1, 4));
    if (roll < 3) return search.name;
    if (roll < 4) return [...search.name].filter((_, at) => at === 0 || random.chance(0.6)).join('');
    const text = random.pick(pool);
    const chars = [...(random.chance(0.5) ? normalise(text) : text)];
    const from = random.chance(0.4) ? 0 : random.below(chars.length);
    return chars.slice(from, from + random.between(1, 6)).join('');
  };
  return Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, word).join(random.pick([' ', '　', '  ']));
}

/** The first characters; a half of one would be no text. */
function start(text: string, count: number): string {
  // Initials of rare characters hold halves of a pair, which no request can carry.
  return [...text]
    .slice(0, count)
    .join('')
    .replace(/\p{Surrogate}/gu, '');
}
