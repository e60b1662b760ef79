import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf } from '../../graph-seed/edit/desk.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import type { Connection } from '../../server/neo4j/connection.ts';
import { bothPages } from '../seed/editing-desk.ts';
import { connectPatiently, neo4jStoreWith } from './database.ts';

/** The invented city with both its pages: what its second page names of what the first only counted. */
let connection: Connection;
let stores: Record<'memory' | 'neo4j', GraphStore>;

beforeAll(async () => {
  connection = connectPatiently();
  const desk = await bothPages();
  const graphs = [graphOf(desk)];
  stores = {
    memory: createMemoryStore(graphs, desk.ontology),
    neo4j: await neo4jStoreWith(connection, graphs, desk.ontology),
  };
});
afterAll(() => connection.close());

describe.each(['memory', 'neo4j'] as const)('a plan of two sources in the %s store', (name) => {
  it('has each number closed by the page that names', async () => {
    const { counts } = await stores[name].audit('yunxi');
    expect(
      counts.map(({ subject, declared, named, namedIn }) => [subject.name, declared, named, namedIn]),
    ).toEqual([
      ['六大发展战略', 6, 6, ['yunxi:page-2']],
      ['“一核三园”', 4, 4, ['yunxi:page-2']],
      ['三园', 3, 3, ['yunxi:page-2']],
      ['三项重点工程', 3, 3, ['yunxi:page-2']],
    ]);
  });

  it('has both pages, each with its own coverage', async () => {
    expect((await stores[name].sources('yunxi')).map(({ id }) => id)).toEqual([
      'yunxi:page-1',
      'yunxi:page-2',
    ]);
    const coverage = await stores[name].coverage('yunxi');
    expect(coverage.map(({ source }) => source)).toEqual(['yunxi:page-1', 'yunxi:page-2']);
    expect(coverage.every(({ totals }) => totals.covered > 0)).toBe(true);
  });

  it('traces, and quotes in every step the page that says it', async () => {
    const query = { to: ['Strategy', 'Project', 'SpatialUnit'], direction: 'in', maxHops: 4 } as const;
    const { graph } = await stores[name].trace('yunxi:six-strategies', query);
    const pages = graph.edges.flatMap(({ evidence }) => evidence.map(({ source }) => source));
    expect(new Set(pages)).toEqual(new Set(['yunxi:page-2']));
    expect(graph.nodes.length).toBe(7);
  });
});

describe('both stores', () => {
  it('say the same of it, letter for letter', async () => {
    const { memory, neo4j } = stores;
    for (const ask of ['audit', 'coverage', 'sources', 'clusters', 'spatial'] as const) {
      expect(JSON.stringify(await neo4j[ask]('yunxi')), ask).toBe(JSON.stringify(await memory[ask]('yunxi')));
    }
  });
});
