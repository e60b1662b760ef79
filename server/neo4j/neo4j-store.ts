import { MISSING } from '../graph/audit.ts';
import { clustersOf } from '../graph/clusters.ts';
import { comparisonOf } from '../graph/comparison.ts';
import { coverageOf } from '../graph/coverage.ts';
import { editionOf } from '../graph/edition.ts';
import { UnknownIdError } from '../graph/errors.ts';
import type {
  Asking,
  GraphStore,
  NeighboursQuery,
  Page,
  SearchQuery,
  Selection,
} from '../graph/graph-store.ts';
import { groupedOf } from '../graph/groups.ts';
import { paths } from '../graph/paths.ts';
import { highlight, matchedBy } from '../graph/search.ts';
import { spatialOf } from '../graph/spatial.ts';
import type { Surroundings } from '../graph/statements.ts';
import { trace } from '../graph/trace.ts';
import type { GraphNode, Ontology, PlanSummary, SearchResult, Source, Subgraph } from '../graph/types.ts';
import { batchReads } from './batched-reads.ts';
import type { Connection } from './connection.ts';
import { neighbourhoodOf } from './neo4j-neighbourhood.ts';
import { toFault, toPlan, toSource } from './page-rows.ts';
import {
  comparisonParameters,
  edgesParameters,
  graphParameters,
  groupsParameters,
  neighboursParameters,
  nodesParameters,
  searchParameters,
} from './parameters.ts';
import { ask, queries } from './queries.ts';
import { createMapping, type EdgeWithEnds, evidenceOf, type NodeWithDegree } from './rows.ts';
import { warmUp } from './warm-up.ts';

/** An export may take longer than a question of the page. */
const WHOLE_MS = 60_000;

/** Whoever writes into the database by hand, past the loading, sees it after this time at the latest. */
const ANSWERS_LAST_MS = 10_000;

/** Nodes in one question: enough to share what a question costs, few enough to be answered at once. */
const TOGETHER = 50;
/** A database that does not answer must not make a queue: its breaker has to hear of each failure soon. */
const HOLD_MS = 100;

/** The store on Neo4j: every answer is a question of cypher/, put in READ mode. */
export function createNeo4jStore({
  connection,
  ontology,
}: {
  connection: Connection;
  ontology: Ontology;
}): GraphStore {
  const map = createMapping(ontology);
  let warming: Promise<void> | null = null;

  /** Once, whoever asks; many at once would be the very crowd that a cold database can't serve. */
  const warmed = (): Promise<void> => {
    warming ??= warmUp(connection).catch((error: unknown) => {
      warming = null;
      throw error;
    });
    return warming;
  };

  // A database that was away has mostly begun anew, and plans every question anew: best before it is asked.
  let warmingAgain = false;
  connection.onBack(async () => {
    if (warmingAgain) return;
    warmingAgain = true;
    await warmUp(connection).catch(() => {});
    warmingAgain = false;
  });

  /** Readers click through nodes, machines fetch them by the hundred: those that come together are asked together. */
  const detailOf = batchReads({
    most: TOGETHER,
    holdMs: HOLD_MS,
    ask: async (ids, { signal, since }) => {
      const rows = await ask(connection, queries.node, { ids }, connection.begin({ signal }, since));
      return new Map(rows.map((row) => [String(row.node.properties.id), row]));
    },
  });

  const nodeOf = async (id: string, asking: Asking): Promise<GraphNode> => {
    const [row] = await ask(connection, queries.nodesOfIds, { ids: [id] }, asking);
    if (!row) throw new UnknownIdError('node', id);
    return map.toNode(row);
  };

  const sourcesOf = async (plan: string, asking: Asking): Promise<Source[]> => {
    const rows = await ask(connection, queries.sources, { plan }, asking);
    if (rows.length === 0) await mustHavePlan(plan, asking);
    return rows.map(toSource);
  };

  const mustHavePlan = async (plan: string, asking: Asking) => {
    const [found] = await ask(connection, queries.planExists, { plan }, asking);
    if (!found) throw new UnknownIdError('plan', plan);
  };

  const plansOf = async (asking: Asking): Promise<PlanSummary[]> => {
    const rows = await ask(connection, queries.plans, {}, asking);
    return rows.map(({ plan, nodes, edges, explicit, sources }) => ({
      ...toPlan(plan),
      counts: { nodes, edges, explicit, inferred: edges - explicit, sources },
    }));
  };

  const search = async (query: SearchQuery, asking: Asking): Promise<SearchResult> => {
    const { limit } = query;
    const parameters = searchParameters(query);
    const words = parameters.terms;
    if (words.length === 0) return { hits: [], total: 0, limit, truncated: false };
    const rows = await ask(connection, queries.search, parameters, asking);
    const total = rows[0]?.total ?? 0;
    const hits = rows.map((row) => {
      const node = map.toSummary(row);
      const matched = matchedBy(row.rank);
      const evidence = evidenceOf(row.node.properties);
      return { node, matched, highlight: highlight({ ...node, evidence }, words, matched) };
    });
    return { hits, total, limit, truncated: total > hits.length };
  };

  const graph = async (query: Selection & Page, asking: Asking): Promise<Subgraph> => {
    const [row] = await ask(connection, queries.graph, graphParameters(query), asking);
    if (!row) throw new Error('graph/selection gave no row');
    return page(row.nodes, row.edges, { nodes: row.totalNodes, edges: row.totalEdges }, query.limit);
  };

  const neighbours = async (id: string, query: NeighboursQuery, asking: Asking): Promise<Subgraph> => {
    const [row] = await ask(connection, queries.neighbours, neighboursParameters(id, query), asking);
    if (!row) throw new UnknownIdError('node', id);
    const totals = { nodes: row.totalNodes, edges: row.totalEdges };
    return page(row.neighbours, row.edges, totals, query.limit, map.toNode(row));
  };

  const surroundings = async (
    query: typeof queries.clusters,
    plan: string | undefined,
    asking: Asking,
  ): Promise<Surroundings> => {
    if (plan !== undefined) await mustHavePlan(plan, asking);
    const [row] = await ask(connection, query, { plan: plan ?? null }, asking);
    if (!row) throw new Error(`${query.name} gave no row`);
    return { nodes: row.nodes.map(map.toNode), edges: row.edges.map(map.toEdge) };
  };

  /** The rows hold one node more than the limit when there are more. */
  const page = (
    found: NodeWithDegree[],
    edges: EdgeWithEnds[],
    total: Subgraph['total'],
    limit: number,
    root?: GraphNode,
  ): Subgraph => {
    const nodes = found.slice(0, limit).map(map.toNode);
    const truncated = found.length > limit;
    const last = nodes.at(-1)?.id;
    return {
      nodes: root ? [root, ...nodes] : nodes,
      edges: edges.map(map.toEdge),
      total,
      limit,
      truncated,
      ...(truncated && last !== undefined ? { nextCursor: last } : {}),
    };
  };

  return {
    name: 'neo4j',
    answersLastMs: ANSWERS_LAST_MS,
    edition: async (asking = {}) => editionOf(await ask(connection, queries.editions, {}, asking)),
    plans: (asking = {}) => plansOf(asking),
    plansWithNode: async (local, asking = {}) =>
      (await ask(connection, queries.plansWithNode, { local }, asking)).map(({ id }) => id),
    counts: async (asking = {}) => {
      const rows = await ask(connection, queries.counts, {}, asking);
      const tally = (of: 'kind' | 'type') =>
        Object.fromEntries(rows.filter((row) => row.of === of).map((row) => [row.id, row.count]));
      return { kinds: tally('kind'), relationTypes: tally('type') };
    },
    search: (query, asking = {}) => search(query, asking),
    graph: (query, asking = {}) => graph(query, asking),
    groups: async (query, asking = {}) => {
      const [row] = await ask(connection, queries.groups, groupsParameters(query), asking);
      if (!row) throw new Error('graph/groups gave no row');
      return groupedOf(query.by, row, query.limit);
    },
    node: async (id, asking = {}) => {
      const row = await detailOf(id, asking);
      if (!row) throw new UnknownIdError('node', id);
      const node = map.toNode(row);
      return { node, degree: { total: node.degree, byType: row.byType } };
    },
    neighbours: (id, query, asking = {}) => neighbours(id, query, asking),
    paths: async (query, given = {}) => {
      const asking = connection.begin(given);
      const [from, to] = [await nodeOf(query.from, asking), await nodeOf(query.to, asking)];
      return paths({ from, to }, query, neighbourhoodOf(connection, map, asking), ontology);
    },
    trace: async (id, query, given = {}) => {
      const asking = connection.begin(given);
      return trace(await nodeOf(id, asking), query, neighbourhoodOf(connection, map, asking), ontology);
    },
    sources: (plan, asking = {}) => sourcesOf(plan, connection.begin(asking)),
    coverage: async (plan, given = {}) => {
      const asking = connection.begin(given);
      const sources = await sourcesOf(plan, asking);
      return coverageOf(sources, await ask(connection, queries.coverage, { plan }, asking));
    },
    audit: async (plan, given = {}) => {
      const asking = connection.begin(given);
      if (plan !== undefined) await mustHavePlan(plan, asking);
      const [row] = await ask(connection, queries.audit, { plan: plan ?? null }, asking);
      if (!row) throw new Error('audit/counts gave no row');
      return {
        counts: row.counts.map(({ declared, named, namedIn, ...one }) => {
          const evidence = evidenceOf(one.node.properties);
          return { subject: map.toSummary(one), declared, named, namedIn, evidence };
        }),
        gaps: row.gaps.map(({ kind, ...one }) => {
          const evidence = evidenceOf(one.node.properties);
          return { kind, node: map.toSummary(one), missing: MISSING[kind], evidence };
        }),
        transcriptionFaults: row.faults.map(toFault),
      };
    },
    clusters: async (plan, asking = {}) =>
      clustersOf(await surroundings(queries.clusters, plan, connection.begin(asking)), plan, ontology),
    spatial: async (plan, asking = {}) =>
      spatialOf(await surroundings(queries.spatial, plan, connection.begin(asking)), plan, ontology),
    comparison: async (pair, given = {}) => {
      const asking = connection.begin(given);
      for (const plan of [pair.one, pair.other]) await mustHavePlan(plan, asking);
      const [row] = await ask(connection, queries.comparison, comparisonParameters(pair, ontology), asking);
      if (!row) throw new Error('comparison/comparison gave no row');
      return comparisonOf({ nodes: row.nodes.map(map.toNode), matches: row.matches }, pair, ontology);
    },
    whole: async (selection, asking = {}) => {
      const reading = { ...asking, deadlineMs: WHOLE_MS };
      const nodes = await ask(connection, queries.wholeNodes, nodesParameters(selection), reading);
      const edges = await ask(connection, queries.wholeEdges, edgesParameters(selection), reading);
      const plans = (await plansOf(asking)).filter((plan) => selection.plans?.includes(plan.id) ?? true);
      return { plans, nodes: nodes.map(map.toNode), edges: edges.map(map.toEdge) };
    },
    ready: async (asking = {}) => {
      await ask(connection, queries.ready, {}, asking);
      await warmed();
    },
    close: () => connection.close(),
  };
}
