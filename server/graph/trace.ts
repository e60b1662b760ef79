import type { TraceQuery } from './graph-store.ts';
import { byId, compareIds, unique } from './order.ts';
import { describePath } from './path-sentence.ts';
import { type Neighbourhood, otherEnd, type Reach, reachFrom, type Step, strengthOf } from './steps.ts';
import type { GraphEdge, GraphNode, Ontology, TraceResult, TraceTarget } from './types.ts';

type Trail = { nodes: string[]; steps: Step[]; strength: number };

/**
 * From one node to every node of the kinds in `to`, each by its best path: explicit before inferred,
 * strong ground before weak, shorter before longer, then by the ids of its edges.
 *
 * A trace keeps one direction, so that every step says “is done for”: `in` walks down to what leads to
 * the root (its projects, its targets), `out` up to what the root leads to; the ontology's `leads` says
 * which way each type leads, and `carries` which kinds it may walk through (no section, period, document,
 * body or place: they do not say what a thing is done for). It keeps to its time as well: see `timeKeeper`.
 *
 * `root` must be there: the store has looked it up and thrown UnknownIdError otherwise.
 */
export async function trace(
  root: GraphNode,
  query: TraceQuery,
  around: Neighbourhood,
  ontology: Ontology,
): Promise<TraceResult> {
  const types = ontology.relationTypes.filter((type) => type.leads !== 'none').map((type) => type.id);
  const carrying = new Set(ontology.kinds.filter((kind) => kind.carries).map((kind) => kind.id));
  const hop = (kind: string) => carrying.has(kind);
  const keepsTime = timeKeeper(root, ontology);
  const best = new Map<string, Trail>();
  let truncated = false;
  for (const way of query.direction === 'both' ? (['in', 'out'] as const) : [query.direction]) {
    const reach = await reachFrom(root, (ids) => around.steps(ids, types, query.bases), {
      maxHops: query.maxHops,
      walks: (step, from) => leadsTo(step, from, ontology) === way && keepsTime(step, from),
      hop,
    });
    truncated ||= reach.truncated;
    for (const [id, trail] of bestTrails(root.id, reach, query, hop, ontology)) {
      const known = best.get(id);
      if (!known || compareTrails(trail, known) < 0) best.set(id, trail);
    }
  }
  best.delete(root.id);

  const trails = [...best].sort(([a, x], [b, y]) => compareTrails(x, y) || compareIds(a, b));
  const nodes = await around.nodes(unique([root.id, ...trails.flatMap(([, trail]) => trail.nodes)]));
  const edges = await around.edges(unique(trails.flatMap(([, trail]) => trail.steps.map((step) => step.id))));
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
  const targets = trails.map(([id, trail]) => toTarget(id, trail, nodeOf, edgeOf, ontology));
  const totals = await around.kindTotals(root.plan);
  return {
    root,
    targets,
    graph: {
      nodes: nodes.sort(byId),
      edges: edges.sort(byId),
      total: { nodes: nodes.length, edges: edges.length },
      limit: nodes.length,
      truncated,
    },
    counts: query.to.map((kind) => {
      const reached = targets.filter((target) => target.node.kind === kind);
      const here = reached.filter((target) => target.node.plan === root.plan).length;
      const explicit = reached.filter((target) => target.path.basis === 'explicit').length;
      const all = (totals[kind] ?? 0) - (root.kind === kind ? 1 : 0);
      return { kind, explicit, inferred: reached.length - explicit, unreached: all - here };
    }),
    truncated,
  };
}

/**
 * Whether a trace from `root` may take a step: what belongs to a period that is over and what does not are
 * joined only by a relation that says so itself. Without this, by way of a strategy that both periods name,
 * what the last plan achieved would be told as done for a goal of this one.
 */
function timeKeeper(root: GraphNode, ontology: Ontology): (step: Step, from: string) => boolean {
  const own = root.properties.period;
  if (typeof own !== 'string') return () => true;
  const past = pastPeriods(ontology);
  const fits = (period: string | null) => period === null || past.includes(period) === past.includes(own);
  return (step, from) => from === root.id || (fits(step.fromPeriod) && fits(step.toPeriod));
}

/** The periods that are over, as the ontology marks them. */
export function pastPeriods(ontology: Ontology): string[] {
  const values = ontology.kinds.flatMap((kind) => Object.entries(kind.properties.period?.values ?? {}));
  return [...new Set(values.filter(([, { past }]) => past).map(([id]) => id))];
}

/** `in` when the step, taken from `from`, goes down to what leads to it; `out` when it goes up. */
function leadsTo(step: Step, from: string, ontology: Ontology): 'in' | 'out' | null {
  const leads = ontology.relationTypes.find((type) => type.id === step.type)?.leads ?? 'none';
  if (leads === 'none' || step.from === step.to) return null;
  const alongArrow = step.from === from;
  return alongArrow === (leads === 'forward') ? 'out' : 'in';
}

/**
 * Best trail to each wanted node. For each strength, from the strongest, a breadth-first walk over the
 * steps at least that strong: the first strength at which a node is met is its best, the walk's length
 * there its shortest. Each level is kept in the order of its trails, so ties fall to the least edge ids.
 */
function bestTrails(
  root: string,
  reach: Reach,
  query: TraceQuery,
  hop: (kind: string) => boolean,
  ontology: Ontology,
): Map<string, Trail> {
  const found = new Map<string, Trail>();
  const strengths = new Set([...reach.at.values()].flat().map((step) => strengthOf(step, ontology)));
  for (const strength of [...strengths].sort((a, b) => a - b)) {
    const seen = new Map<string, Trail>([[root, { nodes: [root], steps: [], strength }]]);
    let level = [root];
    for (let hops = 0; hops < query.maxHops && level.length > 0; hops++) {
      const next: string[] = [];
      for (const id of level) {
        const trail = seen.get(id);
        if (!trail || (id !== root && !hop(reach.kinds.get(id) ?? ''))) continue;
        for (const step of reach.at.get(id) ?? []) {
          const other = otherEnd(step, id);
          if (seen.has(other) || strengthOf(step, ontology) > strength) continue;
          seen.set(other, { nodes: [...trail.nodes, other], steps: [...trail.steps, step], strength });
          next.push(other);
        }
      }
      level = next;
    }
    for (const [id, trail] of seen) {
      if (!found.has(id) && query.to.includes(reach.kinds.get(id) ?? '')) found.set(id, trail);
    }
  }
  return found;
}

function compareTrails(a: Trail, b: Trail): number {
  return (
    a.strength - b.strength ||
    a.steps.length - b.steps.length ||
    compareIds(a.steps.map((step) => step.id).join('\n'), b.steps.map((step) => step.id).join('\n'))
  );
}

function toTarget(
  id: string,
  trail: Trail,
  nodeOf: ReadonlyMap<string, GraphNode>,
  edgeOf: ReadonlyMap<string, GraphEdge>,
  ontology: Ontology,
): TraceTarget {
  const node = must(nodeOf, id);
  const { plan, kind, name, aliases, degree } = node;
  return {
    node: { id, plan, kind, name, aliases, degree },
    path: describePath(
      trail.nodes.map((one) => must(nodeOf, one)),
      trail.steps.map((step) => must(edgeOf, step.id)),
      ontology,
    ),
  };
}

function must<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`the store gave a step to ${id}, but not ${id} itself`);
  return found;
}
