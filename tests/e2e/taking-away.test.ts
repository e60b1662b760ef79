import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Export } from '../../server/contract/types.ts';
import { drawn, expectAccessible, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** What a reader takes away from a view: a quote that is checked or copied, a picture, the data of what is shown. */

const explorer = explorerForFile();

async function go(query: string, options = {}): Promise<Visit> {
  const one = await explorer.visit(`/?plan=wuxi-14fyp${query}`, options);
  return one;
}

const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function check(page: Page, quote: string): Promise<string> {
  await page.locator('.check textarea').fill(quote);
  await page.keyboard.press('Enter');
  await page.locator('.check-result').waitFor();
  return (await page.locator('.check-result').textContent()) ?? '';
}

/** A file of what is shown: the menu, then the choice. */
async function take(page: Page, choice: string, nth = 0): Promise<Download> {
  await page.locator('.header .menu summary').click();
  const item = page.locator('.header .menu-list').getByText(choice, { exact: true }).nth(nth);
  await expect.poll(() => item.isEnabled()).toBe(true);
  const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
  return download;
}

async function data(page: Page, nth = 0): Promise<Export> {
  return JSON.parse(readFileSync(await (await take(page, 'JSON', nth)).path(), 'utf8')) as Export;
}

describe('核对引文', () => {
  it('says 逐字一致 with the place, opens the sentence there, and copies the citation', async () => {
    const { page, faults } = await go('&view=source', clipboard);
    await page.locator('.sentence').first().waitFor();
    await page.keyboard.press('q');
    const said = await check(page, '继续深入实施创新驱动核心战略');
    expect(said).toContain('逐字一致');
    expect(said).toContain('问答6 · 第 9203–9217 字');
    await expectAccessible(page);
    await page.locator('.check-result').getByRole('button', { name: '复制引文' }).click();
    await page.getByText('已复制').waitFor();
    expect(await copied(page)).toMatch(
      /^“继续深入实施创新驱动核心战略”（.*纲要.*，第11版，问答6，第 9203–9217 字）$/,
    );
    await page.locator('.check-result').getByRole('button', { name: '在原文中看' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator('.reader').getByText('继续深入实施创新驱动核心战略').first().waitFor();
    await page.locator('.inspector blockquote').getByText('继续深入实施创新驱动核心战略').waitFor();
    await page.locator('.inspector').getByRole('button', { name: '复制引文' }).click();
    await expect.poll(() => copied(page)).toContain('问答6，第 ');
    expect(faults).toEqual([]);
  });

  it('marks what differs, says when only marks do, and says 页面没有', async () => {
    const { page, faults } = await go('&view=briefing');
    await page.locator('.shipped-deck').first().waitFor();
    await page.keyboard.press('q');
    const altered = await check(page, '继续深入实施创新驱动主导战略');
    expect(altered).toContain('有改动');
    expect(await page.locator('.check-words ins').textContent()).toContain('主导');
    expect(await page.locator('.check-words del').textContent()).toContain('核心');
    await expectAccessible(page);
    expect(await check(page, '继续深入实施，创新驱动核心战略')).toContain('只有标点');
    expect(await check(page, '建设全球领先的量子计算中心城市群')).toContain('页面没有');
    await page.locator('.check textarea').fill('长'.repeat(4001));
    await page.keyboard.press('Enter');
    await page.getByText('最多 4000 字').waitFor();
    expect(faults).toEqual([]);
  });

  it('checks what is pasted at once', async () => {
    const { page } = await go('&view=audit', clipboard);
    await page.locator('.audit-lead').waitFor();
    await page.evaluate(() => navigator.clipboard.writeText(' 继续深入实施创新驱动核心战略 '));
    await page.keyboard.press('q');
    await page.locator('.check textarea').focus();
    await page.keyboard.press('Control+v');
    await page.locator('.check-result.verbatim').getByText('首尾的空白或引号没有计入').waitFor();
  });
});

describe('导出所见', () => {
  it('gives the data of the graph as it is drawn: filtered, hidden, expanded', async () => {
    const { page, faults } = await go('&hide=strong-industry&offk=HubStation');
    await drawn(page);
    const shown = /显示 (\d+)/.exec((await page.locator('footer').textContent()) ?? '')?.[1];
    const { nodes, edges } = await data(page);
    expect(nodes).toHaveLength(Number(shown));
    expect(nodes.some(({ kind }) => kind === 'HubStation')).toBe(false);
    expect(nodes.some(({ id }) => id === 'wuxi-14fyp:strong-industry')).toBe(false);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    expect(edges.length).toBeGreaterThan(40);
    const whole = await data(page, 1);
    expect(whole.nodes.length).toBeGreaterThan(500);
    expect(whole.edges.some(({ type }) => type === 'STATED_IN')).toBe(true);
    expect(faults).toEqual([]);
  });

  it.each([
    ['&view=trace&root=strong-industry', 'wuxi-14fyp:strong-industry'],
    ['&view=clusters', 'wuxi-14fyp:iot'],
    ['&view=space', 'wuxi-14fyp:three-areas'],
  ])('gives the data of %s, each relation with both its ends', async (query, id) => {
    const { page, faults } = await go(query);
    await page.locator('.header .menu summary').waitFor();
    const { nodes, edges } = await data(page);
    const ids = new Set(nodes.map((node) => node.id));
    expect([...ids]).toContain(id);
    expect(edges.length).toBeGreaterThan(3);
    expect(edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    const csv = unzipSync(readFileSync(await (await take(page, 'CSV')).path()));
    const rows = new TextDecoder().decode(csv['nodes.csv']).split('\r\n').length;
    expect(rows).toBeGreaterThan(nodes.length);
    expect(faults).toEqual([]);
  });

  it('gives the picture: SVG, and PNG of twice its size', async () => {
    const { page, faults } = await go('&view=clusters');
    const svg = readFileSync(await (await take(page, 'SVG 图片')).path(), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*xmlns=/);
    const png = readFileSync(await (await take(page, 'PNG 图片（2 倍）')).path());
    expect(png.readUInt32BE(16)).toBe(2 * Math.round(Number(/width="([\d.]+)"/.exec(svg)?.[1])));
    expect(faults).toEqual([]);
  });

  it('works by keyboard, and says when there is nothing', async () => {
    const { page, faults } = await go('&base=own');
    await page.getByText('图上没有节点').first().waitFor();
    await page.locator('.header .menu summary').focus();
    await page.keyboard.press('Enter');
    await page.getByText('这里还没有可以导出的内容').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    expect(await page.locator('.header .menu').getAttribute('open')).toBeNull();
    expect(faults).toEqual([]);
  });
});
