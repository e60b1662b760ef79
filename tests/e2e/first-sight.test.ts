import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { SHIPPED, YUNXI } from '../places.ts';
import { drawn, openServer, type VisitOptions, visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** The first picture stands in the page's HTML, and the live canvas takes its place without a jump. */

const explorer = explorerForFile();

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

/** How far the node that moved most has moved, in pixels, now that the live canvas is there. */
async function mostMoved(page: Page, before: Places): Promise<number> {
  const after = await placesAfter(page, Object.keys(before));
  const moved = Object.entries(before).map(([id, { x, y }]) =>
    Math.hypot((after[id]?.x ?? Number.NaN) - x, (after[id]?.y ?? Number.NaN) - y),
  );
  return Math.max(...moved);
}

/** The page as it is before any answer of the API, or what else is held back, and the release of those answers. */
async function heldBack(options: VisitOptions, path = '/', held = /\/api\//u) {
  const made = await explorer.visit('/?view=audit', options);
  let release = () => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  await made.page.route(held, async (route) => {
    await gate;
    await route.continue();
  });
  await made.page.goto(explorer.url + path);
  return { ...made, release };
}

/** Where the panel stands, and which of what surrounds the picture is there. */
type Look = {
  panel: Record<'x' | 'y' | 'width' | 'height', number | undefined>;
  around: boolean[];
};
type Told = { told: Promise<Look[]> };

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
    expect(await mostMoved(page, before)).toBeLessThan(1);
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
    const html = async (path: string) => (await fetch(explorer.url + path)).text();
    expect(await html('/')).toContain('id="first-sight"');
    expect(await html('/?view=trace')).not.toContain('id="first-sight"');
  });

  it('speaks English to a reader of English, and stands where the live one will be', async () => {
    const { page, faults, release, close } = await heldBack({}, '/?lang=en');
    await page.locator('#first-sight.placed').waitFor({ state: 'attached' });
    const before = await placesBefore(page);
    const said = await page.locator('.first-sight .say').textContent();
    expect(said).toMatch(/^The five kinds named in .*relations among them/);
    release();
    await drawn(page);
    expect(await page.locator('main .say').textContent()).toBe(said);
    expect(await mostMoved(page, before)).toBeLessThan(1);
    expect(faults).toEqual([]);
    await close();
  });

  it('is used before anything else is there: what is pressed in it opens with its words', async () => {
    const { page, faults, release, close } = await heldBack({});
    await page.locator('#first-sight.placed').waitFor({ state: 'attached' });
    const node = page.locator('.first-places [data-id="wuxi-14fyp:innovation-driven"]');
    const { x, y, width, height } = (await node.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width / 2, y + height / 2);
    expect(await page.locator('.first-names .pointed').allTextContents()).toContain('创新驱动');
    await page.mouse.down();
    await page.mouse.up();
    expect(await page.locator('.first-places .chosen').getAttribute('data-id')).toContain(
      'innovation-driven',
    );
    expect(await page.locator('.first-near path').count()).toBeGreaterThan(2);
    const before = await placesBefore(page);
    const icon = page.locator('link[rel="icon"]');
    expect(await icon.getAttribute('href')).toBe('data:,');
    // The panel needs no canvas.
    await page.route(/create-canvas/u, async (route) => {
      await page.locator('.inspector .quote mark').first().waitFor();
      await route.continue();
    });
    release();
    const panel = page.getByRole('complementary', { name: '详情' });
    await panel.getByRole('heading', { level: 1, name: '创新驱动核心战略' }).waitFor();
    await panel.locator('.quote mark').first().waitFor();
    expect(await page.locator('.say:visible').count()).toBe(1);
    await drawn(page);
    // What is chosen is in view, and nothing moves, though the panel and a shorter sentence have changed the room.
    expect(await mostMoved(page, before)).toBeLessThan(1);
    expect(await icon.getAttribute('href')).toBe('./icon.svg');
    expect(page.url()).toContain('node=innovation-driven');
    const near = await page.evaluate(() =>
      (document.querySelector('.canvas-graph') as HTMLElement & { circles(): { near: boolean }[] })
        .circles()
        .filter((one) => one.near),
    );
    expect(near.length).toBeGreaterThan(2);
    expect(faults).toEqual([]);
    await close();
  });

  it.each([
    [1440, 900],
    [390, 844],
  ])(
    'has the words first, and what surrounds the picture a frame later, without a jump, at %d × %d',
    async (width, height) => {
      const { page, faults, release, close } = await heldBack(
        { viewport: { width, height } },
        '/',
        /\/page-[^/]*\.js/u,
      );
      await page.locator('#first-sight.placed').waitFor({ state: 'attached' });
      await page.locator('.first-places [data-id="wuxi-14fyp:innovation-driven"]').click({ force: true });
      // Before the page's script may come, and not at the same time.
      await page.evaluate(() => {
        // For its data the page waits a second at most: too short where others use the machine.
        const own = window.setTimeout;
        window.setTimeout = ((run: () => void, ms?: number) =>
          own(run, ms === 1000 ? 60_000 : ms)) as typeof setTimeout;
        const words = '.inspector .quote mark';
        const around = [
          '.header nav',
          '.header .search',
          '.header-tools',
          '#app .legend',
          '#app .canvas-tools',
        ];
        const look = (): Look => {
          const { x, y, width, height } = document.querySelector('.inspector')?.getBoundingClientRect() ?? {};
          return {
            panel: { x, y, width, height },
            around: around.map((one) => !!document.querySelector(one)),
          };
        };
        (window as unknown as Told).told = new Promise((done) => {
          const first: Look[] = [];
          new MutationObserver((_, watch) => {
            if (!document.querySelector(words)) return;
            first.push(look());
            if (!document.querySelector('.header nav')) return;
            watch.disconnect();
            requestAnimationFrame(() => done([...first.slice(0, 1), look()]));
          }).observe(document, { subtree: true, childList: true });
        });
      });
      release();
      const [words, whole] = await page.evaluate(() => (window as unknown as Told).told);
      expect(words?.around).not.toContain(true);
      expect(whole?.around).not.toContain(false);
      expect(words?.panel.height).toBeGreaterThan(100);
      expect(whole?.panel).toEqual(words?.panel);
      await drawn(page);
      expect(faults).toEqual([]);
      await close();
    },
  );

  it('opens a relation that is pressed in it, with the words that state it', async () => {
    const { page, faults, release, close } = await heldBack({});
    await page.locator('#first-sight.placed').waitFor({ state: 'attached' });
    // The middle of a line on which nothing else stands.
    const at = await page.evaluate(() => {
      const middles = [...document.querySelectorAll<SVGPathElement>('.first-lines path.explicit')].map(
        (line) => {
          const matrix = line.getScreenCTM();
          return line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(matrix ?? new DOMMatrix());
        },
      );
      const alone = ({ x, y }: DOMPoint) =>
        [...document.querySelectorAll('.first-graph [data-id]')].every((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          return x < left - 9 || x > right + 9 || y < top - 9 || y > bottom + 9;
        }) && middles.filter((other) => Math.hypot(other.x - x, other.y - y) < 20).length === 1;
      const { x, y } = middles.find(alone) ?? { x: Number.NaN, y: Number.NaN };
      return { x, y };
    });
    await page.mouse.click(at.x, at.y + 2);
    expect(await page.locator('.first-near path.chosen').count()).toBe(1);
    expect(await page.locator('.first-nodes .raised').count()).toBe(2);
    release();
    const panel = page.getByRole('complementary', { name: '详情' });
    await panel.locator('.quote mark').first().waitFor();
    expect(page.url()).toMatch(/[?&]edge=/u);
    await drawn(page);
    expect(faults).toEqual([]);
    await close();
  });

  it('keeps a press under which the page is drawn', async () => {
    const { page, faults, release, close } = await heldBack({});
    await page.locator('#first-sight.placed').waitFor({ state: 'attached' });
    const node = page.locator('.first-places [data-id="wuxi-14fyp:innovation-driven"]');
    const { x, y, width, height } = (await node.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    // The page is drawn without data once it has waited for them, and stands over the first picture.
    await page.locator('main .loading').waitFor({ state: 'attached' });
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    release();
    await page.locator('main .explore-stage').waitFor({ state: 'attached' });
    await page.mouse.up();
    const panel = page.getByRole('complementary', { name: '详情' });
    await panel.getByRole('heading', { level: 1, name: '创新驱动核心战略' }).waitFor();
    await drawn(page);
    expect(faults).toEqual([]);
    await close();
  });

  it('stands in the HTML of every plan’s first view, in any look', async () => {
    const several = await openServer(null, [SHIPPED, YUNXI]);
    const html = async (path: string) => (await fetch(several.url + path)).text();
    expect(await html('/?plan=wuxi-14fyp&lang=en&theme=dark')).toContain('id="first-sight"');
    // Made after the server listens.
    await expect.poll(() => html('/?plan=yunxi'), { timeout: 10_000 }).toContain('id="first-sight"');
    expect(await html('/?plan=yunxi')).toContain('yunxi:');
    for (const path of ['/?plan=nobody', '/?plan=wuxi-14fyp&node=innovation-driven', '/index.html'])
      expect(await html(path), path).not.toContain('id="first-sight"');
    const { page, faults, close } = await visit(explorer.browser, `${several.url}/?plan=yunxi`);
    await drawn(page);
    expect(faults).toEqual([]);
    await close();
    await several.close();
  });

  it('gives way to the live page though a style and, at first, the canvas cannot be had', async () => {
    const { page, close } = await explorer.visit('/?view=audit');
    let refused = 0;
    await page.route(/\.css/u, (route) => route.abort());
    await page.route(/create-canvas/u, (route) => (refused++ === 0 ? route.abort() : route.continue()));
    await page.goto(`${explorer.url}/`);
    await drawn(page);
    expect(refused).toBeGreaterThan(1);
    await close();
  });

  it('goes when the data cannot be had', async () => {
    const { page, close } = await explorer.visit('/?view=audit');
    await page.route(/\/api\//u, (route) => route.fulfill({ status: 500, json: {} }));
    await page.goto(`${explorer.url}/`);
    await page.getByRole('alert').waitFor();
    expect(await sight(page).count()).toBe(0);
    await close();
  });
});
