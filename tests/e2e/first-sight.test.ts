import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn, openBrowser, openServer, visit } from './browser.ts';

/** The first picture stands in the page's HTML, and the live canvas takes its place without a jump. */

let browser: Browser;
let server: { url: string; close(): Promise<void> };

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), openServer()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

type Places = Record<string, { x: number; y: number }>;

const sight = (page: Page) => page.locator('#first-sight');

/** Where the middles of the nodes stand in the window before the live page has any data. */
const placesBefore = (page: Page): Promise<Places> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('.first-places [data-id]')].map((mark) => {
        const { x, y, width, height } = mark.getBoundingClientRect();
        return [mark.getAttribute('data-id') ?? '', { x: x + width / 2, y: y + height / 2 }];
      }),
    ),
  );

const placesAfter = (page: Page, ids: readonly string[]): Promise<Places> =>
  page.evaluate((wanted) => {
    const graph = document.querySelector('.canvas-graph') as HTMLElement & {
      placeOf(id: string): { x: number; y: number };
    };
    const { x, y } = graph.getBoundingClientRect();
    return Object.fromEntries(
      wanted.map((id) => [id, { x: graph.placeOf(id).x + x, y: graph.placeOf(id).y + y }]),
    );
  }, ids);

/** The page as it is before any answer of the API, and the release of those answers. */
async function heldBack(options: Parameters<typeof visit>[2]) {
  const made = await visit(browser, `${server.url}/?view=audit`, options);
  let release = () => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  await made.page.route(/\/api\//u, async (route) => {
    await gate;
    await route.continue();
  });
  await made.page.goto(`${server.url}/`);
  return { ...made, release };
}

describe('the first picture', () => {
  it.each([
    [1440, 900, 'light'],
    [1024, 768, 'dark'],
    [390, 844, 'light'],
  ] as const)('is where the live one will be, at %d × %d in %s', async (width, height, colorScheme) => {
    const { page, faults, release, close } = await heldBack({ viewport: { width, height }, colorScheme });
    await page.locator('#first-sight.placed').waitFor({ state: 'attached' });
    const before = await placesBefore(page);
    const names = await page.locator('.first-names text').allTextContents();
    const said = await page.locator('.first-sight .say').textContent();
    const ids = Object.keys(before);
    expect(ids.length).toBeGreaterThan(60);
    expect(names.length).toBeGreaterThan(40);
    expect(await sight(page).getAttribute('aria-hidden')).toBe('true');
    release();
    await drawn(page);
    await expect.poll(() => sight(page).count()).toBe(0);
    const after = await placesAfter(page, ids);
    const moved = ids.map((id) =>
      Math.hypot((after[id]?.x ?? NaN) - (before[id]?.x ?? 0), (after[id]?.y ?? NaN) - (before[id]?.y ?? 0)),
    );
    expect(Math.max(...moved)).toBeLessThan(1);
    const shown = await page.evaluate(() =>
      (document.querySelector('.canvas-graph') as HTMLElement & { labels(): unknown[] }).labels(),
    );
    // A name may take several lines.
    expect(names.length).toBeGreaterThanOrEqual(shown.length);
    expect(await page.locator('main .say').textContent()).toBe(said);
    expect(faults).toEqual([]);
    await close();
  });

  it('stands in the HTML of the address without a state, and in no other', async () => {
    const html = async (path: string) => (await fetch(server.url + path)).text();
    expect(await html('/')).toContain('id="first-sight"');
    expect(await html('/?view=trace')).not.toContain('id="first-sight"');
  });

  it('leaves a reader of English to the live page', async () => {
    const made = await visit(browser, `${server.url}/?view=audit`);
    await made.page.addInitScript(() => localStorage.setItem('language', 'en'));
    await made.page.goto(`${server.url}/`);
    await expect.poll(() => sight(made.page).count()).toBe(0);
    await drawn(made.page);
    await made.page.getByRole('button', { name: 'Clusters' }).waitFor();
    await made.close();
  });

  it('goes when the data cannot be had', async () => {
    const { page, close } = await visit(browser, `${server.url}/?view=audit`);
    await page.route(/\/api\//u, (route) => route.fulfill({ status: 500, json: {} }));
    await page.goto(`${server.url}/`);
    await page.getByRole('alert').waitFor();
    expect(await sight(page).count()).toBe(0);
    await close();
  });
});
