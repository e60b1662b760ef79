import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, request, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../../server/main.ts';
import { drawn, openBrowser, visit } from './browser.ts';

/** As an intranet puts it: under a path, behind a proxy, on plain HTTP and a name that isn't localhost. */
const BASE = '/gov/plan';
const HOST = 'kg.intra';
let browser: Browser;
let server: Awaited<ReturnType<typeof start>>;
let proxy: Server;
let proxied: string;
/** With a key that only these tests know. */
let tls: Server;
let secure: string;
const tlsFile = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url));

beforeAll(async () => {
  browser = await openBrowser([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]);
  server = await start({ host: '127.0.0.1', port: 0, neo4j: null, basePath: BASE });
  const { port } = new URL(server.url);
  // Takes the path off before it hands the request on, as many do.
  const hand: RequestListener = (asked, response) => {
    const path = (asked.url ?? '').replace(BASE, '');
    const on = request({ port, path, method: asked.method, headers: asked.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    on.on('error', () => response.destroy());
    asked.pipe(on);
  };
  proxy = createServer(hand);
  tls = createTlsServer({ key: tlsFile('key'), cert: tlsFile('cert') }, hand);
  await new Promise<void>((done) => tls.listen(0, '127.0.0.1', done));
  secure = `https://${HOST}:${(tls.address() as AddressInfo).port}${BASE}`;
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  proxied = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${BASE}`;
});
afterAll(async () => {
  await browser?.close();
  proxy?.closeAllConnections();
  proxy?.close();
  tls?.closeAllConnections();
  tls?.close();
  await server?.close();
});

describe('the page, its data and its queries', () => {
  it.each([
    ['under a path', () => server.url],
    ['behind a proxy that takes the path off', () => proxied],
    ['on HTTPS', () => secure],
    ['on plain HTTP and a name', () => server.url.replace('127.0.0.1', HOST)],
  ])('are there %s', async (_where, url) => {
    const { page, faults, close } = await visit(browser, `${url()}/`, {
      ignoreHTTPSErrors: true,
    });
    await drawn(page);
    const query = page.waitForResponse((response) => response.url().includes(`${BASE}/api/queries/`));
    await page
      .getByRole('button', { name: /Cypher/ })
      .first()
      .click();
    expect((await query).status()).toBe(200);
    expect(faults).toEqual([]);
    await close();
  });

  it('are found without the last slash too', async () => {
    const { page, close } = await visit(browser, server.url);
    await drawn(page);
    expect(new URL(page.url()).pathname).toBe(`${BASE}/`);
    await close();
  });

  it.each([
    ['at the server', () => server.url],
    ['behind the proxy', () => proxied],
  ])('an address that leads nowhere says so in words, and leads home, %s', async (_where, url) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const answer = await page.goto(`${url()}/foo/bar`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    // Its style has come, so its addresses are right.
    expect(await page.locator('.small').evaluate((p) => getComputedStyle(p).fontSize)).toBe('14px');
    await page.getByRole('link', { name: '回到图谱' }).click();
    await drawn(page);
    expect(new URL(page.url()).pathname).toBe(`${BASE}/`);
    await context.close();
  });
});
