import type { PathsQuery } from './graph-store.ts';
import { byId, unique } from './order.ts';
import { describePath } from './path-sentence.ts';
import {
  BOUNDS,
  type Neighbourhood,
  otherEnd,
  type Reach,
  reachFrom,
  type Step,
  strengthOf,
} from './steps.ts';
import type { GraphNode, Ontology, PathsResult } from './types.ts';

/**
 * The best paths between two nodes, whatever way the arrows point: explicit before inferred, strong
 * ground before weak, shorter before longer, then by the ids of their edges. No node twice on a path.
 * Kinds that connect everything (`hub`: sections, periods, documents) are no hops unless `through` names them.
 *
 * Both ends must be there: the store has looked them up and thrown UnknownIdError otherwise.
 */
export async function paths(
  ends: { from: GraphNode; to: GraphNode },
  query: PathsQuery,
  around: Neighbourhood,
  ontology: Ontology,
): Promise<PathsResult> {
  const through = query.through ?? [];
  const types = ontology.relationTypes
    .filter((type) => !type.computed || through.includes('Section'))
    .map((type) => type.id);
  const hubs = new Set(ontology.kinds.filter((kind) => kind.hub).map((kind) => kind.id));
  const hop = (kind: string) => !hubs.has(kind) || through.includes(kind);
  const reach = await reachFrom(ends.from, (ids) => around.steps(ids, types, query.bases), {
    maxHops: query.maxHops,
    walks: (step) => step.from !== step.to,
    hop,
  });
  const { found, cut } = enumerate(ends.from.id, ends.to.id, reach, query, hop, ontology);

  const nodes = await around.nodes(unique([ends.from.id, ends.to.id, ...found.flatMap((one) => one.nodes)]));
  const edges = await around.edges(unique(found.flatMap((one) => one.steps.map((step) => step.id))));
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
  const truncated = cut || reach.truncated;
  return {
    paths: found.map((one) =>
      describePath(
        one.nodes.flatMap((id) => nodeOf.get(id) ?? []),
        one.steps.flatMap((step) => edgeOf.get(step.id) ?? []),
        ontology,
      ),
    ),
    graph: {
      nodes: nodes.sort(byId),
      edges: edges.sort(byId),
      total: { nodes: nodes.length, edges: edges.length },
      limit: nodes.length,
      truncated,
    },
    truncated,
  };
}

type Found = { nodes: string[]; steps: Step[] };

/** Paths in their order: for each strength, for each length, those whose weakest step is just that strong. */
function enumerate(
  from: string,
  to: string,
  reach: Reach,
  query: PathsQuery,
  hop: (kind: string) => boolean,
  ontology: Ontology,
): { found: Found[]; cut: boolean } {
  const found: Found[] = [];
  if (from === to) return { found, cut: false };
  const strengths = new Set([...reach.at.values()].flat().map((step) => strengthOf(step, ontology)));
  const budget = { tries: BOUNDS.tries };
  for (const strength of [...strengths].sort((a, b) => a - b)) {
    const usable = (step: Step) => strengthOf(step, ontology) <= strength;
    const distance = distancesTo(to, reach, usable, hop);
    for (let length = 1; length <= query.maxHops; length++) {
      const room = query.limit + 1 - found.length;
      const more = walk({ from, to, length, strength, reach, usable, distance, hop, ontology, budget, room });
      found.push(...more);
      if (found.length > query.limit) return { found: found.slice(0, query.limit), cut: true };
      if (budget.tries <= 0) return { found, cut: true };
    }
  }
  return { found, cut: false };
}

type Walk = {
  from: string;
  to: string;
  length: number;
  strength: number;
  reach: Reach;
  usable: (step: Step) => boolean;
  distance: ReadonlyMap<string, number>;
  hop: (kind: string) => boolean;
  ontology: Ontology;
  budget: { tries: number };
  room: number;
};

/** Depth first in the order of edge ids, pruned by the distance that is left. */
function walk(w: Walk): Found[] {
  const found: Found[] = [];
  const nodes = [w.from];
  const steps: Step[] = [];
  const visit = (id: string) => {
    if (found.length >= w.room || w.budget.tries-- <= 0) return;
    if (steps.length === w.length) {
      const weakest = Math.max(...steps.map((step) => strengthOf(step, w.ontology)));
      if (id === w.to && weakest === w.strength) found.push({ nodes: [...nodes], steps: [...steps] });
      return;
    }
    if (id === w.to) return;
    if (id !== w.from && !w.hop(w.reach.kinds.get(id) ?? '')) return;
    const left = w.length - steps.length - 1;
    for (const step of w.reach.at.get(id) ?? []) {
      const other = otherEnd(step, id);
      if (!w.usable(step) || nodes.includes(other) || (w.distance.get(other) ?? Infinity) > left) continue;
      nodes.push(other);
      steps.push(step);
      visit(other);
      nodes.pop();
      steps.pop();
    }
  };
  visit(w.from);
  return found;
}

function distancesTo(
  to: string,
  reach: Reach,
  usable: (step: Step) => boolean,
  hop: (kind: string) => boolean,
): Map<string, number> {
  const before = new Map<string, string[]>();
  for (const [id, steps] of reach.at) {
    for (const step of steps) {
      if (!usable(step)) continue;
      const other = otherEnd(step, id);
      const list = before.get(other);
      if (list) list.push(id);
      else before.set(other, [id]);
    }
  }
  const distance = new Map([[to, 0]]);
  let level = [to];
  while (level.length > 0) {
    const next: string[] = [];
    for (const id of level) {
      if (id !== to && !hop(reach.kinds.get(id) ?? '')) continue;
      for (const other of before.get(id) ?? []) {
        if (distance.has(other)) continue;
        distance.set(other, (distance.get(id) ?? 0) + 1);
        next.push(other);
      }
    }
    level = next;
  }
  return distance;
}
