import type { Ontology, PlanGraph, PropertyValue } from '../../server/graph/types.ts';
import { createNames } from './invented-names.ts';
import { type InventedEdge, type InventedNode, inventedPlan } from './invented-plan.ts';
import { createRandom, type Random } from './random.ts';

/** How many copies of a node of the model a plan gets: some are left out, some stand twice. */
const COPIES = [0, 1, 1, 1, 1, 1, 1, 1, 1, 2] as const;

/**
 * Plans shaped like a real one, one after the other, never all in memory: its kinds, its relations and
 * their proportions, its sections and declared numbers; the names and the page are invented. The same seed
 * gives the same plans.
 */
export function* plansLike(
  model: PlanGraph,
  ontology: Ontology,
  { plans, seed }: { plans: number; seed: number },
): Generator<PlanGraph> {
  for (let at = 1; at <= plans; at++) {
    // A seed of its own each, so that plan 7 is the same in a run of ten and in one of three hundred.
    yield planLike(model, ontology, planId(at), createRandom(seed * 100_003 + at));
  }
}

const planId = (at: number) => `synth-${String(at).padStart(4, '0')}`;

function planLike(model: PlanGraph, ontology: Ontology, id: string, random: Random): PlanGraph {
  const names = createNames(random);
  const kindWord = new Map(ontology.kinds.map((kind) => [kind.id, kind.zh]));
  const sectionIds = model.nodes.filter((node) => node.kind === 'Section').map((node) => node.id);
  const sectionOf = new Map(sectionIds.map((section, at) => [section, at]));
  const copies = new Map<string, number[]>();
  const nodes: InventedNode[] = [];
  for (const node of model.nodes) {
    if (node.kind === 'Section') continue;
    const section = sectionOf.get(node.evidence[0]?.section ?? '') ?? 0;
    const count = random.pick(COPIES);
    for (let copy = 0; copy < count; copy++) {
      const local = `n${String(nodes.length + 1).padStart(5, '0')}`;
      const name = names(kindWord.get(node.kind) ?? '');
      copies.set(node.id, [...(copies.get(node.id) ?? []), nodes.length]);
      nodes.push({ local, kind: node.kind, name, section, properties: closedOf(node, ontology) });
    }
  }
  const edges: InventedEdge[] = model.edges.flatMap(({ from, to, type, ground = null }) => {
    const ends = { from: copies.get(from) ?? [], to: copies.get(to) ?? [] };
    if (type === 'STATED_IN' || ends.from.length === 0 || ends.to.length === 0) return [];
    const count = Math.max(ends.from.length, ends.to.length);
    return Array.from({ length: count }, (_, at) => ({
      from: ends.from[at % ends.from.length] ?? 0,
      to: ends.to[at % ends.to.length] ?? 0,
      type,
      ground,
    }));
  });
  const sections = sectionIds.map((_, at) => `第${at + 1}节 ${names('')}`);
  return inventedPlan(id, ontology, sections, nodes, edges);
}

/** The properties that quote no words of the real page: choices of a closed list, and the declared number. */
function closedOf(
  node: { kind: string; properties: Record<string, PropertyValue> },
  ontology: Ontology,
): Record<string, PropertyValue> {
  const definitions = ontology.kinds.find((kind) => kind.id === node.kind)?.properties ?? {};
  return Object.fromEntries(
    Object.entries(node.properties).filter(
      ([key]) => key === 'declaredCount' || definitions[key]?.type === 'enum',
    ),
  );
}

/** How many sections a dense plan has. */
const DENSE_SECTIONS = 40;

/**
 * Plans in which everything hangs together: nodes of every kind, relations of every type between kinds that
 * the ontology allows, their ends the likelier chosen the earlier they came, so that a few become hubs.
 */
export function* densePlans(
  ontology: Ontology,
  { plans, nodes, edges, seed }: { plans: number; nodes: number; edges: number; seed: number },
): Generator<PlanGraph> {
  for (let at = 1; at <= plans; at++) {
    const random = createRandom(seed * 100_003 + at);
    yield densePlan(ontology, `synth-dense-${String(at).padStart(4, '0')}`, nodes, edges, random);
  }
}

function densePlan(ontology: Ontology, id: string, size: number, relations: number, random: Random) {
  const kinds = ontology.kinds.filter((kind) => kind.id !== 'Section');
  const names = createNames(random);
  const byKind = new Map<string, number[]>(kinds.map((kind) => [kind.id, []]));
  const nodes = Array.from({ length: size }, (_, at): InventedNode => {
    const kind = random.pick(kinds);
    byKind.get(kind.id)?.push(at);
    return {
      local: `n${String(at + 1).padStart(6, '0')}`,
      kind: kind.id,
      name: names(kind.zh),
      section: random.below(DENSE_SECTIONS),
      properties: {},
    };
  });
  const types = ontology.relationTypes.filter((type) => !type.computed && !type.inferredOnly);
  /** Squared, so that the first of a kind are chosen most. */
  const early = (places: readonly number[]) =>
    places[Math.floor(places.length * (random.below(1e6) / 1e6) ** 2)];
  const edges: InventedEdge[] = [];
  const taken = new Set<string>();
  for (let tries = 0; edges.length < relations && tries < relations * 4; tries++) {
    const type = random.pick(types);
    const from = early(byKind.get(random.pick(type.from)) ?? []);
    const to = early(byKind.get(random.pick(type.to)) ?? []);
    const key = `${from} ${type.id} ${to}`;
    if (from === undefined || to === undefined || from === to || taken.has(key)) continue;
    taken.add(key);
    edges.push({
      from,
      to,
      type: type.id,
      ground: random.chance(0.4) ? random.pick(ontology.grounds).id : null,
    });
  }
  const sections = Array.from({ length: DENSE_SECTIONS }, (_, at) => `第${at + 1}节 ${names('')}`);
  return inventedPlan(id, ontology, sections, nodes, edges);
}
