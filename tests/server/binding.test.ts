import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { cypherFile } from '../../server/neo4j/cypher-files.ts';
import { ask, type Query, queries, shownQueries } from '../../server/neo4j/queries.ts';

const node = new neo4j.types.Node(1, ['Entity'], {}, '1');
const edge = new neo4j.types.Relationship(1, 1, 2, 'PART_OF', {}, '1', '1', '2');
const path = new neo4j.types.Path(node, node, []);

/** By the type that a file's header declares: a value of it, for columns whose words are not a closed list. */
const OF_TYPE: Record<string, unknown> = {
  STRING: 'x',
  'STRING | NULL': null,
  INTEGER: 3,
  BOOLEAN: true,
  NODE: node,
  RELATIONSHIP: edge,
  PATH: path,
  'LIST<STRING>': ['x'],
  'LIST<STRING> | NULL': null,
  'LIST<NODE>': [node],
};
/** What is no value of any type. */
const NOTHING = Symbol('nothing');

const bound = [...Object.values(queries), ...Object.values(shownQueries)].map(
  (query) => [query.name, query as unknown as Query] as const,
);

/** Holds a schema to what the header of its file says. */
function holdTo(schema: z.ZodObject, declared: Record<string, string>): void {
  expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(Object.keys(declared)));
  expect(Object.keys(schema.shape)).toHaveLength(Object.keys(declared).length);
  for (const [name, type] of Object.entries(declared)) {
    const field = schema.shape[name] as z.ZodType;
    const takes = (value: unknown) => field.safeParse(value).success;
    expect(takes(NOTHING), `${name}: nothing`).toBe(false);
    expect(takes(undefined), `${name}: undefined`).toBe(false);
    expect(takes(null), `${name}: null`).toBe(type.endsWith('NULL'));
    if (!type.startsWith('LIST')) expect(takes([]), `${name}: a list`).toBe(false);
    else expect(takes([NOTHING]), `${name}: a list of nothing`).toBe(false);
    if (type === 'STRING | NULL' || type === 'LIST<STRING> | NULL') {
      expect(takes(type.startsWith('LIST') ? ['x'] : 'x')).toBe(true);
    }
    if (type in OF_TYPE && !CLOSED.has(name)) expect(takes(OF_TYPE[type]), `${name}: ${type}`).toBe(true);
  }
}

/** Closed lists of words, held below. */
const CLOSED = new Set(['of', 'direction', 'basis', 'ways', 'by']);

describe('every binding', () => {
  it.each(bound)('%s is the statement of its file, with its parameters and columns', (name, query) => {
    const file = cypherFile(name);
    expect(query.statement).toBe(file.statement);
    holdTo(query.parameters, file.parameters);
    holdTo(query.row, file.columns);
    const { chosen } = query.parameters.shape as { chosen?: z.ZodObject };
    const used = [...file.statement.matchAll(/\$chosen\.(\w+)/gu)].map((match) => match[1]);
    expect(Object.keys(chosen?.shape ?? {}).sort()).toEqual([...new Set(used)].sort());
  });

  it('takes the words of its closed lists and no others', () => {
    const words = (field: z.ZodType, candidates: readonly unknown[]) =>
      candidates.filter((value) => field.safeParse(value).success);
    const all = ['out', 'in', 'both', 'kind', 'type', 'node', 'edge', 'explicit', 'inferred', '', 'x'];
    expect(words(queries.neighbours.parameters.shape.direction, all)).toEqual(['out', 'in', 'both']);
    expect(words(queries.counts.row.shape.of, all)).toEqual(['kind', 'type']);
    expect(words(queries.coverage.row.shape.of, all)).toEqual(['node', 'edge']);
    expect(words(queries.steps.row.shape.basis, all)).toEqual(['explicit', 'inferred']);
    expect(words(queries.node.row.shape.byType.element.shape.direction, all)).toEqual(['out', 'in']);
    const { ways } = shownQueries.trace.parameters.shape;
    expect(words(ways, [['in'], ['out'], ['in', 'out'], ['both'], [''], 'in'])).toEqual([
      ['in'],
      ['out'],
      ['in', 'out'],
    ]);
    const gaps = ['strategy-without-project', 'project-without-place', 'target-without-baseline'];
    const gap = queries.audit.row.shape.gaps.element.shape.kind;
    expect(words(gap, [...all, ...gaps])).toEqual(gaps);
  });

  it.each([
    ['node', queries.node.row.shape.byType, { type: 'PART_OF', direction: 'in', count: 1 }],
    ['graph', queries.graph.row.shape.nodes, { node, degree: 1 }],
    ['graph', queries.graph.row.shape.edges, { edge, from: 'a', to: 'b' }],
    ['clusters', queries.clusters.row.shape.nodes, { node, degree: 1 }],
    ['spatial', queries.spatial.row.shape.edges, { edge, from: 'a', to: 'b' }],
    ['comparison', queries.comparison.row.shape.matches, { one: 'a', other: 'b' }],
    [
      'audit',
      queries.audit.row.shape.counts,
      { node, degree: 1, declared: 2, named: 3, namedIn: ['section'] },
    ],
    ['audit', queries.audit.row.shape.gaps, { kind: 'project-without-place', node, degree: 1 }],
    ['edges of steps', queries.edgesOfSteps.parameters.shape.steps, { id: 'e', from: 'a' }],
  ])('%s keeps every field of what is in its lists, and misses none', (_, field, item) => {
    expect(field.parse([item])).toEqual([item]);
    for (const key of Object.keys(item)) {
      expect(field.safeParse([{ ...item, [key]: undefined }]).success, key).toBe(false);
    }
  });

  it('reads a group by its plan and by what it is', () => {
    const key = { plan: 'p', of: 'Project' };
    const link = { from: key, to: key, type: 'ADVANCES', basis: 'explicit', edges: 1 };
    const row = {
      groups: [{ ...key, nodes: 2 }],
      facets: [{ facet: 'none', nodes: 2 }],
      links: [link],
    };
    expect(queries.groups.row.parse(row)).toEqual(row);
  });

  it('bounds a limit and the steps of a path', () => {
    const { limit } = queries.search.parameters.shape;
    expect([0, -1, 1.5, 1].map((value) => limit.safeParse(value).success)).toEqual([
      false,
      false,
      false,
      true,
    ]);
    const { maxHops } = shownQueries.paths.parameters.shape;
    expect([0, 1, 6, 7, 1.5].map((value) => maxHops.safeParse(value).success)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('refuses wrong parameters before the database hears of them', async () => {
    let asked = 0;
    const unreachable = { read: async () => [void asked++] as never };
    const wrong = { ids: [7] } as never;
    await expect(ask(unreachable as never, queries.node, wrong)).rejects.toThrow(/string/u);
    expect(asked).toBe(0);
  });
});
