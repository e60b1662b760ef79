import neo4j, { type Path, type Record as Row } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { createRandom } from '../../graph-seed/synth/random.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import type { PlanGraph } from '../../server/graph/types.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import type { Connection } from '../../server/neo4j/connection.ts';
import { literal } from '../../server/neo4j/literals.ts';
import { queryCatalogue } from '../../server/neo4j/query-catalogue.ts';
import { SEED_DIR } from '../places.ts';
import { realOntology } from '../real-page.ts';
import { connectPatiently, neo4jStoreWith } from './database.ts';
import { randomPlans } from './random-graph.ts';

const ontology = realOntology();
const catalogue = queryCatalogue(ontology);
const PLAN = 'wuxi-14fyp';

let connection: Connection;
let store: GraphStore;

/** Runs a shown text as a person would who pastes it into Neo4j Browser: no parameters beside it. */
async function paste(text: string): Promise<Row[]> {
  const session = connection.driver().session({ defaultAccessMode: neo4j.session.READ });
  try {
    return (await session.run(text)).records;
  } finally {
    await session.close();
  }
}

const idOf = (value: { properties: { id?: unknown } }) => String(value.properties.id);
const idsIn = (list: { node: never }[] | undefined) => (list ?? []).map(({ node }) => idOf(node));
const edgeIdsIn = (list: { edge: never }[] | undefined) => (list ?? []).map(({ edge }) => idOf(edge));
const ids = (list: readonly { id: string }[]) => list.map((one) => one.id);
const idsOfPath = (path: Path) => path.segments.map((segment) => idOf(segment.relationship as never));

beforeAll(async () => {
  connection = connectPatiently();
});
afterAll(() => connection.close());

async function serve(graphs: PlanGraph[]) {
  await neo4jStoreWith(connection, graphs, ontology);
  store = createMemoryStore(graphs, ontology);
}

describe('on the real plan, a pasted query gives what the store gives', () => {
  beforeAll(() => serve(readPlans(SEED_DIR).graphs));

  it('lists its names', () => {
    const names = [
      'search/search',
      'graph/selection',
      'node/node',
      'node/neighbours',
      'path/trace',
      'path/paths',
    ];
    expect(catalogue.names()).toEqual(expect.arrayContaining(names));
    expect(catalogue.names()).toEqual(
      expect.arrayContaining([
        'plan/plans',
        'plan/plans-with-node',
        'ontology/counts',
        'source/sources',
        'source/coverage',
        'audit/counts',
      ]),
    );
  });

  it.each(['战略', '太湖湾 科技', 'thw', '二〇三五', "'", '\\', '\\u0027 OR 1=1 //', '$kinds', '\n', '`'])(
    'search %j',
    async (q) => {
      const query = { q, limit: 20, kinds: ['Strategy', 'Project', 'SpatialUnit'] };
      const rows = await paste(catalogue.text('search/search', query));
      expect(rows.map((row) => idOf(row.get('node')))).toEqual(
        (await store.search(query)).hits.map((hit) => hit.node.id),
      );
    },
  );

  it.each([
    { limit: 30 },
    { limit: 10, kinds: ['Project'], types: ['ADVANCES'], bases: ['inferred'] as const, cursor: `${PLAN}:c` },
  ])('graph %j', async (query) => {
    const [row] = await paste(catalogue.text('graph/selection', query));
    const { nodes, edges, total } = await store.graph(query);
    expect(idsIn(row?.get('nodes')).slice(0, query.limit)).toEqual(ids(nodes));
    expect(edgeIdsIn(row?.get('edges'))).toEqual(ids(edges));
    expect([row?.get('totalNodes'), row?.get('totalEdges')]).toEqual([total.nodes, total.edges]);
  });

  it.each([
    { direction: 'both', limit: 10 },
    { direction: 'in', limit: 5, types: ['PART_OF', 'STATED_IN'], kinds: ['IndustryCluster'] },
    { direction: 'out', limit: 5, bases: ['explicit'] as const, cursor: `${PLAN}:d` },
  ] as const)('neighbours %j', async (query) => {
    const { graph, ...given } = {
      graph: await store.neighbours(`${PLAN}:sixteen-plus-four`, query as never),
      ...query,
    };
    const [row] = await paste(
      catalogue.text('node/neighbours', { id: `${PLAN}:sixteen-plus-four`, ...given }),
    );
    expect(idsIn(row?.get('neighbours')).slice(0, query.limit)).toEqual(ids(graph.nodes.slice(1)));
    expect(edgeIdsIn(row?.get('edges'))).toEqual(ids(graph.edges));
  });

  it('a node, the plans, the counts, the pages, the coverage, the audit', async () => {
    const [node] = await paste(catalogue.text('node/node', { id: `${PLAN}:innovation-driven` }));
    expect(node?.get('byType')).toEqual((await store.node(`${PLAN}:innovation-driven`)).degree.byType);
    expect(await paste(catalogue.text('plan/plans', {}))).toHaveLength(1);
    const having = await paste(catalogue.text('plan/plans-with-node', { local: 'innovation-driven' }));
    expect(having.map((row) => row.get('id'))).toEqual([PLAN]);
    expect((await paste(catalogue.text('ontology/counts', {}))).length).toBeGreaterThan(10);
    const [page] = await paste(catalogue.text('source/sources', { plan: PLAN }));
    expect(page?.get('sentences')).toHaveLength((await store.sources(PLAN))[0]?.sentences.length ?? -1);
    expect((await paste(catalogue.text('source/coverage', { plan: PLAN }))).length).toBeGreaterThan(100);
    for (const plan of [PLAN, null]) {
      const [audit] = await paste(catalogue.text('audit/counts', { plan }));
      expect(audit?.get('gaps')).toHaveLength((await store.audit(plan ?? undefined)).gaps.length);
    }
  });

  it('groups', async () => {
    const query = {
      ...({ by: 'kind', kinds: ['Project', 'Strategy'], bases: ['inferred'] } as const),
      without: ['建设'],
    };
    const [row] = await paste(catalogue.text('graph/groups', query));
    const { total } = await store.groups({ ...query, limit: 500 });
    const sum = (list: Record<string, number>[], name: string) =>
      list.reduce((all, one) => all + (one[name] ?? 0), 0);
    expect([sum(row?.get('groups'), 'nodes'), sum(row?.get('links'), 'edges')]).toEqual([
      total.nodes,
      total.edges,
    ]);
    expect(total.edges).toBeGreaterThan(0);
  });

  it('says no more than what was asked', () => {
    const text = catalogue.text('node/neighbours', {
      id: `${PLAN}:x`,
      direction: 'both',
      limit: 5,
      types: ['PART_OF'],
    });
    expect(text).toContain("AND type(r) IN ['PART_OF']");
    expect(text).not.toMatch(/\$|\] IS NULL|r\.basis|parameters:/u);
  });

  it.each([
    ['node/node', {}],
    ['node/node', { id: 1 }],
    ['node/node', { id: 'a:b', more: true }],
    ['search/search', { q: 'a', limit: -1 }],
    ['search/search', { q: 'a', limit: 1.5 }],
    ['graph/selection', { limit: 5, kinds: 'Project' }],
    ['path/trace', { id: 'a:b', to: [], direction: 'up', maxHops: 3 }],
    ['load/merge-entities', {}],
    ['../package', {}],
    ['constructor', {}],
  ])('refuses %s %j', (name, parameters) => {
    expect(() => catalogue.text(name, parameters)).toThrow();
  });
});

describe('one statement traces and finds paths as the store does, step by step', () => {
  const kinds = ontology.kinds.map((kind) => kind.id);
  const strengthOf = (path: { basis: string; ground?: string }) =>
    path.basis === 'explicit' ? 0 : ontology.grounds.find((ground) => ground.id === path.ground)?.rank;

  async function checkTrace(
    id: string,
    query: { to: string[]; direction: 'in' | 'out' | 'both'; maxHops: number },
  ) {
    const rows = await paste(catalogue.text('path/trace', { id, ...query }));
    const { targets } = await store.trace(id, query);
    const told = rows.map((row) =>
      [idOf(row.get('target')), row.get('strength'), row.get('path').length].join(' '),
    );
    const wanted = targets.map(({ node, path }) => [node.id, strengthOf(path), path.edges.length].join(' '));
    expect(told.sort(), `${id} ${JSON.stringify(query)}`).toEqual(wanted.sort());
  }

  async function checkPaths(from: string, to: string, maxHops: number) {
    const query = { from, to, maxHops, limit: 5 };
    const rows = await paste(catalogue.text('path/paths', query));
    const { paths } = await store.paths(query);
    const told = rows.map((row) => `${row.get('strength')} ${row.get('path').length}`);
    const wanted = paths.map((path) => `${strengthOf(path)} ${path.edges.length}`);
    expect(told[0], JSON.stringify(query)).toBe(wanted[0]);
    for (const row of rows) expect(new Set(idsOfPath(row.get('path'))).size).toBe(row.get('path').length);
  }

  it('on the real plan', async () => {
    await serve(readPlans(SEED_DIR).graphs);
    for (const id of [
      'innovation-driven',
      'strong-industry',
      'hub-cluster',
      'sixteen-plus-four',
      'six-strategies',
    ]) {
      for (const direction of ['in', 'out', 'both'] as const) {
        await checkTrace(`${PLAN}:${id}`, { to: kinds, direction, maxHops: 6 });
      }
      await checkPaths(`${PLAN}:${id}`, `${PLAN}:wuxi-east-station`, 4);
    }
  });

  it.each([1, 2])('on random graph %i', async (seed) => {
    const random = createRandom(seed);
    const graphs = randomPlans(random, ontology);
    await serve(graphs);
    const nodes = graphs.flatMap((graph) => graph.nodes);
    for (let i = 0; i < 12; i++) {
      const direction = random.pick(['in', 'out', 'both'] as const);
      const query = { to: random.some(kinds, 18), direction, maxHops: random.between(1, 6) };
      await checkTrace(random.pick(nodes).id, query);
      await checkPaths(random.pick(nodes).id, random.pick(nodes).id, random.between(1, 3));
    }
  });
});

describe('a literal', () => {
  it.each([
    ...[
      '',
      "'",
      '"',
      '\\',
      "\\'",
      '\\u0027',
      '\\\\u0027',
      'a\\',
      '\n\r\t',
      '`',
      '{{x}}',
      '$a',
      '𠮷😀',
      '//',
      '/* */',
      '\u2028',
    ],
    ...[true, false, null, 0, -5, 1.5, []],
    ['a', "b'", ['c\\']],
  ])('%j comes back as it was', async (value) => {
    const [row] = await paste(`RETURN ${literal(value)} AS value`);
    expect(row?.get('value')).toEqual(value);
  });
});
