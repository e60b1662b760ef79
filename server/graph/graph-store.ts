import type { Clusters } from './clusters.ts';
import type { Comparison } from './comparison.ts';
import type { GroupedBy } from './group-key.ts';
import type { Grouped } from './groups.ts';
import type { Spatial } from './spatial.ts';
import type {
  Audit,
  Basis,
  Counts,
  Direction,
  NodeDetail,
  PathsResult,
  PlanSummary,
  SearchResult,
  Source,
  SourceCoverage,
  Subgraph,
  TraceResult,
  WholeGraph,
} from './types.ts';

/**
 * What is shown of the graph. An absent list means no restriction; an empty list matches nothing.
 * `kinds` and `plans` choose nodes; `types`, `bases` and `grounds` choose edges (an edge must fit all
 * that are given; an explicit edge has no ground, so `grounds` alone leaves only inferred edges).
 */
export type Selection = {
  kinds?: readonly string[];
  plans?: readonly string[];
  types?: readonly string[];
  bases?: readonly Basis[];
  grounds?: readonly string[];
};

/** `limit` counts nodes; `cursor` is the id of the last node of the page before. */
export type Page = { limit: number; cursor?: string };

/**
 * A selection as groups; `limit` counts these. `without`: facets of commitment (commitment-facets.ts) that are
 * left out, with them the nodes that stand in no other, and their relations.
 */
export type GroupsQuery = Selection & { by: GroupedBy; without?: readonly string[]; limit: number };

export type SearchQuery = { q: string; kinds?: readonly string[]; plans?: readonly string[]; limit: number };

export type NeighboursQuery = Page & {
  types?: readonly string[];
  direction: Direction;
  kinds?: readonly string[];
  bases?: readonly Basis[];
};

export type PathsQuery = {
  from: string;
  to: string;
  maxHops: number;
  bases?: readonly Basis[];
  /** Kinds that may be hops although they connect everything (Section, Period). */
  through?: readonly string[];
  limit: number;
};

export type TraceQuery = {
  to: readonly string[];
  direction: Direction;
  maxHops: number;
  bases?: readonly Basis[];
};

/** Which graph there is: `version` is another as soon as a plan is loaded, or loaded anew. */
export type Edition = { version: string; plans: string[] };

/** Ends the work when the asker has gone. A store may ignore it when it answers at once. */
export type Asking = { signal?: AbortSignal };

/**
 * The port: every question that can be put to the graph, in domain words. Two stores answer it (memory,
 * neo4j) and must give equal JSON. Every list ends its sort with the id in code-point order.
 *
 * Rules that both keep:
 * - `graph`: nodes by id. An edge comes with the page that completes its ends: its greater end id is in
 *   the page, the other in this page or one before. `total` counts the whole selection.
 * - `neighbours`: the node itself, then its neighbours by id (`limit` counts these). Reached over edges
 *   that fit types, bases and direction; STATED_IN only if `types` names it. Edges of the answer fit
 *   types and bases and join any two of: the node, this page's neighbours, and the pages' before (an
 *   edge comes with the page that completes its ends, the node counting as before all).
 *   `total.nodes` counts the node too.
 * - `UnknownIdError` for an id (or plan) that is not there; `StoreUnavailableError` when there is no answer.
 */
export type GraphStore = {
  /** `embedded` or `neo4j`: shown in the page's footer. */
  readonly name: 'embedded' | 'neo4j';
  /** How long an answer may be handed out again while the edition stays; for ever if nobody else can write. */
  readonly answersLastMs: number;
  edition(asking?: Asking): Promise<Edition>;
  plans(asking?: Asking): Promise<PlanSummary[]>;
  /** The ids of the plans that have a node of this local id: what stands after the plan's in its id. */
  plansWithNode(local: string, asking?: Asking): Promise<string[]>;
  counts(asking?: Asking): Promise<Counts>;
  search(query: SearchQuery, asking?: Asking): Promise<SearchResult>;
  graph(query: Selection & Page, asking?: Asking): Promise<Subgraph>;
  /** The same selection, counted by groups and not drawn out (groups.ts). */
  groups(query: GroupsQuery, asking?: Asking): Promise<Grouped>;
  node(id: string, asking?: Asking): Promise<NodeDetail>;
  neighbours(id: string, query: NeighboursQuery, asking?: Asking): Promise<Subgraph>;
  paths(query: PathsQuery, asking?: Asking): Promise<PathsResult>;
  trace(id: string, query: TraceQuery, asking?: Asking): Promise<TraceResult>;
  sources(plan: string, asking?: Asking): Promise<Source[]>;
  coverage(plan: string, asking?: Asking): Promise<SourceCoverage[]>;
  audit(plan: string | undefined, asking?: Asking): Promise<Audit>;
  /** The board of the industry clusters (clusters.ts makes it from what the store fetches). */
  clusters(plan: string | undefined, asking?: Asking): Promise<Clusters>;
  /** The board of the space (spatial.ts). */
  spatial(plan: string | undefined, asking?: Asking): Promise<Spatial>;
  /** Two plans side by side, by the words they share (comparison.ts). */
  comparison(plans: { one: string; other: string }, asking?: Asking): Promise<Comparison>;
  /** The whole selection, never truncated. */
  whole(selection: Selection, asking?: Asking): Promise<WholeGraph>;
  /** Resolves when the store can answer. */
  ready(asking?: Asking): Promise<void>;
  close(): Promise<void>;
};
