import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstView, problem } from '../../server/contract/shapes.ts';
import { StoreUnavailableError } from '../../server/graph/errors.ts';
import type { Route } from '../../server/http/route.ts';
import { FIRST_VIEW } from '../../server/http/routes/first-view.ts';
import { routesOf } from '../../server/http/routes.ts';
import { realPage } from '../real-page.ts';
import { serve, servingOf } from './serving.ts';

const { store, ontology } = realPage();
const NODE = 'wuxi-14fyp:innovation-driven';
let server: Awaited<ReturnType<typeof serve>>;
let routes: Route[];

beforeAll(async () => {
  server = await serve(store, ontology);
  routes = (await routesOf(servingOf(store, ontology))).routes;
});
afterAll(() => server.close());

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);

/** One request for each route; a route without an example here fails its test. */
const EXAMPLES: Record<string, string[]> = {
  '/api/plans': ['/api/plans', `/api/plans?node=${NODE.replace(/^.*:/u, '')}`],
  '/api/ontology': ['/api/ontology'],
  '/api/first-view': ['/api/first-view?plan=wuxi-14fyp'],
  '/api/search': ['/api/search?q=thw', '/api/search?q=%E5%A4%AA%E6%B9%96&kind=Project,Platform&limit=3'],
  '/api/groups': [
    '/api/groups?by=kind',
    '/api/groups?by=chapter&kind=Strategy,Project&basis=inferred&limit=5',
    '/api/groups?by=kind&without=%E7%A1%AE%E4%BF%9D,none',
  ],
  '/api/graph': ['/api/graph', '/api/graph?kind=Strategy,Project&basis=inferred&ground=framing&limit=5'],
  '/api/nodes/:id': [`/api/nodes/${NODE}`],
  '/api/nodes/:id/neighbours': [`/api/nodes/${NODE}/neighbours?type=ADVANCES&direction=in&limit=2`],
  '/api/paths': [`/api/paths?from=${NODE}&to=wuxi-14fyp:strong-industry&limit=2`],
  '/api/trace/:id': [`/api/trace/${NODE}?direction=in`],
  '/api/sources/:plan': ['/api/sources/wuxi-14fyp'],
  '/api/sources/:plan/coverage': ['/api/sources/wuxi-14fyp/coverage'],
  '/api/audit': ['/api/audit', '/api/audit?plan=wuxi-14fyp'],
  '/api/clusters': ['/api/clusters', '/api/clusters?plan=wuxi-14fyp'],
  '/api/spatial': ['/api/spatial', '/api/spatial?plan=wuxi-14fyp'],
  '/api/comparison': ['/api/comparison?one=wuxi-14fyp&other=wuxi-14fyp'],
  '/api/briefings': ['/api/briefings', '/api/briefings?plan=wuxi-14fyp'],
};
/** What does not come from the graph, and so has no query. */
const NO_QUERY = ['/api/briefings'];

describe('answers', () => {
  it('fit the schema that OpenAPI is made from, route by route', async () => {
    for (const route of routes) {
      const examples = EXAMPLES[route.path] ?? [];
      expect(examples, route.path).not.toHaveLength(0);
      for (const example of examples) {
        const response = await get(example);
        expect(response.status, example).toBe(200);
        expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
        expect(route.shape.safeParse(await response.json()).error, example).toBeUndefined();
      }
    }
  });

  it('name the query that gives the same on Neo4j, and the query can be fetched', async () => {
    const shown = Object.entries(EXAMPLES).filter(([path]) => !NO_QUERY.includes(path));
    for (const example of shown.flatMap(([, examples]) => examples)) {
      const link = (await get(example)).headers.get('link') ?? '';
      const url = /^<(.+)>; rel="describedby"$/.exec(link)?.[1] ?? '';
      const response = await get(url);
      expect(response.status, `${example} → ${url}`).toBe(200);
      expect(await response.text(), example).toMatch(/\b(MATCH|CALL)\b/);
    }
  });

  it('place every node of the first picture, at the same places each time it is made', async () => {
    const first = firstView.parse(await (await get('/api/first-view?plan=wuxi-14fyp')).json());
    expect(first.nodes.length).toBeGreaterThan(50);
    expect(Object.keys(first.positions ?? {}).sort()).toEqual(first.nodes.map(({ id }) => id).sort());
    const { routes: again } = await routesOf(servingOf(store, ontology));
    const made = await again.find(({ path }) => path === FIRST_VIEW)?.answer({ plan: 'wuxi-14fyp' }, {}, {});
    expect(made).toEqual(first);
  });

  it('carry an ETag, and 304 follows it', async () => {
    const first = await get('/api/graph?limit=3');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect((await get('/api/graph?limit=3', { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect((await get('/api/graph?limit=4', { headers: { 'If-None-Match': etag } })).status).toBe(200);
  });

  it('export the whole graph, STATED_IN included', async () => {
    const whole = (await (await get('/api/export?format=json')).json()) as {
      plans: { counts: { nodes: number; edges: number } }[];
      nodes: { id: string }[];
      edges: { id: string; type: string; from: string; to: string }[];
    };
    expect(whole.nodes).toHaveLength(whole.plans[0]?.counts.nodes ?? -1);
    expect(whole.edges).toHaveLength(whole.plans[0]?.counts.edges ?? -1);
    const ids = new Set(whole.nodes.map((node) => node.id));
    expect(whole.edges.filter((edge) => !ids.has(edge.from) || !ids.has(edge.to))).toEqual([]);
    expect(whole.edges.some((edge) => edge.type === 'STATED_IN')).toBe(true);
  });

  it('page through the graph without losing a node or an edge', async () => {
    type Page = {
      nodes: { id: string }[];
      edges: { id: string }[];
      total: { nodes: number; edges: number };
      nextCursor?: string;
    };
    const nodes: string[] = [];
    const edges: string[] = [];
    let page: Page | undefined;
    do {
      const cursor: string = page?.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`;
      page = (await (await get(`/api/graph?limit=97${cursor}`)).json()) as Page;
      nodes.push(...page.nodes.map((node) => node.id));
      edges.push(...page.edges.map((edge) => edge.id));
    } while (page.nextCursor !== undefined);
    expect(new Set(nodes).size).toBe(page.total.nodes);
    expect(nodes).toHaveLength(page.total.nodes);
    expect(new Set(edges).size).toBe(page.total.edges);
    expect(edges).toHaveLength(page.total.edges);
  });
});

describe('bad input', () => {
  const cases: [string, number, string?][] = [
    ['/api/nodes/wuxi-14fyp:nobody', 404],
    ['/api/nodes/nonsense', 404],
    ['/api/trace/Project?to=Project', 404],
    ['/api/sources/atlantis', 404],
    ['/api/nothing', 404],
    ['/api/queries/no.such', 404],
    ['/api/search', 400, 'q'],
    ['/api/search?q=', 400, 'q'],
    ['/api/search?q=a&q=b', 400, 'q'],
    ['/api/search?q=a&limit=0', 400, 'limit'],
    ['/api/search?q=a&limit=1e3', 400, 'limit'],
    ['/api/search?q=a&colour=red', 400, 'colour'],
    ['/api/graph?kind=Strategy,Nonsense', 400, 'kind'],
    ['/api/graph?basis=maybe', 400, 'basis'],
    ['/api/graph?ground=', 400, 'ground'],
    ['/api/graph?plan=atlantis', 400, 'plan'],
    ['/api/graph?cursor=%00', 400, 'cursor'],
    ['/api/graph?__proto__=x', 400, '__proto__'],
    [`/api/nodes/${NODE}/neighbours?direction=up`, 400, 'direction'],
    [`/api/paths?from=${NODE}&to=wuxi-14fyp:nobody`, 400, 'to'],
    [`/api/paths?from=${NODE}`, 400, 'to'],
    ['/api/audit?plan=atlantis', 400, 'plan'],
    ['/api/clusters?plan=atlantis', 400, 'plan'],
    ['/api/spatial?level=core', 400, 'level'],
    ['/api/comparison?one=wuxi-14fyp', 400, 'other'],
    ['/api/comparison?one=wuxi-14fyp&other=atlantis', 400, 'other'],
    ['/api/queries/node.node?parameters=%7B', 400, 'parameters'],
    ['/api/nodes/%E0%A4%A', 400],
  ];
  it.each(cases)('%s → %i', async (path, status, parameter) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const body = problem.parse(await response.json());
    expect(body.status).toBe(status);
    expect(body.requestId).toBe(response.headers.get('x-request-id'));
    if (parameter) expect(body.errors?.map((error) => error.parameter)).toContain(parameter);
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|at \w+ \(|MATCH/);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is 405 and says what is allowed', async (method) => {
    const response = await get('/api/plans', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(problem.parse(await response.json()).code).toBe('method-not-allowed');
  });

  it('tells nothing of the inside when the store fails', async () => {
    const failing = {
      ...store,
      node: () => Promise.reject(new StoreUnavailableError('bolt://secret:7687 is down', 2)),
      audit: () => Promise.reject(new Error('Neo.ClientError at /etc/secret')),
    };
    const other = await serve(failing, ontology);
    const down = await fetch(`${other.url}/api/nodes/${NODE}`);
    expect(down.status).toBe(503);
    expect(down.headers.get('retry-after')).toBe('2');
    expect(await down.text()).not.toContain('secret');
    const broken = await fetch(`${other.url}/api/audit`);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toMatch(/Neo|secret/);
    await other.close();
  });
});

describe('around the API', () => {
  it('serves health, OpenAPI of every route, and its page', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    const document = (await (await get('/api/openapi.json')).json()) as { paths: Record<string, unknown> };
    for (const route of routes)
      expect(Object.keys(document.paths)).toContain(route.path.replace(/:(\w+)/g, '{$1}'));
    const page = await get('/api/docs/');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await get('/api/docs/swagger-ui-bundle.js')).status).toBe(200);
  });

  it('sends a policy that lets nothing in from elsewhere', async () => {
    const policy = (await get('/api/plans')).headers.get('content-security-policy') ?? '';
    const rules = policy.split('; ');
    expect(rules[0]).toBe("default-src 'none'");
    expect(rules).toContain("require-trusted-types-for 'script'");
    expect(rules).toContain('trusted-types plan-graph');
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});
