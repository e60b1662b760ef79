import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawn, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** The three uses, walked by who has no pointer and by who sees nothing: keys, roles, names, what is told. */

const explorer = explorerForFile();
const open: Visit[] = [];

async function go(query = ''): Promise<Page> {
  const made = await explorer.visit(`/?plan=wuxi-14fyp${query}`);
  open.push(made);
  return made.page;
}

/** What has the focus: its role or element, and its name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const here = document.activeElement as HTMLElement;
    const words = here.getAttribute('aria-label') ?? here.textContent ?? '';
    return `${here.getAttribute('role') ?? here.tagName.toLowerCase()} ${words.trim()}`;
  });

/** Presses Tab until this has the focus, as a person would; `most` times at most. */
async function tabTo(page: Page, wanted: RegExp, most = 60, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key);
    const here = await focused(page);
    if (wanted.test(here)) return;
    passed.push(here.slice(0, 40));
  }
  throw new Error(`${wanted} has no focus after ${most} ${key}: ${passed.join(' | ')}`);
}
const focusComes = (page: Page, wanted: RegExp) =>
  expect.poll(() => focused(page), { timeout: 10_000 }).toMatch(wanted);

/** The roles in the tree that Chromium gives to a screen reader. */
async function rolesRead(page: Page): Promise<unknown[]> {
  const tree = await page.context().newCDPSession(page);
  const { nodes } = await tree.send('Accessibility.getFullAXTree');
  return nodes.filter((node) => !node.ignored).map((node) => node.role?.value);
}

/** Keeps all that polite and assertive regions come to say from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const at = target instanceof Element ? target : target.parentElement;
        const region = at?.closest('[aria-live], [role="status"], [role="alert"]');
        const words = region?.textContent?.trim();
        if (words) told.push(words);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told);
}

describe('by keyboard alone', () => {
  it('a strategy is traced to its projects, and the words of a step are read in the source', async () => {
    const page = await go();
    await drawn(page);
    await tabTo(page, /^button 追溯/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await tabTo(page, /^button 产业强市主导战略/);
    await page.keyboard.press('Enter');
    await focusComes(page, /^h1 产业强市主导战略：明示 0/);
    // The picture is one stop; its arrows go through it.
    await tabTo(page, /^summary 每一步的原文/, 40);
    await page.keyboard.press('Enter');
    await tabTo(page, /^button 在原文中看/, 6);
    await page.keyboard.press('Enter');
    // The sentence whose words are marked has the focus, and stands on the screen.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.querySelector('mark.meant') !== null))
      .toBe(true);
    await focusComes(page, /^button .*产业强市主导战略/);
    expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().top)).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    await focusComes(page, /^button /);
    await page.keyboard.press('Enter');
    await page
      .getByText(/引用这一句/)
      .first()
      .waitFor();
    await page.keyboard.press('i');
    await focusComes(page, /^group 详情/);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: '详情' }).waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^button /);
  });

  it('two clusters are compared: what they share, with its words, and back to the table', async () => {
    const page = await go();
    await drawn(page);
    await tabTo(page, /^button 集群/);
    await page.keyboard.press('Enter');
    await page.getByRole('table').waitFor();
    await tabTo(page, /^input 比较：集成电路/, 60);
    await page.keyboard.press('Space');
    await tabTo(page, /^input 比较：物联网/, 20);
    await page.keyboard.press('Space');
    await tabTo(page, /^button 看并排比较/, 1);
    await page.keyboard.press('Enter');
    await focusComes(page, /^h2 并排比较/);
    const compare = page.getByRole('region', { name: '并排比较' });
    expect(await compare.getByText(/^两者共有：/).textContent()).toContain('地标性产业集群');
    await tabTo(page, /^button 结束比较/, 1);
    await tabTo(page, /地标性产业集群/, 12);
    await page.keyboard.press('Enter');
    await page.keyboard.press('i');
    await focusComes(page, /^group 详情/);
    await page.getByRole('complementary', { name: '详情' }).getByText('引文自身写明了这条关系。').waitFor();
    await page.keyboard.press('Escape');
    await focusComes(page, /地标性产业集群/);
    await tabTo(page, /^button 结束比较/, 12, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await focusComes(page, /^button .*地标性产业集群|^input 比较：/);
    expect(await compare.count()).toBe(0);
  });

  it('the space view and a trace become slides, and are shown from first to last', async () => {
    const page = await go();
    await drawn(page);
    await tabTo(page, /^button 空间/);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '一城两核三片六组团' }).waitFor();
    await page.keyboard.press('b');
    await page.locator('.notice', { hasText: '第 1 页' }).waitFor();
    await tabTo(page, /^button 追溯/, 12, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await tabTo(page, /^button 产业强市主导战略/);
    await page.keyboard.press('Enter');
    await focusComes(page, /^h1 产业强市主导战略/);
    await page.keyboard.press('b');
    await page.locator('.notice', { hasText: '第 2 页' }).waitFor();
    await tabTo(page, /^button 简报/, 20, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('.slide-pick').first().waitFor();
    await tabTo(page, /^button 第 1 页：/, 24);
    await page.keyboard.press('Enter');
    const stage = page.getByRole('dialog', { name: '放映' });
    await focusComes(page, /^dialog 放映/);
    await stage.getByText('1 / 2').waitFor();
    // The page below is out of reach: a whole round of Tab stays with the slide.
    const stops = await stage.locator('button:enabled, [tabindex="0"]').count();
    for (let i = 0; i < stops; i++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('.present') !== null)).toBe(true);
    }
    await page.keyboard.press('ArrowRight');
    await stage.getByText('2 / 2').waitFor();
    await page.keyboard.press('Escape');
    await stage.waitFor({ state: 'detached' });
    await focusComes(page, /^button 第 1 页：/);
  });

  it('a node of a slide opens its view with Space, and P goes on showing', async () => {
    const page = await go('&view=space');
    await page.getByRole('region', { name: '一城两核三片六组团' }).waitFor();
    await page.keyboard.press('b');
    await page.locator('.notice', { hasText: '第 1 页' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '命令与搜索' }).waitFor();
    await page.keyboard.type('转到：简报');
    await page.getByRole('option', { name: /转到：简报/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.slide-pick').first().waitFor();
    await page.keyboard.press('p');
    await focusComes(page, /^dialog 放映/);
    await tabTo(page, /^button .*洛社/);
    await page.keyboard.press('Space');
    await page.getByRole('heading', { level: 1, name: '洛社' }).waitFor();
    await page.keyboard.press('p');
    await focusComes(page, /^dialog 放映/);
  });
});

describe('by ear', () => {
  it('a trace: its findings as headings and lists, each step with its words', async () => {
    const page = await go('&view=trace');
    await page.getByRole('button', { name: /产业强市主导战略/ }).waitFor();
    expect(await page.title()).toMatch(/^追溯 · /);
    const told = await listen(page);
    await page.getByRole('button', { name: /产业强市主导战略/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /产业强市主导战略：明示 0/ }).waitFor();
    await expect
      .poll(told)
      .toContainEqual(expect.stringMatching(/^产业强市主导战略：明示 0，总起句统领 \d+/));
    const list = await page.getByRole('region', { name: '逐条说明' }).ariaSnapshot();
    for (const name of ['旗舰项目', '华虹集成电路一期', 'SK海力士第二个工厂', '中环领先大直径硅片项目'])
      expect(list).toMatch(new RegExp(`heading "${name}" \\[level=5\\]`));
    // Whether it is stated stands in words, not in a colour.
    expect(list).toContain('推断 · 同节同问答');
    const path = page.locator('.path').filter({ has: page.getByRole('heading', { name: '旗舰项目' }) });
    await path.getByText('每一步的原文').press('Enter');
    const steps = await path.getByRole('list').ariaSnapshot();
    expect(steps).toContain('第 1 步');
    expect(steps).toContain('理由');
    await path.getByRole('button', { name: '旗舰项目', exact: true }).first().press('Enter');
    await expect.poll(told).toContain('详情：旗舰项目。按 I 到详情。');
    await path.getByRole('button', { name: '在原文中看' }).first().press('Enter');
    await page.locator('.reader mark.meant').first().waitFor();
    expect(await page.title()).toMatch(/^原文 · /);
    const words = (await page.locator('.reader mark.meant').allTextContents()).join('');
    expect(await page.locator('.marks').ariaSnapshot()).toContain(words.slice(0, 12));
    await page.getByRole('button', { name: '下一处' }).press('Enter');
    await expect.poll(told).toContainEqual(expect.stringMatching(/^第 2 处，共 \d+ 处“.+”$/));
  });

  it('two clusters: a table with heads and names, and what is shared is told', async () => {
    const page = await go('&view=clusters');
    const table = page.getByRole('table');
    await table.waitFor();
    const first = await table.getByRole('row').nth(1).ariaSnapshot();
    expect(first).toMatch(/checkbox "比较：/);
    expect(first).toMatch(/rowheader /);
    const heads = await table.getByRole('columnheader').allTextContents();
    expect(heads.length).toBeGreaterThan(3);
    expect(heads.every((words) => words.trim() !== '')).toBe(true);
    const told = await listen(page);
    await page.getByRole('checkbox', { name: '比较：物联网' }).press('Space');
    await expect.poll(told).toContain('已选“物联网”，再选一个。');
    await page.getByRole('checkbox', { name: '比较：集成电路' }).press('Space');
    await expect
      .poll(told)
      .toContainEqual(expect.stringMatching(/^物联网与集成电路并排比较。两者共有：.*地标性产业集群/));
    const compare = await page.getByRole('region', { name: '并排比较' }).ariaSnapshot();
    for (const part of ['heading "并排比较"', 'region "物联网"', 'region "集成电路"'])
      expect(compare).toContain(part);
    expect(compare).toMatch(/button "[^"]*地标性产业集群 明示"/);
  });

  it('a briefing: the space as groups and lists, the show with the title of every slide', async () => {
    const page = await go('&view=space');
    const tiers = page.getByRole('region', { name: '一城两核三片六组团' });
    await tiers.waitFor();
    const structure = await tiers.ariaSnapshot();
    for (const tier of ['一城', '两核', '三片', '六组团']) expect(structure).toContain(`group "${tier}"`);
    let told = await listen(page);
    await page.keyboard.press('b');
    await expect.poll(told).toContainEqual(expect.stringMatching(/已加入《.+》，第 1 页/));
    await page.goto(`${explorer.url}/?plan=wuxi-14fyp&view=trace&root=strong-industry`);
    await page.getByRole('heading', { level: 1, name: /产业强市主导战略/ }).waitFor();
    await page.keyboard.press('b');
    await page.locator('.notice', { hasText: '第 2 页' }).waitFor();
    await page.getByRole('navigation').getByRole('button', { name: '简报' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: '简报' }).waitFor();
    await page.getByRole('button', { name: '第 1 页：一城两核三片六组团' }).press('Enter');
    const stage = page.getByRole('dialog', { name: '放映' });
    await stage.waitFor();
    const slide = await stage.ariaSnapshot();
    for (const part of ['heading "一城两核三片六组团"', 'group "图中的节点"', 'button "洛社"', '1 / 2'])
      expect(slide).toContain(part);
    told = await listen(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(told).toContainEqual(expect.stringMatching(/^2 \/ 2产业强市主导战略：明示 0/));
    // Only the slide is there to be read while it is shown.
    expect(await rolesRead(page)).toContain('dialog');
    expect(await rolesRead(page)).not.toContain('navigation');
    await page.keyboard.press('Escape');
    await expect.poll(() => rolesRead(page)).toContain('navigation');
  });
});

it('never breaks its own rules: no fault in any of these visits', () => {
  expect(open.flatMap((v) => v.faults)).toEqual([]);
});
