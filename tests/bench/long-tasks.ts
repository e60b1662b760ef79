import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { clickNode, openBrowser, openServer } from '../e2e/browser.ts';
import { createProfiler, type Profiled, type Work } from './profile.ts';

/**
 * Whose work blocks the main thread, and how long, in each thing one does with a picture of 500 nodes and 1,000
 * relations; the same things on a bare page that draws the same in Cytoscape; and arranging in the worker
 * against fcose on the main thread; the least and the middle of turns in which both pages are opened anew.
 * `npm run bench:long-tasks` (`TURNS`). Prints, never fails.
 */

const TURNS = Number(process.env.TURNS ?? 3);
const NODES = 500;
const EDGES = 1000;
const BUILT = fileURLToPath(new URL('../../dist/web', import.meta.url));
const places = createRequire(import.meta.url);

type Place = { id: string; x: number; y: number };
type Drawn = { nodes: Place[]; edges: { id: string; from: string; to: string; basis: string }[] };

/** An address that draws the best connected nodes of the real page on a grid, and what it draws. */
async function fullPicture(url: string): Promise<{ address: string; first: string; drawn: Drawn }> {
  const plans = (await (await fetch(`${url}/api/plans`)).json()) as { plans: { id: string }[] };
  const plan = plans.plans[0]?.id ?? '';
  const answer = await fetch(`${url}/api/graph?plan=${plan}&limit=2000`);
  type Answer = {
    nodes: { id: string; degree: number }[];
    edges: (Drawn['edges'][number] & { type: string })[];
  };
  const { nodes, edges } = (await answer.json()) as Answer;
  const chosen = nodes
    .sort((a, b) => b.degree - a.degree)
    .slice(0, NODES)
    .map(({ id }, i) => ({ id, x: (i % 25) * 170, y: Math.floor(i / 25) * 150 }));
  const shown = new Set(chosen.map(({ id }) => id));
  const among = edges.filter((e) => e.type !== 'STATED_IN' && shown.has(e.from) && shown.has(e.to));
  const local = (id: string) => id.slice(plan.length + 1);
  const add = chosen.map(({ id, x, y }) => `${local(id)}~${x}~${y}`).join('.');
  return {
    address: `${url}/?plan=${plan}&base=own&add=${add}`,
    first: chosen[40]?.id ?? '',
    drawn: { nodes: chosen, edges: among.slice(0, EDGES) },
  };
}

type View = { zoom: number; pan: { x: number; y: number } };
type Rows = Record<string, Profiled>;
type Step = [name: string, run: () => Promise<unknown>];

async function profiled(page: Page, steps: readonly Step[], folder: string): Promise<Rows> {
  const profiler = createProfiler(page, folder);
  const rows: Rows = {};
  for (const [name, run] of steps) {
    await profiler.start();
    await run();
    await page.waitForTimeout(900);
    rows[name] = await profiler.stop();
  }
  return rows;
}

async function ours(browser: Browser, url: string): Promise<{ rows: Rows; drawn: Drawn; view: View }> {
  const { address, first, drawn } = await fullPicture(url);
  let view: View = { zoom: 1, pan: { x: 0, y: 0 } };
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(address);
  await page.getByRole('application').waitFor();
  // The rest of the code and the words come after the first picture.
  await page.waitForTimeout(9000);
  const rows = await profiled(
    page,
    [
      ['point at a node', () => page.mouse.move(700, 450, { steps: 12 })],
      ['choose a node', () => clickNode(page, first)],
      [
        'walk by arrow',
        async () => {
          view = await viewNow(page, drawn);
          await page.getByRole('application').focus();
          await page.keyboard.press('ArrowRight');
        },
      ],
      ['zoom', () => page.keyboard.press('+')],
      ['drag the picture', () => drag(page)],
      ['let go', () => page.keyboard.press('Escape')],
      ['filter inferred', () => page.getByRole('button', { name: /^推断 \d+$/ }).click()],
      ['undo', () => page.keyboard.press('Control+z')],
      ['arrange anew', () => page.keyboard.press('l').then(() => page.waitForTimeout(9000))],
      ['table', () => page.keyboard.press('v')],
    ],
    BUILT,
  );
  await page.close();
  return { rows, drawn, view };
}

/** The view in which the canvas stands, from where two nodes are drawn. */
async function viewNow(page: Page, { nodes }: Drawn): Promise<View> {
  const [a, b] = [nodes[0], nodes[1]];
  if (!a || !b) throw new Error('nothing is drawn');
  const [at, next] = await page.evaluate(
    (ids) => {
      const canvas = document.querySelector<HTMLElement & { placeOf(id: string): { x: number; y: number } }>(
        '.canvas-graph',
      );
      return ids.map((id) => canvas?.placeOf(id) ?? { x: 0, y: 0 });
    },
    [a.id, b.id],
  );
  const zoom = ((next?.x ?? 0) - (at?.x ?? 0)) / (b.x - a.x);
  return { zoom, pan: { x: (at?.x ?? 0) - a.x * zoom, y: (at?.y ?? 0) - a.y * zoom } };
}

async function drag(page: Page): Promise<void> {
  await page.mouse.move(300, 480);
  await page.mouse.down();
  await page.mouse.move(500, 400, { steps: 12 });
  await page.mouse.up();
}

/** The same nodes and lines on a page that has Cytoscape and nothing else; what is chosen is looked at in the same view. */
async function bare(browser: Browser, drawn: Drawn, view: View): Promise<Rows> {
  const file = (name: string) => readFileSync(places.resolve(name), 'utf8');
  const scripts: Record<string, string> = {
    '/node_modules/cytoscape.js': file('cytoscape/dist/cytoscape.min.js'),
    '/node_modules/layout-base.js': file('layout-base/layout-base.js'),
    '/node_modules/cose-base.js': file('cose-base/cose-base.js'),
    '/node_modules/fcose.js': file('cytoscape-fcose/cytoscape-fcose.js'),
    '/bare.js': bareScript(drawn, view),
  };
  const tags = Object.keys(scripts).map((path) => `<script src="${path}"></script>`);
  const html = `<!doctype html><meta charset="utf-8"><div id="cy" style="position:absolute;inset:0"></div>${tags.join('')}`;
  const server = createServer((request, response) => {
    const script = scripts[request.url ?? ''];
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ?? html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForTimeout(3000);
  const run = (what: string) => () => page.evaluate(`bare.${what}()`);
  const rows = await profiled(
    page,
    [
      ['point at a node', () => page.mouse.move(700, 450, { steps: 12 })],
      ['choose a node', run('choose')],
      ['walk by arrow', run('choose')],
      ['zoom', run('zoom')],
      ['drag the picture', () => drag(page)],
      ['let go', run('letGo')],
      ['filter inferred', run('filter')],
      ['undo', run('undo')],
      ['arrange anew', () => run('fcose')().then(() => page.waitForTimeout(3000))],
    ],
    '/nowhere',
  );
  await page.close();
  server.close();
  return rows;
}

/** What a page does that has only Cytoscape: it marks a neighbourhood by class, and takes lines out and puts them back. */
function bareScript({ nodes, edges }: Drawn, view: View): string {
  const elements = [
    ...nodes.map(({ id, x, y }) => ({ data: { id }, position: { x, y } })),
    ...edges.map(({ id, from, to, basis }) => ({ data: { id, source: from, target: to, basis } })),
  ];
  return `const cy = cytoscape({ container: document.getElementById('cy'), elements: ${JSON.stringify(elements)},
    layout: { name: 'preset' }, style: [
      { selector: 'node', style: { width: 36, height: 36, 'background-color': '#2f3fbf', label: 'data(id)', 'font-size': 13 } },
      { selector: 'edge', style: { width: 2, 'curve-style': 'bezier', 'line-color': '#646a75' } },
      { selector: '.dim', style: { opacity: 0.3 } }, { selector: '.near', style: { 'line-color': '#2f3fbf' } } ] });
  let next = 40, taken;
  const bare = {
    choose() { cy.batch(() => { cy.elements().removeClass('dim near'); const near = cy.nodes()[next++].closedNeighborhood();
      cy.elements().difference(near).addClass('dim'); near.addClass('near'); }); cy.viewport(${JSON.stringify(view)}); },
    letGo() { cy.batch(() => cy.elements().removeClass('dim near')); },
    zoom() { cy.zoom({ level: cy.zoom() * 1.3, renderedPosition: { x: 720, y: 450 } }); },
    filter() { taken = cy.edges('[basis = "inferred"]').remove(); },
    undo() { taken.restore(); },
    fcose() { cy.layout({ name: 'fcose', animate: false }).run(); },
  };`;
}

type Numbers = Record<keyof Work | 'longest', number>;
const numbers = ({ longest, most }: Profiled): Numbers => ({ longest, ...most });

/** Of each number the least and the middle one of all turns: what a crowded machine adds is not the page's. */
function ofTurns(turns: readonly Rows[], name: string): { least: Numbers; middle: Numbers } | null {
  const all = turns.flatMap((rows) => rows[name] ?? []).map(numbers);
  const kinds = Object.keys(all[0] ?? {}) as (keyof Numbers)[];
  if (!kinds.length) return null;
  const at = (share: number) =>
    Object.fromEntries(
      kinds.map((kind) => {
        const sorted = all.map((row) => row[kind]).sort((a, b) => a - b);
        return [kind, sorted[Math.floor((sorted.length - 1) * share)] ?? 0];
      }),
    ) as Numbers;
  return { least: at(0), middle: at(0.5) };
}

const browser = await openBrowser();
const server = await openServer();
const turns: Rows[] = [];
const others: Rows[] = [];
let drawn: Drawn = { nodes: [], edges: [] };
for (let turn = 0; turn < TURNS; turn++) {
  const made = await ours(browser, server.url);
  drawn = made.drawn;
  turns.push(made.rows);
  others.push(await bare(browser, drawn, made.view));
}
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? '?'}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}; ` +
    `${drawn.nodes.length} nodes, ${drawn.edges.length} relations; least (middle) of ${TURNS} turns, ms`,
);
const last = turns.at(-1) ?? {};
const table = Object.keys(last).map((name) => {
  const our = ofTurns(turns, name);
  const other = ofTurns(others, name);
  const both = (kind: keyof Numbers) => `${our?.least[kind]} (${our?.middle[kind]})`;
  return [
    name,
    {
      longest: both('longest'),
      own: both('own'),
      'asked by us': both('asked'),
      'Cytoscape alone': both('drawing'),
      browser: both('rest'),
      'bare page': other ? `${other.least.longest} (${other.middle.longest})` : '',
      ratio: our && other ? (our.least.longest / other.least.longest).toFixed(2) : '',
    },
  ];
});
console.table(Object.fromEntries(table));
if (process.argv.includes('--whose'))
  for (const [name, { whose }] of Object.entries(last)) console.log(`${name}\n  ${whose.join('\n  ')}`);
await browser.close();
await server.close();
process.exit(0);
