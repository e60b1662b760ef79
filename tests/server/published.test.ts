import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { createApp } from '../../server/http/app.ts';
import { routesOf } from '../../server/http/routes.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { SEED_DIR } from '../places.ts';
import { openEditor } from './editing-server.ts';
import { servingOf } from './serving.ts';

/** What may be sent to the published server: a drawing to be made a file of, a quote to be looked up, a selection. */
const TAKES_A_BODY = ['/api/briefings/export', '/api/citations/check', '/api/export'];

const { ontology, graphs, briefings: decks } = readPlans(SEED_DIR);
const serving = { ...servingOf(createMemoryStore(graphs, ontology), ontology), decks };
let url: string;
let close: () => void;

beforeAll(async () => {
  const server = createServer(await createApp(serving));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});
afterAll(() => close());

const status = async (method: string, path: string) =>
  (await fetch(url + path, { method, headers: { 'content-type': 'application/json' }, body: '{}' })).status;

describe('the published server', () => {
  it('declares no route that takes a body but those that only read', async () => {
    const { files } = await routesOf(serving);
    const posts = files.filter((file) => file.method !== 'get').map((file) => file.path);
    expect(posts.sort()).toEqual(TAKES_A_BODY);
  });

  it('refuses every method that writes, on every path that it has', async () => {
    const { routes, files } = await routesOf(serving);
    const paths = [...routes, ...files].map((route) => route.path.replaceAll(/:\w+/g, 'wuxi-14fyp'));
    for (const path of new Set(paths)) {
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        expect([path, await status(method, path)]).toEqual([path, 405]);
      if (!TAKES_A_BODY.includes(path)) expect([path, await status('POST', path)]).toEqual([path, 405]);
    }
  });

  it('has none of the routes of the editing desk', async () => {
    const folder = mkdtempSync(`${tmpdir()}/plan-graph-published-`);
    const editor = await openEditor(folder);
    const at = '/api/plans/wuxi-14fyp/sources/page-11';
    const verbs = [
      'accept',
      'reject',
      'entity',
      'relation',
      'order',
      'draft',
      'cite',
      'twins',
      'undo',
      'save',
      'reread',
    ];
    for (const path of ['/api/plans/wuxi-14fyp/sources', ...verbs.map((verb) => `${at}/${verb}`)]) {
      // The desk itself knows each: an empty body is faulty, an unknown plan is not there.
      expect([path, [400, 404].includes((await editor.post(path)).status)]).toEqual([path, true]);
      expect([path, await status('POST', path)]).toEqual([path, 404]);
    }
    expect(await status('POST', '/api/plans')).toBe(405);
    await editor.close();
    rmSync(folder, { recursive: true });
  });
});
