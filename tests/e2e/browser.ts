import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';
import { start } from '../../server/main.ts';
import { ROOT } from '../places.ts';

/** A real Chromium, the real server on a free port, and the built page. */

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium of this machine (tests/chromium-setup.ts sees to it that there is one). */
export function findChromium(): string | undefined {
  return PLACES.find((path) => path !== undefined && existsSync(path));
}

/**
 * What a window of Chromium begins beside the page, and no test looks at: two pages of the address bar and a
 * process in reserve, a sixth of its processor time. Chromium hears only the last such list, so Playwright's
 * own (chromiumSwitches.ts) is said again before it.
 */
const UNSEEN = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['TcpPortRandomizationWin', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'],
];

/** What no page may ever do, whichever test has opened it: tests/e2e/never.ts looks after each test. */
const broken: string[] = [];

/** What has been broken since the last time this was asked. */
export const takeBroken = () => broken.splice(0);

/** A violation of the Content-Security-Policy or of Trusted Types, as Chromium words it. */
const VIOLATION = /Content Security Policy|Trusted ?(HTML|Script|ScriptURL|Type)/i;
/** Everything that a test serves stands on this machine. */
const OURS =
  /^(about|blob|data|file|chrome|chrome-error|devtools):|^(https?|wss?):\/\/(127\.0\.0\.1|localhost|kg\.intra)[:/]/;

function watched(context: BrowserContext): BrowserContext {
  context.on('request', (request) => {
    if (!OURS.test(request.url())) broken.push(`a foreign request: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (VIOLATION.test(message.text())) broken.push(`a violation: ${message.text()}`);
  });
  return context;
}

/** Starts it, without the calls home that a browser makes at its start; its pages are watched. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('no Chromium: run through npm test, or set CHROMIUM_PATH');
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${UNSEEN.join(',')}`,
    ...more,
  ];
  const browser = await chromium.launch({ executablePath, args });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => watched(await newContext(options));
  return browser;
}

/** What `npx vite build` has made. */
export const BUILT_PAGE = `${ROOT}dist/web/`;

type Neo4j = { uri: string; user: string; password: string };

/** The real server over the embedded store (with the plans of other folders), or over a Neo4j that is loaded. */
export async function openServer(
  neo4j: Neo4j | null = null,
  plansDirs?: readonly string[],
): Promise<{ url: string; close(): Promise<void> }> {
  if (!existsSync(`${BUILT_PAGE}index.html`))
    throw new Error('dist/web is not built: run `npx vite build` first (npm test does).');
  return start({ host: '127.0.0.1', port: 0, neo4j, ...(plansDirs ? { plansDirs } : {}) });
}

export type Visit = {
  page: Page;
  /** Requests that left the origin, violations of the Content-Security-Policy, errors of the page. */
  faults: string[];
  close(): Promise<void>;
};

/** Of a visit: whether it is the first, and what is to be done with its page before it goes anywhere. */
export type VisitOptions = BrowserContextOptions & {
  first?: boolean;
  before?: (page: Page) => Promise<unknown>;
};

/** A fresh page at an address; what must never happen is written into `faults`. */
export async function visit(
  browser: Browser,
  url: string,
  { first = false, before, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
    ...options,
  });
  // Whoever visits has been here before: the tour of the first visit has a test of its own.
  if (!first)
    await context.addInitScript(() => {
      try {
        localStorage.setItem('plan-graph-tour', 'seen');
      } catch {
        // A page that may keep nothing shows no tour.
      }
    });
  const page = await context.newPage();
  const faults: string[] = [];
  const origin = new URL(url).origin;
  page.on('request', (request) => {
    const at = request.url();
    if (!at.startsWith(origin) && !at.startsWith('blob:') && !at.startsWith('data:'))
      faults.push(`left the origin: ${at}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.stack ?? error.message}`));
  await before?.(page);
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

/** Waits until the first picture is drawn by the live canvas, and not only stands as the first sight. */
export async function drawn(page: Page): Promise<void> {
  await page.getByRole('application').waitFor();
  await page.waitForFunction(
    () =>
      /显示 [1-9]|showing [1-9]/.test(document.querySelector('footer')?.textContent ?? '') &&
      'placeOf' in (document.querySelector('.canvas-graph') ?? {}) &&
      !document.getElementById('first-sight'),
  );
}

type Stands = HTMLElement & {
  standsAt(id: string): { x: number; y: number } | null;
  placeOf(id: string): { x: number; y: number } | null;
  labels(): readonly { id: string; box: Box; leader?: unknown }[];
  circles(): readonly { id: string; box: Box; near: boolean }[];
};
type Box = { x1: number; y1: number; x2: number; y2: number };

/** How the drawn names can be read, in pixels of the screen. */
export type Reading = {
  nodes: number;
  labelled: number;
  /** Pairs of labels, or of a label and another's node, that cover one another. */
  covering: string[];
  /** Labels that stand nearer to another node than to their own, with no line to their own. */
  ambiguous: string[];
  /** Chosen, or related to what is chosen, and without a name. */
  nameless: string[];
  /** Chosen, or related to it, and not wholly in the room of the canvas, with its name. */
  outside: string[];
};

/** Reads the names of the picture as it is drawn now. */
export function readNames(page: Page): Promise<Reading> {
  return page.evaluate(() => {
    const host = document.querySelector<Stands>('.canvas-graph');
    if (!host) throw new Error('no canvas');
    const labels = host.labels();
    const circles = host.circles();
    const over = (a: Box, b: Box) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
    const apart = (a: Box, b: Box) =>
      Math.hypot(Math.max(0, a.x1 - b.x2, b.x1 - a.x2), Math.max(0, a.y1 - b.y2, b.y1 - a.y2));
    const covering: string[] = [];
    const ambiguous: string[] = [];
    labels.forEach((label, i) => {
      for (const other of labels.slice(i + 1))
        if (over(label.box, other.box)) covering.push(`${label.id} ${other.id}`);
      const own = circles.find((c) => c.id === label.id);
      for (const other of circles) {
        if (other.id === label.id || !own) continue;
        if (over(label.box, other.box)) covering.push(`${label.id} ${other.id}`);
        if (!label.leader && apart(label.box, other.box) <= apart(label.box, own.box))
          ambiguous.push(`${label.id} ${other.id}`);
      }
    });
    const room = { w: host.clientWidth, h: host.clientHeight };
    const inside = (b: Box) => b.x1 >= 0 && b.y1 >= 0 && b.x2 <= room.w && b.y2 <= room.h;
    const near = circles.filter((c) => c.near);
    const named = new Map(labels.map((l) => [l.id, l.box]));
    return {
      nodes: circles.length,
      labelled: labels.length,
      covering,
      ambiguous,
      nameless: near.filter((c) => !named.has(c.id)).map((c) => c.id),
      outside: near.filter((c) => !inside(c.box) || !inside(named.get(c.id) ?? c.box)).map((c) => c.id),
    };
  });
}

/** Where nodes stand in the picture: what must not move when something is expanded. */
export function standing(
  page: Page,
  ids: readonly string[],
): Promise<Record<string, { x: number; y: number } | null>> {
  return page.evaluate((list) => {
    const host = document.querySelector<Stands>('.canvas-graph');
    return Object.fromEntries(list.map((id) => [id, host?.standsAt(id) ?? null]));
  }, ids);
}

/** Where a node stands in the window; throws where it is not drawn. */
export async function placeOnScreen(page: Page, id: string): Promise<{ x: number; y: number }> {
  const at = await page.evaluate(
    (node) => document.querySelector<Stands>('.canvas-graph')?.placeOf(node) ?? null,
    id,
  );
  if (!at) throw new Error(`${id} is not drawn`);
  const box = await page.getByRole('application').boundingBox();
  return { x: (box?.x ?? 0) + at.x, y: (box?.y ?? 0) + at.y };
}

/** Presses a node where it is drawn. */
export async function clickNode(page: Page, id: string, how: 'click' | 'dblclick' = 'click'): Promise<void> {
  const { x, y } = await placeOnScreen(page, id);
  await page.mouse[how](x, y);
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** No accessibility fault that axe can find (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  // Through the debugger, not a script tag: the Content-Security-Policy stays as it is.
  const { readFileSync } = await import('node:fs');
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const found = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(options: unknown): Promise<{ violations: AxeFault[] }> } })
      .axe;
    type AxeFault = { id: string; nodes: { html: string; failureSummary: string }[] };
    const { violations } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      (v) => `${v.id}: ${v.nodes.map((n) => `${n.html.slice(0, 140)} ${n.failureSummary}`).join('\n')}`,
    );
  });
  expect(found).toEqual([]);
}
