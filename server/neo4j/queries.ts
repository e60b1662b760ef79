import { z } from 'zod';
import type { Connection, Reading } from './connection.ts';
import { cypherFile } from './cypher-files.ts';
import { count, edgeWithEnds, nodeValue, nodeWithDegree, pathValue } from './rows.ts';

/** A file of cypher/ with the schemas of its parameters and of one row. */
export type Query<P extends z.ZodObject = z.ZodObject, R extends z.ZodObject = z.ZodObject> = {
  name: string;
  statement: string;
  parameters: P;
  row: R;
};

function bind<P extends z.ZodRawShape, R extends z.ZodRawShape>(
  name: string,
  parameters: P,
  row: R,
): Query<z.ZodObject<P>, z.ZodObject<R>> {
  return {
    name,
    statement: cypherFile(name).statement,
    parameters: z.object(parameters),
    row: z.object(row),
  };
}

const text = z.string();
const words = z.array(z.string());
const choice = words.nullable();
const limit = z.int().positive();
const surroundings = { nodes: z.array(nodeWithDegree), edges: z.array(edgeWithEnds) };
const nodes = { kinds: choice, plans: choice };
const selection = { ...nodes, types: choice, bases: choice, grounds: choice };
const groupKey = { plan: text, of: text };
const cursor = text.nullable();
/** What may be null stands in a map (see parameters.ts). */
const chosen = <S extends z.ZodRawShape>(shape: S) => ({ chosen: z.object(shape) });
const direction = z.enum(['out', 'in', 'both']);

/** Every question that is put to the database; a test keeps this and the files alike. */
export const queries = {
  ready: bind('plan/ready', {}, { ready: z.boolean() }),
  plans: bind(
    'plan/plans',
    {},
    { plan: nodeValue, nodes: count, edges: count, explicit: count, sources: count },
  ),
  editions: bind('plan/editions', {}, { id: text, seedHash: text }),
  plansWithNode: bind('plan/plans-with-node', { local: text }, { id: text }),
  planExists: bind('plan/exists', { plan: text }, { id: text }),
  counts: bind('ontology/counts', {}, { of: z.enum(['kind', 'type']), id: text, count }),
  kindTotals: bind('plan/kind-totals', { plan: text }, { kind: text, count }),
  search: bind(
    'search/search',
    { terms: words, letters: words, ...chosen({ ...nodes, phrase: text.nullable() }), limit },
    { total: count, rank: count, node: nodeValue, degree: count },
  ),
  graph: bind(
    'graph/selection',
    { ...chosen({ ...selection, cursor }), limit },
    { totalNodes: count, totalEdges: count, nodes: z.array(nodeWithDegree), edges: z.array(edgeWithEnds) },
  ),
  wholeNodes: bind('graph/whole-nodes', chosen(nodes), nodeWithDegree.shape),
  wholeEdges: bind('graph/whole-edges', chosen(selection), edgeWithEnds.shape),
  groups: bind(
    'graph/groups',
    { by: z.enum(['plan', 'kind', 'chapter']), ...chosen({ ...selection, without: choice }) },
    {
      groups: z.array(z.object({ ...groupKey, nodes: count })),
      facets: z.array(z.object({ facet: text, nodes: count })),
      links: z.array(
        z.object({
          from: z.object(groupKey),
          to: z.object(groupKey),
          type: text,
          basis: z.enum(['explicit', 'inferred']),
          edges: count,
        }),
      ),
    },
  ),
  node: bind(
    'node/node',
    { ids: words },
    {
      node: nodeValue,
      degree: count,
      byType: z.array(z.object({ type: text, direction: z.enum(['in', 'out']), count })),
    },
  ),
  nodesOfIds: bind('node/of-ids', { ids: words }, nodeWithDegree.shape),
  neighbours: bind(
    'node/neighbours',
    { id: text, direction, ...chosen({ types: choice, kinds: choice, bases: choice, cursor }), limit },
    {
      node: nodeValue,
      degree: count,
      totalNodes: count,
      totalEdges: count,
      neighbours: z.array(nodeWithDegree),
      edges: z.array(edgeWithEnds),
    },
  ),
  steps: bind(
    'path/steps',
    { ids: words, types: words, bases: choice },
    {
      id: text,
      type: text,
      from: text,
      to: text,
      fromKind: text,
      toKind: text,
      fromPeriod: text.nullable(),
      toPeriod: text.nullable(),
      basis: z.enum(['explicit', 'inferred']),
      ground: text.nullable(),
    },
  ),
  edgesOfSteps: bind(
    'path/edges-of-steps',
    { steps: z.array(z.object({ id: text, from: text })) },
    edgeWithEnds.shape,
  ),
  sources: bind(
    'source/sources',
    { plan: text },
    {
      source: nodeValue,
      streams: z.array(nodeValue),
      blocks: z.array(nodeValue),
      sentences: z.array(nodeValue),
      faults: z.array(nodeValue),
    },
  ),
  coverage: bind(
    'source/coverage',
    { plan: text },
    { source: text, start: count, end: count, of: z.enum(['node', 'edge']), id: text },
  ),
  clusters: bind('cluster/clusters', { plan: text.nullable() }, surroundings),
  spatial: bind('spatial/spatial', { plan: text.nullable() }, surroundings),
  comparison: bind(
    'comparison/comparison',
    { one: text, other: text, leaving: words },
    { nodes: z.array(nodeWithDegree), matches: z.array(z.object({ one: text, other: text })) },
  ),
  audit: bind(
    'audit/counts',
    { plan: text.nullable() },
    {
      counts: z.array(
        z.object({ node: nodeValue, degree: count, declared: count, named: count, namedIn: words }),
      ),
      gaps: z.array(
        z.object({
          kind: z.enum(['strategy-without-project', 'project-without-place', 'target-without-baseline']),
          node: nodeValue,
          degree: count,
        }),
      ),
      faults: z.array(nodeValue),
    },
  ),
} as const;

const hops = { bases: choice, grounds: words, noHops: words, maxHops: z.int().positive().max(6) };

/**
 * One statement each for what the store answers step by step (server/graph/trace.ts, paths.ts): shown to
 * people, and held by a test to the same answers.
 */
export const shownQueries = {
  trace: bind(
    'path/trace',
    {
      id: text,
      to: words,
      ways: z.array(z.enum(['in', 'out'])),
      forward: words,
      backward: words,
      past: words,
      ...hops,
    },
    { target: nodeValue, strength: count, path: pathValue },
  ),
  paths: bind(
    'path/paths',
    { from: text, to: text, types: words, ...hops, limit },
    { strength: count, path: pathValue },
  ),
} as const;

/** Asks one question; parameters and rows are checked against its schemas. */
export async function ask<P extends z.ZodObject, R extends z.ZodObject>(
  connection: Connection,
  query: Query<P, R>,
  parameters: z.input<P>,
  reading: Reading = {},
): Promise<z.output<R>[]> {
  const records = await connection.read(query.statement, query.parameters.parse(parameters), reading);
  return records.map((record) => query.row.parse(record.toObject()));
}
