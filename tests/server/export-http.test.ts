import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Briefing, briefing } from '../../server/contract/briefing.ts';
import { citationAnswer } from '../../server/contract/citation-shapes.ts';
import { exportAnswer, problem } from '../../server/contract/shapes.ts';
import { routesOf } from '../../server/http/routes.ts';
import { realPage } from '../real-page.ts';
import { all, readXml } from './reading-files.ts';
import { sampleBriefing } from './sample-briefing.ts';
import { serve, servingOf } from './serving.ts';

const { store, ontology } = realPage();
const FORMATS = ['json', 'csv', 'graphml', 'cypher'];
const TYPES: Record<string, RegExp> = {
  json: /^application\/json/u,
  csv: /^application\/zip$/u,
  graphml: /^application\/graphml\+xml/u,
  cypher: /^text\/plain/u,
};
let server: Awaited<ReturnType<typeof serve>>;
let sample: Briefing;

beforeAll(async () => {
  server = await serve(store, ontology);
  sample = await sampleBriefing(store, ontology);
});
afterAll(() => server.close());

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  get(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

async function expectProblem(response: Response, status: number, parameter?: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const body = problem.parse(await response.json());
  if (parameter !== undefined) expect(body.errors?.map((error) => error.parameter)).toContain(parameter);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|at \w+ \(|SyntaxError/u);
}

describe('GET /api/export', () => {
  it.each(FORMATS)('sends %s as a download', async (format) => {
    const response = await get(`/api/export?format=${format}&kind=Strategy,Project`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(TYPES[format] as RegExp);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="plan-graph/u);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500);
    const head = await get(`/api/export?format=${format}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('gives the same selection in every format', async () => {
    const chosen = 'kind=Strategy,Project,Programme&basis=inferred';
    const text = async (format: string) => (await get(`/api/export?format=${format}&${chosen}`)).text();
    const json = exportAnswer.parse(JSON.parse(await text('json')));
    const xml = readXml(await text('graphml'));
    expect(all(xml, 'node').map((one) => one.attributes.id)).toEqual(json.nodes.map((one) => one.id));
    expect(all(xml, 'edge').map((one) => one.attributes.id)).toEqual(json.edges.map((one) => one.id));
    const zip = await (await get(`/api/export?format=csv&${chosen}`)).arrayBuffer();
    const nodes = strFromU8(unzipSync(new Uint8Array(zip))['nodes.csv'] ?? new Uint8Array());
    expect(nodes.match(/\r\n/gu)).toHaveLength(json.nodes.length + 1);
    expect(await text('cypher')).toContain(json.nodes[0]?.id);
  });

  it('ends quietly when the asker goes away', async () => {
    const gone = new AbortController();
    const response = await get('/api/export?format=graphml', { signal: gone.signal });
    await response.body?.getReader().read();
    gone.abort();
    expect((await get('/healthz')).status).toBe(200);
  });

  it('refuses a format that there is not', async () => {
    await expectProblem(await get('/api/export?format=xlsx'), 400, 'format');
    await expectProblem(await get('/api/export?ids=a'), 400, 'ids');
  });
});

describe('POST /api/export', () => {
  it.each(FORMATS)('sends a selection made by hand as %s, and an empty one', async (format) => {
    for (const chosen of [['wuxi-14fyp:innovation-driven'], []]) {
      const response = await post('/api/export', { format, ids: chosen });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(TYPES[format] as RegExp);
      await response.arrayBuffer();
    }
  });

  it('has the relations between the chosen, or those that are named', async () => {
    const whole = await store.whole({ types: ['PART_OF', 'BELONGS_TO'] });
    const edge = whole.edges[0];
    const body = { format: 'json', ids: [edge?.from, edge?.to] };
    const all = exportAnswer.parse(await (await post('/api/export', body)).json());
    expect(all.edges.map((one) => one.id)).toContain(edge?.id);
    const none = exportAnswer.parse(await (await post('/api/export', { ...body, edges: [] })).json());
    expect([none.nodes.length, none.edges.length]).toEqual([new Set(body.ids).size, 0]);
  });

  it.each<[string, unknown, number, string?]>([
    [
      'an unknown id',
      { format: 'csv', ids: ['wuxi-14fyp:innovation-driven', 'wuxi-14fyp:nobody'] },
      400,
      'ids[1]',
    ],
    ['an id that is none', { format: 'csv', ids: ['<img>'] }, 400, 'ids[0]'],
    ['no ids', { format: 'csv' }, 400, 'ids'],
    ['another format', { format: 'html', ids: [] }, 400, 'format'],
    ['a field too many', { format: 'csv', ids: [], colour: 1 }, 400, 'colour'],
    ['a list', [], 400, '(body)'],
    ['no JSON', '{"format":', 400],
    ['a prototype', '{"__proto__":{"format":"csv"},"ids":[]}', 400, 'format'],
    ['too much', { format: 'csv', ids: ['p:x'.padEnd(530_000, 'x')] }, 413],
  ])('refuses %s', async (_, body, status, path) => {
    await expectProblem(await post('/api/export', body), status, path);
  });

  it('refuses what is no JSON by its type, and parameters', async () => {
    await expectProblem(await post('/api/export', 'format=csv', { 'Content-Type': 'text/plain' }), 415);
    await expectProblem(await get('/api/export', { method: 'POST' }), 415);
    await expectProblem(await post('/api/export?format=csv', { format: 'csv', ids: [] }), 400, 'format');
  });
});

describe('POST /api/briefings/export', () => {
  it('makes a presentation, named as the briefing', async () => {
    const response = await post('/api/briefings/export', {
      briefing: sample,
      format: 'pptx',
      theme: { accent1: '#c00000' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('presentationml');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      `${sample.title}.pptx`,
    );
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(strFromU8(files['ppt/theme/theme1.xml'] ?? new Uint8Array())).toContain('C00000');
  });

  it('gives the briefing file back as it was', async () => {
    const response = await post('/api/briefings/export', { briefing: sample, format: 'json' });
    const back = (await response.json()) as Briefing;
    expect(back).toEqual(sample);
    const again = await post('/api/briefings/export', { briefing: back, format: 'json' });
    expect(briefing.parse(await again.json())).toEqual(sample);
  });

  const spoilt = (change: (copy: Briefing) => void) => {
    const copy = structuredClone(sample);
    change(copy);
    return { briefing: copy, format: 'pptx' };
  };
  it.each<[string, () => unknown, string]>([
    ['a later version', () => spoilt((copy) => Object.assign(copy, { version: 2 })), 'briefing.version'],
    [
      'a title that is no text',
      () => spoilt((copy) => Object.assign(copy.slides[1] ?? {}, { title: 5 })),
      'briefing.slides[1].title',
    ],
    [
      'a connector to nowhere',
      () => spoilt((copy) => Object.assign(copy.slides[0]?.scene.connectors[2] ?? {}, { to: 'x' })),
      'briefing.slides[0].scene.connectors[2].to',
    ],
    [
      'a shape twice',
      () => spoilt((copy) => copy.slides[0]?.scene.shapes.push(copy.slides[0].scene.shapes[0] as never)),
      'briefing.slides[0].scene.shapes[13].id',
    ],
    [
      'a slide twice',
      () => spoilt((copy) => copy.slides.push(copy.slides[0] as never)),
      'briefing.slides[3].id',
    ],
    [
      'a field too many',
      () => spoilt((copy) => Object.assign(copy.slides[0] ?? {}, { html: '<b>' })),
      'briefing.slides[0].html',
    ],
    [
      'a width that is no number',
      () => spoilt((copy) => Object.assign(copy.slides[0]?.scene ?? {}, { width: '9' })),
      'briefing.slides[0].scene.width',
    ],
    [
      '101 slides',
      () => spoilt((copy) => Object.assign(copy, { slides: Array(101).fill(copy.slides[0]) })),
      'briefing.slides',
    ],
    [
      'a colour that is none',
      () => ({ briefing: sample, format: 'pptx', theme: { accent1: 'red' } }),
      'theme.accent1',
    ],
    ['a format that there is not', () => ({ briefing: sample, format: 'docx' }), 'format'],
  ])('refuses %s, and names where', async (_, body, path) => {
    await expectProblem(await post('/api/briefings/export', body()), 400, path);
  });

  it('refuses more than 2 MB', async () => {
    await expectProblem(await post('/api/briefings/export', 'x'.repeat(2_000_001)), 413);
  });

  it('makes 100 slides in the time that a request may take', async () => {
    const slides = Array.from({ length: 100 }, (_, i) => ({ ...sample.slides[i % 3], id: `s${i}` }));
    const started = performance.now();
    const response = await post('/api/briefings/export', { briefing: { ...sample, slides }, format: 'pptx' });
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(3_000_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('POST /api/citations/check', () => {
  it('says what a quote is to the page', async () => {
    const check = async (quote: string) =>
      citationAnswer.parse(await (await post('/api/citations/check', { plan: 'wuxi-14fyp', quote })).json());
    expect(await check('太湖湾科技创新带')).toMatchObject({ verdict: 'verbatim' });
    expect(await check('到2025年，科技进步贡献率达到86%')).toMatchObject({
      verdict: 'altered',
      differs: 'words',
    });
    expect(await check('床前明月光，疑是地上霜')).toEqual({
      verdict: 'absent',
      quote: '床前明月光，疑是地上霜',
      trimmed: false,
    });
  });

  it.each<[unknown, string]>([
    [{ plan: 'atlantis', quote: '太湖' }, 'plan'],
    [{ plan: 'wuxi-14fyp', quote: ' ' }, 'quote'],
    [{ plan: 'wuxi-14fyp', quote: '湖'.repeat(4001) }, 'quote'],
    [{ plan: 'wuxi-14fyp' }, 'quote'],
    [{ quote: '太湖' }, 'plan'],
  ])('refuses %j', async (body, path) => {
    await expectProblem(await post('/api/citations/check', body), 400, path);
  });
});

describe('around them', () => {
  it.each([
    ['/api/export', 'GET, HEAD, POST', ['PUT', 'DELETE', 'PATCH']],
    ['/api/briefings/export', 'POST', ['GET', 'PUT', 'DELETE']],
    ['/api/citations/check', 'POST', ['GET', 'PUT', 'DELETE']],
  ])('%s allows %s alone', async (path, allowed, methods) => {
    for (const method of methods) {
      const response = await get(path, { method });
      expect(response.headers.get('allow')).toBe(allowed);
      await expectProblem(response, 405);
    }
  });

  it('OpenAPI describes each, with its body', async () => {
    type Operation = { requestBody?: unknown; responses: Record<string, unknown> };
    const document = (await (await get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const { files } = await routesOf(servingOf(store, ontology));
    for (const { path, method, body } of files) {
      const operation = document.paths[path]?.[method];
      expect(Object.keys(operation?.responses ?? {})).toContain('200');
      expect(operation?.requestBody !== undefined).toBe(body !== undefined);
    }
  });

  it('no other resource reads a body', async () => {
    await expectProblem(await post('/api/plans', '{'), 405);
  });
});
