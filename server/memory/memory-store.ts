import { clustersOf } from '../graph/clusters.ts';
import { standsOnlyIn } from '../graph/commitment-facets.ts';
import { comparisonOf, pagePartKinds } from '../graph/comparison.ts';
import { countsForCoverage, coverageOf, type Quotation } from '../graph/coverage.ts';
import { editionOf } from '../graph/edition.ts';
import { UnknownIdError } from '../graph/errors.ts';
import type { GraphStore, NeighboursQuery, Page, Selection } from '../graph/graph-store.ts';
import { groupedOf } from '../graph/groups.ts';
import { byId, compareIds } from '../graph/order.ts';
import { paths } from '../graph/paths.ts';
import { spatialOf } from '../graph/spatial.ts';
import { CLUSTER_KINDS, SPACE_KINDS } from '../graph/statements.ts';
import { trace } from '../graph/trace.ts';
import type {
  Counts,
  GraphEdge,
  GraphNode,
  NodeDetail,
  Ontology,
  PlanGraph,
  PlanSummary,
  Subgraph,
} from '../graph/types.ts';
import { mustBeServable } from './limits.ts';
import { auditOf } from './memory-audit.ts';
import { comparedIn } from './memory-comparison.ts';
import { countGroups } from './memory-groups.ts';
import { neighbourhoodIn } from './memory-neighbourhood.ts';
import { searchIn } from './memory-search.ts';
import { surroundingsIn } from './memory-surroundings.ts';
import { indexPlans, type PlanIndex } from './plan-index.ts';

/**
 * The embedded store: the plan files in a graphology graph. Isomorphic (no Node imports), so that the
 * offline briefing can carry it. The plan files are the truth; nothing is written.
 */
export function createMemoryStore(planGraphs: readonly PlanGraph[], ontology: Ontology): GraphStore {
  mustBeServable(planGraphs);
  const index = indexPlans(planGraphs);
  const around = neighbourhoodIn(index);
  const nodeAt = (id: string): GraphNode => {
    if (!index.graph.hasNode(id)) throw new UnknownIdError('node', id);
    return index.graph.getNodeAttribute(id, 'node');
  };
  const sourcesOf = (plan: string) => {
    if (!index.plans.some((one) => one.id === plan)) throw new UnknownIdError('plan', plan);
    return index.sources.filter((source) => source.plan === plan);
  };
  return {
    name: 'embedded',
    answersLastMs: Number.POSITIVE_INFINITY,
    edition: async () => editionOf(index.plans),
    plans: async () => plansOf(index),
    plansWithNode: async (local) =>
      plansOf(index).flatMap(({ id }) => (index.graph.hasNode(`${id}:${local}`) ? [id] : [])),
    counts: async () => countsOf(index),
    search: async (query) => searchIn(index.searchIndex(), query, nodeFilter(query)),
    graph: async (query) => selectGraph(index, query),
    groups: async ({ by, without = [], limit, ...selection }) => {
      const committed = index.nodes.filter((node) => !standsOnlyIn(node, without));
      return groupedOf(by, countGroups(matching(index, selection, committed), by), limit);
    },
    node: async (id) => detailOf(index, nodeAt(id)),
    neighbours: async (id, query) => neighboursOf(index, nodeAt(id), query),
    paths: async (query) =>
      paths({ from: nodeAt(query.from), to: nodeAt(query.to) }, query, around, ontology),
    trace: async (id, query) => trace(nodeAt(id), query, around, ontology),
    sources: async (plan) => sourcesOf(plan),
    coverage: async (plan) => coverageOf(sourcesOf(plan), quotationsIn(index, plan)),
    audit: async (plan) => {
      if (plan !== undefined) sourcesOf(plan);
      return auditOf(index, plan);
    },
    clusters: async (plan) => {
      if (plan !== undefined) sourcesOf(plan);
      return clustersOf(surroundingsIn(index, CLUSTER_KINDS, plan), plan, ontology);
    },
    spatial: async (plan) => {
      if (plan !== undefined) sourcesOf(plan);
      return spatialOf(surroundingsIn(index, SPACE_KINDS, plan), plan, ontology);
    },
    comparison: async (pair) => {
      for (const plan of [pair.one, pair.other]) sourcesOf(plan);
      return comparisonOf(comparedIn(index, pair, pagePartKinds(ontology)), pair, ontology);
    },
    whole: async (selection) => {
      const { nodes, edges } = matching(index, selection);
      const plans = plansOf(index).filter((plan) => !selection.plans || selection.plans.includes(plan.id));
      return { plans, nodes, edges };
    },
    // The names are read for the search now, and not by the first who searches.
    ready: async () => void index.searchIndex(),
    close: async () => {},
  };
}

function plansOf(index: PlanIndex): PlanSummary[] {
  const nodes = tally(index.nodes.map((node) => node.plan));
  const edges = tally(index.edges.map(planOfEdge));
  const explicit = tally(index.edges.filter((edge) => edge.basis === 'explicit').map(planOfEdge));
  const sources = tally(index.sources.map((source) => source.plan));
  return index.plans.map((plan) => {
    const [all, stated] = [edges[plan.id] ?? 0, explicit[plan.id] ?? 0];
    return {
      ...plan,
      counts: {
        nodes: nodes[plan.id] ?? 0,
        edges: all,
        explicit: stated,
        inferred: all - stated,
        sources: sources[plan.id] ?? 0,
      },
    };
  });
}

function planOfEdge(edge: GraphEdge): string {
  return edge.id.slice(0, edge.id.indexOf(':'));
}

function countsOf(index: PlanIndex): Counts {
  return {
    kinds: tally(index.nodes.map((node) => node.kind)),
    relationTypes: tally(index.edges.map((edge) => edge.type)),
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of [...words].sort(compareIds)) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function nodeFilter(selection: Pick<Selection, 'kinds' | 'plans'>): (node: GraphNode) => boolean {
  const { kinds, plans } = selection;
  return (node) => (!kinds || kinds.includes(node.kind)) && (!plans || plans.includes(node.plan));
}

function edgeFilter(selection: Pick<Selection, 'types' | 'bases' | 'grounds'>): (edge: GraphEdge) => boolean {
  const { types, bases, grounds } = selection;
  return (edge) =>
    (!types || types.includes(edge.type)) &&
    (!bases || bases.includes(edge.basis)) &&
    (!grounds || (edge.ground !== undefined && grounds.includes(edge.ground)));
}

function matching(
  index: PlanIndex,
  selection: Selection,
  among: readonly GraphNode[] = index.nodes,
): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const nodes = among.filter(nodeFilter(selection));
  const ids = new Set(nodes.map((node) => node.id));
  const fits = edgeFilter(selection);
  const edges = index.edges.filter((edge) => fits(edge) && ids.has(edge.from) && ids.has(edge.to));
  return { nodes, edges };
}

function selectGraph(index: PlanIndex, query: Selection & Page): Subgraph {
  const { nodes, edges } = matching(index, query);
  return page(nodes, edges, query);
}

function neighboursOf(index: PlanIndex, root: GraphNode, query: NeighboursQuery): Subgraph {
  const { direction } = query;
  const fitsEdge = edgeFilter(query);
  const fits = (edge: GraphEdge) =>
    (query.types !== undefined || edge.type !== 'STATED_IN') && fitsEdge(edge);
  const fitsNode = nodeFilter(query);
  const shown = new Set<string>([root.id]);
  const nodes: GraphNode[] = [];
  for (const edge of index.edgesAt(root.id)) {
    const out = edge.from === root.id;
    if (direction === (out ? 'in' : 'out')) continue;
    const other = out ? edge.to : edge.from;
    if (shown.has(other) || !fits(edge)) continue;
    const node = index.graph.getNodeAttribute(other, 'node');
    if (!fitsNode(node)) continue;
    shown.add(other);
    nodes.push(node);
  }
  nodes.sort(byId);
  const edges: GraphEdge[] = [];
  for (const id of shown) {
    for (const edge of index.edgesAt(id)) {
      if (edge.from === id && shown.has(edge.to) && fits(edge)) edges.push(edge);
    }
  }
  edges.sort(byId);
  return page(nodes, edges, query, root);
}

/** One page of a selection; `root`, where given, stands before every page's nodes. */
function page(nodes: GraphNode[], edges: GraphEdge[], { limit, cursor }: Page, root?: GraphNode): Subgraph {
  const after = cursor === undefined ? nodes : nodes.filter((node) => node.id > cursor);
  const here = after.slice(0, limit);
  const last = here.at(-1)?.id;
  const truncated = after.length > here.length;
  const inPage = new Set(here.map((node) => node.id));
  const isBefore = (id: string) => id === root?.id || (cursor !== undefined && id <= cursor);
  const first = cursor === undefined;
  const completes = ({ from, to }: GraphEdge) =>
    (inPage.has(from) && (inPage.has(to) || isBefore(to))) ||
    (inPage.has(to) && isBefore(from)) ||
    (first && from === root?.id && to === root.id);
  return {
    nodes: root ? [root, ...here] : here,
    edges: edges.filter(completes),
    total: { nodes: nodes.length + (root ? 1 : 0), edges: edges.length },
    limit,
    truncated,
    ...(truncated && last !== undefined ? { nextCursor: last } : {}),
  };
}

function detailOf(index: PlanIndex, node: GraphNode): NodeDetail {
  const counts = new Map<string, { in: number; out: number }>();
  for (const { type, from, to } of index.edgesAt(node.id)) {
    if (type === 'STATED_IN') continue;
    const known = counts.get(type) ?? { in: 0, out: 0 };
    if (to === node.id) known.in++;
    if (from === node.id) known.out++;
    counts.set(type, known);
  }
  const byType = [...counts]
    .sort(([a], [b]) => compareIds(a, b))
    .flatMap(([type, count]) =>
      (['in', 'out'] as const).flatMap((direction) =>
        count[direction] === 0 ? [] : [{ type, direction, count: count[direction] }],
      ),
    );
  return { node, degree: { total: node.degree, byType } };
}

function quotationsIn(index: PlanIndex, plan: string): Quotation[] {
  const nodes = index.nodes.filter((node) => node.plan === plan);
  const edges = index.edges.filter((edge) => countsForCoverage(edge) && planOfEdge(edge) === plan);
  const ofNodes = nodes.flatMap((node) =>
    node.evidence.map(({ source, start, end }) => ({ source, start, end, of: 'node' as const, id: node.id })),
  );
  const ofEdges = edges.flatMap((edge) =>
    edge.evidence.map(({ source, start, end }) => ({
      source,
      start,
      end,
      of: 'edge' as const,
      id: edge.id,
    })),
  );
  return [...ofNodes, ...ofEdges];
}
