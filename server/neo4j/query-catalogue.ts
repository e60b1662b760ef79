import { z } from 'zod';
import type {
  GroupsQuery,
  NeighboursQuery,
  PathsQuery,
  SearchQuery,
  Selection,
  TraceQuery,
} from '../graph/graph-store.ts';
import { GROUPED_BY } from '../graph/group-key.ts';
import type { Ontology } from '../graph/types.ts';
import { cypherFile } from './cypher-files.ts';
import { withLiterals } from './literals.ts';
import {
  comparisonParameters,
  edgesParameters,
  graphParameters,
  groupsParameters,
  neighboursParameters,
  nodesParameters,
  pathsParameters,
  searchParameters,
  traceParameters,
} from './parameters.ts';
import { queries, shownQueries } from './queries.ts';

export type QueryCatalogue = {
  names(): string[];
  /**
   * The query's text with the parameters written in, ready to paste into Neo4j Browser. They are those of
   * the port's question. Throws when the name or a parameter is not one of the query's.
   */
  text(name: string, parameters: Record<string, unknown>): string;
};

type Entry = { question: z.ZodType; parameters: (question: never) => Record<string, unknown> };

const text = z.string().max(400);
const words = z.array(text).max(100);
const limit = z.int().min(1).max(100_000);
const maxHops = z.int().min(1).max(6);
const bases = z.array(z.enum(['explicit', 'inferred']));
const nodes = { kinds: words.optional(), plans: words.optional() };
const selection = { ...nodes, types: words.optional(), bases: bases.optional(), grounds: words.optional() };
const page = { limit, cursor: text.optional() };
const direction = z.enum(['out', 'in', 'both']);
const none = z.strictObject({});
const ofPlan = z.strictObject({ plan: text });

function entry<S extends z.ZodType>(
  question: S,
  parameters: (question: z.output<S>) => Record<string, unknown>,
): Entry {
  return { question, parameters };
}

/** The queries of cypher/ as texts to be shown, whichever store serves. */
export function queryCatalogue(ontology: Ontology): QueryCatalogue {
  const entries: Record<string, Entry> = {
    [queries.plans.name]: entry(none, () => ({})),
    [queries.plansWithNode.name]: entry(z.strictObject({ local: text }), (question) => question),
    [queries.counts.name]: entry(none, () => ({})),
    [queries.search.name]: entry(z.strictObject({ q: text, ...nodes, limit }), (question) =>
      searchParameters(question as SearchQuery),
    ),
    [queries.graph.name]: entry(z.strictObject({ ...selection, ...page }), (question) =>
      graphParameters(question as Selection & { limit: number }),
    ),
    [queries.groups.name]: entry(
      z.strictObject({ ...selection, without: words.optional(), by: z.enum(GROUPED_BY) }),
      (question) => groupsParameters(question as Omit<GroupsQuery, 'limit'>),
    ),
    [queries.wholeNodes.name]: entry(z.strictObject(nodes), (question) =>
      nodesParameters(question as Selection),
    ),
    [queries.wholeEdges.name]: entry(z.strictObject(selection), (question) =>
      edgesParameters(question as Selection),
    ),
    [queries.node.name]: entry(z.strictObject({ id: text }), ({ id }) => ({ ids: [id] })),
    [queries.neighbours.name]: entry(
      z.strictObject({
        id: text,
        types: words.optional(),
        direction,
        kinds: words.optional(),
        bases: bases.optional(),
        ...page,
      }),
      ({ id, ...query }) => neighboursParameters(id, query as NeighboursQuery),
    ),
    [queries.sources.name]: entry(ofPlan, (question) => question),
    [queries.coverage.name]: entry(ofPlan, (question) => question),
    [queries.audit.name]: entry(z.strictObject({ plan: text.nullable() }), (question) => question),
    [queries.clusters.name]: entry(z.strictObject({ plan: text.nullable() }), (question) => question),
    [queries.spatial.name]: entry(z.strictObject({ plan: text.nullable() }), (question) => question),
    [queries.comparison.name]: entry(z.strictObject({ one: text, other: text }), (pair) =>
      comparisonParameters(pair, ontology),
    ),
    [shownQueries.trace.name]: entry(
      z.strictObject({ id: text, to: words, direction, maxHops, bases: bases.optional() }),
      ({ id, ...query }) => traceParameters(id, query as TraceQuery, ontology),
    ),
    [shownQueries.paths.name]: entry(
      z.strictObject({
        from: text,
        to: text,
        maxHops,
        bases: bases.optional(),
        through: words.optional(),
        limit,
      }),
      (question) => pathsParameters(question as PathsQuery, ontology),
    ),
  };
  return {
    names: () => Object.keys(entries).sort(),
    text: (name, parameters) => {
      const found = Object.hasOwn(entries, name) ? entries[name] : undefined;
      if (!found) throw new Error(`no query ${name}`);
      const question = found.question.parse(parameters) as never;
      const { purpose, statement } = cypherFile(name);
      const title = purpose.replace(/(.{1,100})(?: |$)/gu, '// $1\n');
      return `${title}${withLiterals(statement, found.parameters(question))}\n`;
    },
  };
}
