import { describe, expect, it } from 'vitest';
import { clickNode, drawn, standing, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

const explorer = explorerForFile();
const open: Visit[] = [];
const INNOVATION = 'wuxi-14fyp:innovation-driven';

async function go(query = '', options = {}): Promise<Visit> {
  const made = await explorer.visit(`/${query}`, options);
  open.push(made);
  await drawn(made.page);
  return made;
}

/** Types into the search box and takes the first hit. */
async function find({ page }: Visit, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
}

const panel = ({ page }: Visit) => page.getByRole('complementary', { name: '详情' });

describe('图谱', () => {
  it('opens calm, and says what it shows', async () => {
    const { page, faults } = await go();
    const footer = (await page.getByRole('contentinfo').textContent()) ?? '';
    const shown = Number(/当前显示 (\d+)/.exec(footer)?.[1]);
    expect(shown).toBeGreaterThan(40);
    expect(shown).toBeLessThanOrEqual(150);
    const canvas = page.getByRole('application');
    expect(await canvas.getAttribute('aria-label')).toMatch(
      /图：.*个战略（含 \d+ 个总称）、.*个项目.*明示 \d+/,
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ['cxqd', '创新驱动核心战略'],
    ['taihuwan', '太湖湾科技创新带'],
    ['头号工程', '太湖湾科技创新带'],
    ['江阴站', '江阴站'],
  ])('finds %s and opens it without a click', async (words, name) => {
    const v = await go();
    await find(v, words);
    await panel(v).getByRole('heading', { level: 1, name }).waitFor();
    expect(v.page.url()).toContain('node=');
  });

  it('answers “which clusters belong to the 16, and how many does the page name” by search and two clicks', async () => {
    const v = await go();
    await find(v, '16个先进制造业');
    await panel(v).getByText('声明 16，点名 15').waitFor();
    await panel(v)
      .getByRole('button', { name: /再显示 \d+ 条/ })
      .first()
      .click();
    for (const name of ['物联网', '特钢', '高技术船舶和海工装备']) {
      expect(
        await panel(v)
          .getByRole('button', { name: new RegExp(`^${name}`) })
          .count(),
      ).toBeGreaterThan(0);
    }
  });

  it('shows the sentence behind a relation in one click, with basis and reason', async () => {
    const v = await go();
    await find(v, '创新驱动核心战略');
    await panel(v)
      .getByRole('button', { name: /太湖湾科技创新带（项目） 推断/ })
      .first()
      .click();
    await panel(v).getByRole('heading', { level: 1, name: '推进' }).waitFor();
    expect(await panel(v).getByText('推断理由').count()).toBe(1);
    expect(await panel(v).locator('mark').allTextContents()).not.toEqual([]);
  });

  it('expands without moving what is there, undoes it and does it again', async () => {
    const v = await go(`?plan=wuxi-14fyp&node=innovation-driven`);
    const ids = ['innovation-driven', 'strong-industry', 'sixteen', 'wuxi-station'].map(
      (x) => `wuxi-14fyp:${x}`,
    );
    const before = await standing(v.page, ids);
    const count = async () =>
      Number(/当前显示 (\d+)/.exec((await v.page.getByRole('contentinfo').textContent()) ?? '')?.[1]);
    const n = await count();
    await v.page.keyboard.press('e');
    await expect.poll(count).toBeGreaterThan(n);
    const more = await count();
    expect(await standing(v.page, ids)).toEqual(before);
    await v.page.keyboard.press('Control+z');
    await expect.poll(count).toBe(n);
    await v.page.keyboard.press('Control+Shift+Z');
    await expect.poll(count).toBe(more);
    expect(await standing(v.page, ids)).toEqual(before);
  });

  it('expands one relation only, with its count on the button', async () => {
    const v = await go(`?plan=wuxi-14fyp&node=innovation-driven`);
    const button = panel(v)
      .getByRole('button', { name: /^展开“.*”，\d+ 个$/ })
      .first();
    const promised = Number(/，(\d+) 个/.exec((await button.getAttribute('aria-label')) ?? '')?.[1]);
    const count = async () =>
      Number(/当前显示 (\d+)/.exec((await v.page.getByRole('contentinfo').textContent()) ?? '')?.[1]);
    const n = await count();
    await button.click();
    await expect.poll(count).toBe(n + promised);
  });

  it('selects by click, expands by double click, hides by key', async () => {
    const v = await go();
    await clickNode(v.page, INNOVATION);
    await panel(v).getByRole('heading', { level: 1, name: '创新驱动核心战略' }).waitFor();
    await v.page.keyboard.press('h');
    await expect.poll(async () => (await standing(v.page, [INNOVATION]))[INNOVATION]).toBeNull();
    await v.page.keyboard.press('Control+z');
    await expect.poll(async () => (await standing(v.page, [INNOVATION]))[INNOVATION]).not.toBeNull();
  });

  it('keeps the whole view in the URL', async () => {
    const v = await go(`?plan=wuxi-14fyp&node=innovation-driven`);
    await v.page.keyboard.press('e');
    await v.page.getByRole('button', { name: /^枢纽站点/ }).click();
    await v.page.waitForFunction(
      () => location.search.includes('offk=HubStation') && location.search.includes('add='),
    );
    const url = v.page.url();
    const ids = [...(new URL(url).searchParams.get('add')?.matchAll(/([a-z0-9-]+)~/g) ?? [])].map(
      (m) => `wuxi-14fyp:${m[1]}`,
    );
    const places = await standing(v.page, ids);
    const said = await v.page.getByRole('application').getAttribute('aria-label');
    const again = await go(new URL(url).search);
    expect(await standing(again.page, ids)).toEqual(places);
    await expect.poll(() => again.page.getByRole('application').getAttribute('aria-label')).toBe(said);
    expect(again.page.url()).toBe(url);
    await v.page.goBack();
    await v.page.waitForFunction(() => !location.search.includes('offk='));
  });

  it('filters by kind and by basis from the legend', async () => {
    const v = await go();
    const inferred = v.page.getByRole('button', { name: /^推断 \d+$/ });
    expect(await inferred.getAttribute('aria-pressed')).toBe('true');
    await inferred.click();
    expect(await inferred.getAttribute('aria-pressed')).toBe('false');
    const label = (await v.page.getByRole('application').getAttribute('aria-label')) ?? '';
    expect(label).not.toContain('同节同问答');
  });

  it('gives the same as two tables', async () => {
    const v = await go();
    await v.page.getByRole('button', { name: '表格' }).click();
    const footer = (await v.page.getByRole('contentinfo').textContent()) ?? '';
    const n = Number(/当前显示 (\d+)/.exec(footer)?.[1]);
    const rows = v.page.getByRole('table').first().getByRole('row');
    // The table's code comes when it is first asked for.
    await expect.poll(() => rows.count()).toBe(n + 1);
    await v.page.getByRole('button', { name: '创新驱动核心战略' }).click();
    await panel(v).getByRole('heading', { level: 1, name: '创新驱动核心战略' }).waitFor();
  });

  it('walks through the picture by keyboard', async () => {
    const v = await go();
    await v.page.getByRole('application').focus();
    await v.page.keyboard.press('ArrowRight');
    await panel(v).waitFor();
    const first = await panel(v).getByRole('heading', { level: 1 }).textContent();
    await v.page.keyboard.press('ArrowRight');
    await expect.poll(() => panel(v).getByRole('heading', { level: 1 }).textContent()).not.toBe(first);
    await v.page.keyboard.press('Escape');
    await panel(v).waitFor({ state: 'detached' });
  });

  it('shows the Cypher of the view', async () => {
    const v = await go();
    await v.page.getByRole('button', { name: '查看 Cypher' }).click();
    const dialog = v.page.getByRole('dialog', { name: '查看 Cypher' });
    await dialog.getByText(/MATCH/).waitFor();
  });

  it('never breaks its own rules: no fault in any of these visits', () => {
    expect(open.flatMap((v) => v.faults)).toEqual([]);
  });
});
