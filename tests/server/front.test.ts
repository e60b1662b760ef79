import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { problem } from '../../server/contract/shapes.ts';
import type { AppOptions } from '../../server/http/app.ts';
import { createLog } from '../../server/http/log.ts';
import { realPage } from '../real-page.ts';
import { serve } from './serving.ts';

const { store, ontology } = realPage();
const NODE = '/api/nodes/wuxi-14fyp:innovation-driven';
let close = async () => {};
afterEach(() => close());

async function served(options: AppOptions = {}, with_ = store): Promise<string> {
  const server = await serve(with_, ontology, options);
  close = server.close;
  return server.url;
}

type Plain = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** Without fetch's own unpacking and its own headers. */
function get(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Plain> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(url, { headers, method, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Whatever bytes one likes. */
function raw(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('an answer', () => {
  it('comes packed as the asker likes, each packing with its own ETag, from memory too', async () => {
    const url = `${(await served()) + NODE}/neighbours`;
    const plain = await get(url);
    for (const _again of [1, 2]) {
      const br = await get(url, { 'Accept-Encoding': 'gzip, deflate, br' });
      const gz = await get(url, { 'Accept-Encoding': 'gzip;q=0.5, br;q=0' });
      expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
      expect(brotliDecompressSync(br.body)).toEqual(plain.body);
      expect(gz.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(gz.body)).toEqual(plain.body);
      expect(new Set([plain, br, gz].map((one) => one.headers.etag)).size).toBe(3);
      expect((await get(url, { 'If-None-Match': String(br.headers.etag) })).status).toBe(304);
      expect((await get(url, { 'If-None-Match': `"x", W/${plain.headers.etag}` })).status).toBe(304);
    }
  });

  it('is the same from memory, its headers too, but for the request’s id', async () => {
    const url = (await served()) + NODE;
    const [first, second] = [await get(url), await get(url)];
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
    const rest = ({ headers: { 'x-request-id': _id, date: _date, ...headers }, body }: Plain) => ({
      headers,
      body,
    });
    expect(rest(second)).toEqual(rest(first));
    const head = await get(url, {}, 'HEAD');
    expect(head.body).toHaveLength(0);
    expect(head.headers['content-length']).toBe(String(first.body.length));
  });
});

describe('an address that leads nowhere, opened in a browser', () => {
  it.each([
    ['/foo/bar', 404, 'text/html'],
    ['/apis', 404, 'text/html'],
    ['/api/foo', 404, 'application/problem+json'],
    ['/API/foo?x=1', 404, 'application/problem+json'],
    ['/API/CITATIONS/CHECK', 405, 'application/problem+json'],
    ['/Metrics/foo', 404, 'application/problem+json'],
  ])('%s: words for a reader, and a problem of the API', async (path, status, type) => {
    const answer = await get((await served()) + path, { Accept: 'text/html,*/*;q=0.8' });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`);
  });
});

describe('what is no HTTP', () => {
  const cases: [string, string, number][] = [
    ['a line of rubbish', 'rubbish\r\n\r\n', 400],
    ['a header of 20 kB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address of 64 kB', `GET /api/search?q=${'a'.repeat(65_536)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /api/export HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
    ],
  ];
  it.each(cases)('is a problem as well: %s', async (_what, text, status) => {
    const answer = await raw(await served(), text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    expect(problem.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).status).toBe(status);
  });
});

describe('who may enter', () => {
  const basic = { kind: 'basic', user: 'plan', password: 'höchst geheim:1' } as const;
  const sign = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });

  it('basic: whoever knows the password', async () => {
    const url = await served({ authentication: basic });
    const refused = await get(url + NODE);
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toMatch(/^Basic realm=/);
    expect(problem.parse(JSON.parse(String(refused.body))).code).toBe('not-signed-in');
    for (const wrong of ['plan:', 'plan:wrong', ':', 'plan', 'höchst geheim:1']) {
      expect((await get(url + NODE, sign(wrong))).status, wrong).toBe(401);
    }
    expect((await get(url + NODE, { Authorization: 'Bearer x' })).status).toBe(401);
    expect((await get(url + NODE, sign('plan:höchst geheim:1'))).status).toBe(200);
    // The answer that lies ready now is no way round.
    expect((await get(url + NODE)).status).toBe(401);
    expect((await get(`${url}/metrics`)).status).toBe(401);
    expect((await get(`${url}/healthz`)).status).toBe(200);
  });

  it('proxy: whoever it names, and only by it', async () => {
    const { authentication } = readConfig({ AUTH: 'proxy', AUTH_HEADER: 'X-User' });
    const url = await served(authentication ? { authentication } : {});
    expect((await get(url + NODE)).status).toBe(401);
    expect((await get(url + NODE, { 'X-User': ' ' })).status).toBe(401);
    expect((await get(url + NODE, { 'X-User': 'mei' })).status).toBe(200);
  });
});

describe('under a base path', () => {
  it('takes requests with it and without, and links with it', async () => {
    const url = await served({ basePath: '/plan' });
    const inside = await get(`${url}/plan${NODE}`);
    expect(inside.status).toBe(200);
    const link = /^<(.+)>;/.exec(String(inside.headers.link))?.[1] ?? '';
    expect(link).toMatch(/^\/plan\/api\/queries\//);
    expect((await get(url + link)).status).toBe(200);
    expect((await get(url + NODE)).status).toBe(200);
    expect((await get(`${url}/planet${NODE}`)).status).toBe(404);
    const folder = await get(`${url}/plan?x=1`);
    expect(folder).toMatchObject({ status: 308, headers: { location: '/plan/?x=1' } });
    expect(String((await get(`${url}/plan/api/docs/`)).body)).toContain('src="/plan/api/docs/start.js"');
  });
});

describe('a flood', () => {
  it('is shed at once, with a word on when to come again, and those inside are served', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const slow = { ...store, node: async (id: string) => gate.then(() => store.node(id)) };
    const lines: string[] = [];
    const log = createLog({ mode: 'json', write: (line) => lines.push(line) });
    const url = await served({ mostInFlight: 10, keptBytes: 0, log }, slow);
    const inside = Array.from({ length: 10 }, () => get(url + NODE));
    await expect.poll(async () => String((await get(`${url}/metrics`)).body)).toContain('in_flight 10');
    const start = performance.now();
    const shed = await Promise.all(Array.from({ length: 50 }, () => get(url + NODE)));
    expect(performance.now() - start).toBeLessThan(1000);
    for (const { status, headers, body } of shed) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('1');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      const told = problem.parse(JSON.parse(String(body)));
      expect(told).toMatchObject({ status: 503, code: 'overloaded', requestId: headers['x-request-id'] });
    }
    expect(new Set(shed.map((one) => one.headers['x-request-id'])).size).toBe(50);
    const head = await get(url + NODE, {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([503, 0]);
    expect(head.headers['content-length']).toBe(String(shed[0]?.body.length));
    const opened = await get(`${url}/nowhere`, { Accept: 'text/html' });
    expect([opened.status, opened.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect((await get(`${url}/healthz`)).status).toBe(200);
    open();
    for (const one of inside) expect((await one).status).toBe(200);
    expect((await get(url + NODE)).status).toBe(200);
    const metrics = String((await get(`${url}/metrics`)).body);
    expect(metrics).toMatch(/plan_graph_requests_shed_total 52\n/);
    expect(metrics).toContain('plan_graph_request_seconds_count{route="refused"} 52');
    // One line for all, not one each.
    await expect.poll(() => lines.filter((line) => line.includes('"refused":52'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('"status":503'))).toEqual([]);
    expect(metrics).toMatch(/plan_graph_requests_in_flight 0\n/);
    expect(metrics).toMatch(/plan_graph_store_up 1\n/);
    expect(metrics).toContain(
      'plan_graph_requests_total{route="/api/nodes/:id",method="GET",status="200"} 11',
    );
  });

  it('leaves no place taken by those who went away', async () => {
    const waiting = { ...store, node: () => new Promise<never>(() => {}) };
    const url = await served({ mostInFlight: 2, keptBytes: 0 }, waiting);
    for (let i = 0; i < 5; i++) {
      await expect(fetch(url + NODE, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    }
    expect((await get(`${url}/api/plans`)).status).toBe(200);
  });
});

describe('the log', () => {
  it('has one line a request, with the id that the asker sees, and without what was looked for', async () => {
    const lines: string[] = [];
    const log = createLog({ mode: 'json', write: (line) => lines.push(line) });
    const url = await served({ log });
    const answers = [
      await get(`${url}/api/search?q=geheim`),
      await get(`${url}/api/no`),
      await get(url + NODE),
    ];
    const written = lines.map((line) => JSON.parse(line));
    expect(written).toHaveLength(3);
    expect(written.map((line) => line.requestId)).toEqual(answers.map((one) => one.headers['x-request-id']));
    expect(written.map((line) => line.status)).toEqual([200, 404, 200]);
    expect(written[0]).toMatchObject({ level: 'info', method: 'GET', path: '/api/search' });
    expect(written[0].ms).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain('geheim');
  });

  it('says of an error what the asker isn’t told, but no secret', async () => {
    const secret = 'canary "quoted" zq77x';
    for (const mode of ['json', 'text'] as const) {
      const lines: string[] = [];
      const log = createLog({ mode, write: (line) => lines.push(line), secrets: [secret] });
      const broken = {
        ...store,
        node: async () => {
          throw new Error(`inner: ${secret}`, { cause: new Error('deeper') });
        },
      };
      const url = await served({ log, keptBytes: 0 }, broken);
      const answer = await get(url + NODE);
      expect(answer.status).toBe(500);
      expect(String(answer.body)).not.toMatch(/inner|deeper|canary|\.ts/);
      const text = lines.join('');
      expect(text).toContain('inner: ***');
      expect(text).toContain('deeper');
      expect(text).not.toContain('zq77x');
      await close();
    }
  });

  it('cannot be forged by a path', async () => {
    const lines: string[] = [];
    const url = await served({ log: createLog({ mode: 'text', write: (line) => lines.push(line) }) });
    await raw(url, 'GET /\x85\xe2\x80\xa8%0a%0dfake HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[\x20-\x7e]+\n$/);
  });
});
