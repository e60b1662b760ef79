import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import type { FirstView, Ontology } from '../../server/contract/types.ts';
import { LIGHT } from '../../server/export/palette.ts';
import { nodeSize } from '../../server/layout/boxes.ts';
import type { RivalGraph } from './rivals/graph.ts';

/**
 * How soon the first picture is seen, and what it costs until one can use it, under a slowed processor: ours against
 * bare pages that draw the same nodes, relations and places. Each has its graph in its HTML and its script packed.
 */
const SLOWED = 4;
const RUNS = 5;
const WINDOW = { width: 1440, height: 900 };
const RIVALS = ['cytoscape', 'sigma', 'fcose'] as const;

type Rival = (typeof RIVALS)[number];
/** In ms since the navigation: when the graph is seen, when it can be used, and when the live canvas stands; with the work on the main thread until then. */
type Cost = { seen: number; usable: number; cpu: number; live: number; cpuLive: number };
export type Costs = Record<'ours' | Rival, Cost>;

const colours = LIGHT as unknown as Record<string, string>;

async function graphOf(url: string): Promise<RivalGraph> {
  const read = async (path: string) => (await fetch(url + path)).json();
  const { plans } = (await read('/api/plans')) as { plans: { id: string }[] };
  const ontology = (await read('/api/ontology')) as Ontology;
  const view = (await read(`/api/first-view?plan=${plans[0]?.id}`)) as FirstView;
  const kinds = new Map(ontology.kinds.map((kind) => [kind.id, kind]));
  return {
    nodes: view.nodes.map(({ id, kind, name }) => {
      const { size = 3, family = '', shape = 'ellipse' } = kinds.get(kind) ?? {};
      const at = view.positions?.[id] ?? { x: 0, y: 0 };
      return { id, name, ...at, size: nodeSize(size), colour: colours[family] ?? '#777777', shape };
    }),
    edges: view.edges.map(({ id, from, to, basis }) => ({
      ...{ id, from, to, dashed: basis === 'inferred' },
      colour: colours[basis] ?? '#777777',
    })),
  };
}

async function scriptOf(rival: Rival): Promise<string> {
  const input = fileURLToPath(new URL(`rivals/${rival}.ts`, import.meta.url));
  const built = await build({
    ...{ configFile: false, logLevel: 'silent' },
    build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input } },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return output[0].code;
}

async function serveRivals(graph: RivalGraph): Promise<{ url: string; close(): void }> {
  const files = new Map<string, { type: string; bytes: Buffer }>();
  const data = JSON.stringify(graph).replaceAll('<', '\\u003c');
  for (const rival of RIVALS) {
    const page =
      '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>graph</title><link rel="icon" href="data:,">' +
      '<style>html,body,#graph{margin:0;height:100%}</style><div id="graph"></div>' +
      `<script type="application/json" id="data">${data}</script><script type="module" src="${rival}.js"></script>`;
    files.set(`/${rival}`, { type: 'text/html; charset=utf-8', bytes: gzipSync(page) });
    files.set(`/${rival}.js`, {
      type: 'text/javascript; charset=utf-8',
      bytes: gzipSync(await scriptOf(rival)),
    });
  }
  const server = createServer(({ url = '' }, response) => {
    const file = files.get(url);
    response.writeHead(file ? 200 : 404, {
      ...(file ? { 'Content-Type': file.type, 'Content-Encoding': 'gzip' } : {}),
    });
    response.end(file?.bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/**
 * Tells by a binding, with the place to press at: to be asked for it, the page would have to read Playwright's own
 * script first, which is as much work as a fifth of all of ours. Ours is seen in the frame after it is placed, can be used once a press on a node of it has opened the words it
 * rests on, and is live once the canvas has taken its place.
 */
function watchOurs(): void {
  const begun = new Set<string>();
  // No function in here may have a name: what runs the bench would call a helper that the page has not.
  new MutationObserver((_, watch) => {
    const sight = document.getElementById('first-sight');
    const now = {
      seen: sight?.classList.contains('placed'),
      usable: document.querySelector('.inspector .quote mark'),
      live: begun.has('seen') && !sight,
    };
    for (const [at, there] of Object.entries(now)) {
      if (!there || begun.has(at)) continue;
      begun.add(at);
      const node = at === 'seen' ? document.querySelector('.first-places [data-id]') : null;
      requestAnimationFrame(() => {
        const { x, y, width, height } = node?.getBoundingClientRect() ?? new DOMRect();
        const channel = new MessageChannel();
        channel.port1.onmessage = () =>
          (window as unknown as { told(what: string): void }).told(
            `${at} ${performance.now()} ${x + width / 2} ${y + height / 2}`,
          );
        channel.port2.postMessage(null);
      });
    }
    if (begun.size === 3) watch.disconnect();
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

/** Presses on the node of the first sight that most is related to: its card must hold the page's own words. */
async function press(session: CDPSession, { x, y }: { x: number; y: number }): Promise<void> {
  const button = { x, y, button: 'left', clickCount: 1 } as const;
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button });
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button });
}

/** What the main thread has done so far, in ms. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

async function costOf(browser: Browser, url: string, ours: boolean): Promise<Cost> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' });
  // The tour of the first visit would lie over the picture; sigma.js and Cytoscape have none.
  await context.addInitScript(() => localStorage.setItem('plan-graph-tour', 'seen'));
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // Work, and not time: others may use the machine.
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
  await session.send('Performance.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  if (ours) await page.addInitScript(watchOurs);
  // By a binding, so that nothing of the bench runs in the page while it begins.
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'told' });
  const reached = new Map<string, { at: number; x: number; y: number; cpu: Promise<number> }>();
  let look = () => {};
  let lost = (_error: Error) => {};
  session.on('Runtime.bindingCalled', ({ payload }) => {
    const [what = '', ...numbers] = payload.split(' ');
    const [at = 0, x = 0, y = 0] = numbers.map(Number);
    reached.set(what, { at, x, y, cpu: workOf(session) });
    look();
  });
  const until = async (what: string) => {
    const timer = setTimeout(() => lost(new Error(`${url} has not told after a minute: ${what}`)), 60_000);
    while (!reached.has(what))
      await new Promise<void>((found, failed) => {
        [look, lost] = [found, failed];
      });
    clearTimeout(timer);
    const { at = 0, x = 0, y = 0, cpu } = reached.get(what) ?? {};
    return { at, x, y, cpu: (await cpu) ?? Number.NaN };
  };
  // The empty tab has done some work already, the same before every page.
  const before = await workOf(session);
  await page.goto(url, { waitUntil: 'commit' });
  const seen = await until('seen');
  if (ours) await press(session, seen);
  const usable = ours ? await until('usable') : seen;
  const live = ours ? await until('live') : seen;
  await context.close();
  const [cpu, cpuLive] = [usable.cpu - before, live.cpu - before];
  return { seen: seen.at, usable: usable.at, cpu, live: live.at, cpuLive };
}

const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Medians of five turns in each of which every page is opened once, by a browser that has seen none of them. */
export async function compareFirstSight(browser: Browser, ours: string): Promise<Costs> {
  const rivals = await serveRivals(await graphOf(ours));
  const pages = {
    ours: `${ours}/`,
    ...Object.fromEntries(RIVALS.map((name) => [name, `${rivals.url}/${name}`])),
  };
  const runs: Record<string, Cost[]> = {};
  for (let turn = 0; turn < RUNS; turn++) {
    for (const [name, url] of Object.entries(pages)) {
      runs[name] ??= [];
      runs[name].push(await costOf(browser, url, name === 'ours'));
    }
  }
  rivals.close();
  const middle = (costs: Cost[] = []): Cost => ({
    seen: median(costs.map((one) => one.seen)),
    usable: median(costs.map((one) => one.usable)),
    cpu: median(costs.map((one) => one.cpu)),
    live: median(costs.map((one) => one.live)),
    cpuLive: median(costs.map((one) => one.cpuLive)),
  });
  return Object.fromEntries(Object.entries(runs).map(([name, costs]) => [name, middle(costs)])) as Costs;
}
