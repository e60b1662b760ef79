import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { clickNode, openBrowser, openServer } from '../e2e/browser.ts';

/**
 * The longest block of the main thread in each thing one does with a picture of 500 nodes.
 * `npm run bench:long-tasks`. Prints, never fails.
 */

const NODES = 500;

/** An address that draws the first 500 nodes of the real page on a grid. */
async function fullPicture(url: string): Promise<{ address: string; first: string }> {
  const plans = (await (await fetch(`${url}/api/plans`)).json()) as { plans: { id: string }[] };
  const plan = plans.plans[0]?.id ?? '';
  const answer = await fetch(`${url}/api/graph?plan=${plan}&limit=2000`);
  const { nodes } = (await answer.json()) as { nodes: { id: string; degree: number }[] };
  const chosen = nodes.sort((a, b) => b.degree - a.degree).slice(0, NODES);
  const local = (id: string) => id.slice(plan.length + 1);
  const add = chosen
    .map(({ id }, i) => `${local(id)}~${(i % 25) * 170}~${Math.floor(i / 25) * 150}`)
    .join('.');
  return { address: `${url}/?plan=${plan}&base=own&add=${add}`, first: chosen[40]?.id ?? '' };
}

async function longest(page: Page, run: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const seen = window as unknown as { longest: number; watch?: PerformanceObserver };
    seen.longest = 0;
    seen.watch?.disconnect();
    seen.watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration);
    });
    seen.watch.observe({ type: 'longtask' });
  });
  await run();
  await page.waitForTimeout(700);
  return page.evaluate(() => Math.round((window as unknown as { longest: number }).longest));
}

const browser = await openBrowser();
const server = await openServer();
const { address, first } = await fullPicture(server.url);
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
await page.goto(address);
await page.getByRole('application').waitFor();
await page.waitForTimeout(4000);
const shown = (await page.getByRole('contentinfo').textContent()) ?? '';
const steps: [string, () => Promise<unknown>][] = [
  ['point at a node', () => page.mouse.move(700, 450, { steps: 12 })],
  ['choose a node', () => clickNode(page, first)],
  ['walk by arrow', () => page.keyboard.press('ArrowRight')],
  ['zoom', () => page.keyboard.press('+')],
  [
    'drag the picture',
    async () => {
      await page.mouse.move(300, 800);
      await page.mouse.down();
      await page.mouse.move(500, 700, { steps: 12 });
      await page.mouse.up();
    },
  ],
  ['let go', () => page.keyboard.press('Escape')],
  ['filter inferred', () => page.getByRole('button', { name: /^推断 \d+$/ }).click()],
  ['undo', () => page.keyboard.press('Control+z')],
  ['arrange anew', () => page.keyboard.press('l').then(() => page.waitForTimeout(6000))],
  ['table', () => page.keyboard.press('v')],
];
const rows: Record<string, { 'longest block, ms': number }> = {};
for (const [name, run] of steps) rows[name] = { 'longest block, ms': await longest(page, run) };
console.log(`${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}; ${shown}`);
console.table(rows);
await browser.close();
await server.close();
process.exit(0);
