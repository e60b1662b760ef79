import { describe, expect, it } from 'vitest';
import { drawn, type Reading, readNames, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** Every name of the picture can be read, and is read as its own node's, at every size of the page. */

const explorer = explorerForFile();

async function go(query: string, width: number, height: number): Promise<Visit> {
  const made = await explorer.visit(`/${query}`, { viewport: { width, height } });
  await drawn(made.page);
  return made;
}

/** What is wrong with a reading; the picture may come a frame or two later. */
const faultsOf = (r: Reading) => ({
  covering: r.covering,
  ambiguous: r.ambiguous,
  nameless: r.nameless,
  outside: r.outside,
});
const none = { covering: [], ambiguous: [], nameless: [], outside: [] };

/** The nodes that most of the picture hangs on. */
const HEADINGS = [
  ...['innovation-driven', 'strong-industry', 'six-strategies', 'sixteen', 'four-future'],
  ...['three-areas', 'six-groups', 'hub-cluster'],
];

/** What moves into view does so a moment later: on a busy machine, several. */
const SOON = { timeout: 10_000 };

describe('the names of the picture', () => {
  it.each([
    [1440, 900],
    [1920, 1080],
    [3840, 2160],
  ])('are all there at rest at %d × %d, none over another, each nearest to its own node', async (w, h) => {
    const { page, close } = await go('', w, h);
    await expect.poll(async () => (await readNames(page)).nodes).toBeGreaterThan(60);
    await expect.poll(async () => faultsOf(await readNames(page))).toEqual(none);
    const { nodes, labelled } = await readNames(page);
    expect(labelled).toBe(nodes);
    await close();
  });

  it.each([
    [1280, 720],
    [1366, 768],
  ])('are at %d × %d those of the headings before all others', async (w, h) => {
    const { page, close } = await go('', w, h);
    await expect.poll(async () => (await readNames(page)).nodes).toBeGreaterThan(60);
    await expect.poll(async () => faultsOf(await readNames(page))).toEqual(none);
    const named = await page.evaluate(() => {
      const host = document.querySelector('.canvas-graph') as HTMLElement & { labels(): { id: string }[] };
      return host.labels().map(({ id }) => id.split(':')[1]);
    });
    expect(named).toEqual(expect.arrayContaining(HEADINGS));
    await close();
  });

  it.each([
    ['innovation-driven', 1440, 900, 'has more to draw'],
    ['strong-industry', 1440, 900, 'has more to draw'],
    ['iot', 1024, 768, 'has more to draw'],
    ['hub-cluster', 1440, 900, 'is whole'],
    ['wuxi-station', 1024, 768, 'is whole'],
  ] as const)(
    'of %s and its neighbours are in the free room at %d × %d, before and after expanding: it %s',
    async (id, w, h, what) => {
      const { page, close } = await go(`?plan=wuxi-14fyp&node=${id}`, w, h);
      await page.getByRole('complementary', { name: '详情' }).waitFor();
      await expect.poll(async () => (await readNames(page)).nodes).toBeGreaterThan(60);
      const near = async () => {
        const { nameless, outside } = await readNames(page);
        return { nameless, outside };
      };
      await expect.poll(near, SOON).toEqual({ nameless: [], outside: [] });
      const { nodes } = await readNames(page);
      await page.keyboard.press('e');
      if (what === 'is whole') await page.getByText('与它相邻的都已画出。').first().waitFor();
      else await expect.poll(async () => (await readNames(page)).nodes).toBeGreaterThan(nodes);
      await expect.poll(near, SOON).toEqual({ nameless: [], outside: [] });
      await close();
    },
  );

  it('of a chosen node are readable on a telephone, where it stands above the sheet', async () => {
    const { page, close } = await go('?plan=wuxi-14fyp&node=iot', 390, 844);
    await expect.poll(async () => (await readNames(page)).nodes).toBeGreaterThan(60);
    await expect.poll(async () => (await readNames(page)).nameless).toEqual([]);
    const sheet = await page.getByRole('complementary', { name: '详情' }).boundingBox();
    const canvas = await page.getByRole('application').boundingBox();
    const tools = await page.getByRole('toolbar').boundingBox();
    expect((canvas?.y ?? 0) + (canvas?.height ?? 0)).toBeLessThanOrEqual(tools?.y ?? 0);
    expect((tools?.y ?? 0) + (tools?.height ?? 0)).toBeLessThanOrEqual((sheet?.y ?? 0) + 1);
    await close();
  });
});
