import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { densePlans, plansLike } from '../../graph-seed/synth/synth-plans.ts';
import type { Grouped } from '../../server/graph/groups.ts';
import type { NodeRecord, PlanGraph } from '../../server/graph/types.ts';
import { SEED_DIR } from '../places.ts';
import { clickNode, drawn, expectAccessible, standing } from './browser.ts';
import { explorerForFile, servePlans } from './explorer.ts';

/** Invented plans, one of them too large for a picture: what cannot be drawn is gathered, and opened. */
const DENSE = 'synth-dense-0001';
/** Of more nodes than the page reads at once. */
const LARGE = 'synth-large-0001';

const explorer = explorerForFile(() => {
  const { ontology, graphs } = readPlansForServing(SEED_DIR);
  const [model] = graphs;
  if (!model) throw new Error('no plan');
  const [invented] = densePlans(ontology, { plans: 1, nodes: 1800, edges: 4000, seed: 1 });
  if (!invented) throw new Error('no invented plan');
  // Invented plans commit themselves to nothing: every third project of this one does.
  const committed = (node: NodeRecord, i: number): NodeRecord =>
    node.kind === 'Project' && i % 3 === 0
      ? { ...node, properties: { ...node.properties, commitment: '确保' } }
      : node;
  const dense = [{ ...invented, nodes: invented.nodes.map(committed) }];
  const many = [...densePlans(ontology, { plans: 1, nodes: 2200, edges: 3000, seed: 2 })];
  const large = JSON.parse(JSON.stringify(many).replaceAll(DENSE, LARGE)) as PlanGraph[];
  const all = [...dense, ...large, ...plansLike(model, ontology, { plans: 2, seed: 1 })];
  return servePlans(all, ontology);
});

type Seen = {
  placeOf(id: string): { x: number; y: number } | null;
  labels(): readonly { box: { x1: number; x2: number } }[];
  circles(): readonly { box: { y2: number } }[];
};

const said = (page: Page) => page.locator('.say').textContent();
const numbers = (text: string | null) => (text?.match(/\d+/g) ?? []).map(Number);
const choice = (page: Page) => page.getByLabel('没有单独画出的，合并成组');

/** Waits until the picture's sentence says what is meant. */
const says = (page: Page, words: RegExp) => page.locator('.say', { hasText: words }).waitFor();

describe('more than a picture can hold', () => {
  it('is shown as groups, listed, opened by the keyboard, taken back, and sent as an address', async () => {
    const { page, faults, close } = await explorer.visit(`/?plan=${DENSE}`);
    await says(page, /个节点合并为 \d+ 组/);
    const [gathered = 0] = numbers(await said(page));
    expect(gathered).toBeGreaterThan(1500);

    await clickNode(page, `${DENSE}*Project`);
    const panel = page.getByRole('complementary', { name: '详情' });
    await panel.getByText('不是原文的说法').waitFor();
    const heading = (await panel.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const [projects = 0] = numbers(heading);
    expect(heading).toContain('项目');
    await panel.locator('.group-list li q').first().waitFor();
    await expectAccessible(page);

    const others = [`${DENSE}*Strategy`, `${DENSE}*Goal`];
    const before = await standing(page, others);
    await page.getByRole('application').focus();
    await page.keyboard.press('Enter');
    await drawn(page);
    await says(page, new RegExp(`^${projects} 个节点.*没有单独画出的 ${gathered - projects} 个`));
    expect(await standing(page, others)).toEqual(before);
    expect(await standing(page, [`${DENSE}*Project`])).toEqual({ [`${DENSE}*Project`]: null });

    const sent = page.url();
    await page.keyboard.press('Control+z');
    await says(page, new RegExp(`^没有单独画出的 ${gathered} 个`));
    await page.goto(sent);
    await says(page, new RegExp(`^${projects} 个节点.*没有单独画出的 ${gathered - projects} 个`));
    expect(faults).toEqual([]);
    await close();
  });

  it('lists what a line between two groups counts, in the details and in the table', async () => {
    const { page, faults, close } = await explorer.visit('/?plan=synth-0001');
    await drawn(page);
    await choice(page).selectOption('kind');
    await says(page, /没有单独画出的 \d+ 个节点合并为/);
    expect(page.url()).toContain('&by=kind~');
    await page.keyboard.press('v');
    const table = page.getByRole('table', { name: /合并的关系/ });
    const row = table.getByRole('row').nth(1);
    const [count = 0] = numbers(await row.getByRole('cell').nth(1).textContent());
    await row.getByRole('button').click();
    const panel = page.getByRole('complementary', { name: '详情' });
    await panel.getByText(`共 ${count} 条关系`).waitFor();
    expect(await panel.locator('.group-list li').count()).toBe(Math.min(60, count));
    expect(await panel.locator('.group-list li q').count()).toBeGreaterThan(0);
    await expectAccessible(page);
    // A filtered basis is no longer counted.
    await page.goto(`${page.url().replace(/&group=[^&]*/, '')}&offb=explicit.inferred`);
    await says(page, /0 条关系合并为 0 条线/);
    expect(faults).toEqual([]);
    await close();
  });

  it('counts no node and no relation that a word of commitment filters out, and lists none', async () => {
    const asked = await fetch(`${explorer.url}/api/groups?by=kind&plan=${DENSE}&without=none`);
    const { groups, total } = (await asked.json()) as Grouped;
    const [largest] = [...groups].sort((a, b) => b.nodes - a.nodes);
    expect(total.nodes).toBeGreaterThan(30);
    const { page, faults, close } = await explorer.visit(`/?plan=${DENSE}&offw=none`);
    await says(page, /（已筛选）/);
    // The legend counts what is gathered, so that it can be filtered; what it takes of the room is left to it.
    const legend = page.getByRole('region', { name: '图例与筛选' });
    await legend.getByRole('button', { name: /^项目 \d+/ }).waitFor();
    await legend.getByRole('button', { name: /承诺用语 1/ }).click();
    await legend.getByRole('button', { name: `确保 ${total.nodes}` }).waitFor();
    const left = (await legend.getByRole('button', { name: /^无承诺用语/ }).textContent()) ?? '';
    expect(numbers(left)).toEqual([1840 - total.nodes]);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const host = document.querySelector<HTMLElement & Seen>('.canvas-graph');
          return (host?.circles() ?? []).filter(({ box }) => box.y2 > (host?.clientHeight ?? 0)).length;
        }),
      )
      .toBe(0);
    expect(numbers(await said(page)).slice(0, 2)).toEqual([total.nodes, groups.length]);
    await page.goto(`${page.url()}&group=${largest?.id}`);
    const panel = page.getByRole('complementary', { name: '详情' });
    await panel.locator('.group-list li').first().waitFor();
    const heading = panel.getByRole('heading', { level: 1 });
    await expect.poll(async () => numbers(await heading.textContent())).toEqual([largest?.nodes]);
    await expect.poll(() => panel.locator('.group-list li').count()).toBe(Math.min(60, largest?.nodes ?? 0));
    expect(faults).toEqual([]);
    await close();
  });

  it('stays in the picture while another filter is asked for, and says so when all is filtered out', async () => {
    const { page, faults, close } = await explorer.visit(`/?plan=${DENSE}`);
    await says(page, /合并为 18 组/);
    const legend = page.getByRole('region', { name: '图例与筛选' });
    // How few groups have been drawn since, in any frame.
    await page.evaluate(() => {
      const host = document.querySelector<HTMLElement & Seen>('.canvas-graph');
      const seen = { fewest: 99 };
      Object.assign(window, { seen });
      const look = () => {
        seen.fewest = Math.min(seen.fewest, host?.circles().length ?? 0);
        requestAnimationFrame(look);
      };
      look();
    });
    await legend.getByRole('button', { name: /^项目 \d+/ }).click();
    await says(page, /合并为 17 组/);
    await legend.getByRole('button', { name: /^战略 \d+/ }).click();
    await says(page, /合并为 16 组/);
    const fewest = () => page.evaluate(() => (window as unknown as { seen: { fewest: number } }).seen.fewest);
    // The frame that draws what is said may still be to come.
    await expect.poll(fewest).toBe(16);
    const kinds = (await legend.locator('.legend-kinds button[aria-pressed="true"]').all()).length;
    for (let i = 0; i < kinds; i++)
      await legend.locator('.legend-kinds button[aria-pressed="true"]').first().click();
    await page.getByText('图中没有内容').or(page.locator('.canvas-empty')).first().waitFor();
    // What is filtered out can still be brought back, one by one.
    await legend.getByRole('button', { name: /^项目 \d+/ }).click();
    await says(page, /合并为 1 组/);
    expect(faults).toEqual([]);
    await close();
  });

  it('is seen whole on a telephone: no group and no name outside', async () => {
    const { page, faults, close } = await explorer.visit(`/?plan=${DENSE}`, {
      viewport: { width: 390, height: 844 },
    });
    await says(page, /个节点合并为 18 组/);
    await expect
      .poll(() =>
        page.evaluate(
          () => document.querySelector<HTMLElement & Seen>('.canvas-graph')?.labels().length ?? 0,
        ),
      )
      .toBe(18);
    const seen = await page.evaluate(() => {
      const host = document.querySelector<HTMLElement & Seen>('.canvas-graph');
      const kinds = ['Project', 'Strategy', 'SpatialUnit', 'HubStation', 'Mechanism', 'Section'];
      const places = kinds.map((kind) => host?.placeOf(`synth-dense-0001*${kind}`) ?? null);
      return {
        places,
        labels: (host?.labels() ?? []).map(({ box }) => box),
        w: host?.clientWidth ?? 0,
        h: host?.clientHeight ?? 0,
      };
    });
    for (const at of seen.places) {
      expect(at?.x).toSatisfy((x: number) => x > 0 && x < seen.w);
      expect(at?.y).toSatisfy((y: number) => y > 0 && y < seen.h);
    }
    // They use the room: the picture is as high as the screen, and not a band in its middle.
    const ys = seen.places.map((at) => at?.y ?? 0);
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(seen.h * 0.6);
    for (const { x1, x2 } of seen.labels) expect(x1 >= 0 && x2 <= seen.w, `${x1} ${x2}`).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  it.each([DENSE, LARGE])(
    'is a slide, a picture and a presentation that say who has gathered: %s',
    async (plan) => {
      const { page, faults, close } = await explorer.visit(`/?plan=${plan}`);
      await says(page, /个节点合并为 18 组/);
      const sentence = (await said(page)) ?? '';
      const [nodes = 0] = numbers(sentence);
      await page.locator('.header .menu summary').click();
      await page.getByText('合并的 18 组只在图里，数据里没有').waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'SVG 图片' }).click(),
      ]);
      const svg = readFileSync(await file.path(), 'utf8');
      expect(svg.match(/<ellipse /g)?.length).toBe(38);
      expect(svg).toContain('不是原文的说法');
      await page.keyboard.press('Escape');
      await page.getByRole('application').focus();
      await page.keyboard.press('b');
      await page.getByText(/已加入/).waitFor();
      await page.getByRole('navigation').getByRole('button', { name: '简报', exact: true }).click();
      await page.locator('.deck-stage .sheet').waitFor();
      expect(await page.locator('.deck-stage .sheet-line').textContent()).toBe(sentence);
      expect(await page.locator('.deck-stage .sheet-caption').textContent()).toContain('没有引文');
      expect(await page.locator('.deck-stage .sheet-picture ellipse').count()).toBe(36);
      expect(await page.locator('.deck-stage .sheet-foot').textContent()).toBe(
        '意图行动产业空间治理文本合并的组合并的关系，只计条数',
      );
      const notes = await page.getByLabel('讲稿').inputValue();
      const told = numbers(notes.split('\n')[1] ?? '').reduce((sum, n) => sum + n, 0);
      expect(told).toBe(nodes);
      expect(notes).toMatch(/ — .+：明示 \d+，推断 \d+/);
      expect(faults).toEqual([]);
      await close();
    },
  );

  it('asks again for what counts groups when the server was away', async () => {
    let failed = 0;
    const { page, close } = await explorer.visit(`/?plan=${DENSE}`, {
      before: (opened) =>
        opened.route(/group-reading/, (route) => (++failed <= 2 ? route.abort() : route.continue())),
    });
    await says(page, /个节点合并为 \d+ 组/);
    expect(failed).toBe(3);
    await close();
  });

  it('names sections, of a plan that is not here yet', async () => {
    const { page, faults, close } = await explorer.visit('/?plan=synth-0001');
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\/api\/graph\?.*limit=2000/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(`${explorer.url}/?plan=${DENSE}&by=chapter&table=1`);
    const table = page.getByRole('table', { name: /合并的组/ });
    await table
      .getByRole('button', { name: /^第\d+节/ })
      .first()
      .waitFor();
    expect(await table.getByRole('button', { name: new RegExp(DENSE) }).count()).toBe(0);
    arrive();
    await page.unroute(/\/api\/graph/);
    expect(faults).toEqual([]);
    await close();
  });

  it('gathers by section and by plan, and opens another plan from there', async () => {
    const { page, faults, close } = await explorer.visit('/?plan=synth-0001');
    await drawn(page);
    await choice(page).selectOption('chapter');
    await says(page, /合并为 2\d 组/);
    await choice(page).selectOption('plan');
    await says(page, /合并为 4 组/);
    const [, all = 0] = numbers(((await said(page)) ?? '').replace(/^.*(?=没有单独画出的)/, '0 '));
    await page.goto(`${page.url()}&group=synth-0002*`);
    await says(page, /合并了 \d+ 个节点/);
    await page.getByRole('application').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/add=/);
    await page.keyboard.press('Escape');
    await says(page, /没有单独画出的/);
    const [, left = 0] = numbers(((await said(page)) ?? '').replace(/^.*(?=没有单独画出的)/, '0 '));
    expect(all - left).toBeGreaterThan(80);
    expect(faults).toEqual([]);
    await close();
  });
});
