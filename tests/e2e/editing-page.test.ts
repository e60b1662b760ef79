import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, visit } from './browser.ts';
import { type DeskVisits, line, openDesk, press, said } from './desk.ts';

let desk: DeskVisits;
beforeAll(async () => {
  desk = await openDesk({ secondPage: true });
});
afterAll(() => desk?.close());

describe('by mouse', () => {
  it('finds a proposal by its tint, quotes words by dragging, and drags a block', async () => {
    const page = await desk.go('?plan=yunxi&source=page-2');
    await page.locator('.page-text mark').filter({ hasText: '东湖园' }).first().click();
    await expect.poll(() => line(page).textContent()).toMatch(/三园|东湖园|一核/);
    // Dragged over words of the page: they are what a new node is named by and quotes.
    const box = await page
      .locator('.page-text span')
      .filter({ hasText: '全面贯彻新发展理念' })
      .last()
      .boundingBox();
    if (!box) throw new Error('the words are not shown');
    await page.mouse.move(box.x + 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 16 * 4 + 2, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await page.getByText('选中“全面贯彻”').waitFor();
    await page.getByRole('button', { name: /^新建节点/ }).click();
    await expect.poll(() => page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('全面贯彻');
    await page.locator('.quotes-field q').filter({ hasText: '全面贯彻' }).waitFor();
    await page.getByRole('button', { name: '取消' }).last().click();

    await page.getByRole('button', { name: '阅读顺序' }).click();
    const blocks = page.getByRole('region', { name: '阅读流：规划纲要正文' }).getByRole('listitem');
    const ids = () => blocks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    const first = await ids();
    await blocks.nth(3).dragTo(blocks.nth(0), { targetPosition: { x: 40, y: 4 } });
    await expect.poll(ids).toEqual([first[3], first[0], first[1], first[2]]);
    await page.getByRole('button', { name: /^撤销/ }).click();
    await expect.poll(ids).toEqual(first);
  });
});

describe('a name that the plan has', () => {
  it('is asked about before a second node of that name is made', async () => {
    const evidence = [{ quote: ['东湖园'], at: [null], source: 'page-2' }];
    await desk.editor.post('/api/plans/yunxi/sources/page-2/entity', {
      kind: 'Concept',
      name: '东湖园',
      id: 'east-lake',
      evidence,
    });
    const page = await desk.go('?plan=yunxi&source=page-2');
    await page.getByRole('button', { name: '东湖园 空间单元' }).click();
    await press(page, 'a');
    await said(page, '图谱里已有同名的，请选：');
    await page.getByRole('button', { name: /^是新的一个/ }).waitFor();
    await press(page, 'm');
    await said(page, '已采纳 东湖园 → 东湖园');
    await page.getByRole('button', { name: '东湖园 空间单元' }).waitFor({ state: 'detached' });
    await press(page, 'u', 'u');
    await said(page, '已撤销：新建 东湖园');
  });
});

describe('the page', () => {
  it('opens by the whole address only', async () => {
    const made = await visit(desk.browser, desk.editor.url);
    await made.page.getByText('请用编辑台启动时打印的完整地址打开这一页').waitFor();
    await made.close();
  });

  it('speaks English', async () => {
    const page = await desk.go('?plan=yunxi&source=page-2');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Reading order' }).waitFor();
    await page.getByRole('heading', { name: 'Still missing' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no accessibility fault in %s at %i px', async (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 844 } };
    const page = await desk.go('?plan=yunxi&source=page-2', options);
    await page.locator('.card').waitFor();
    await expectAccessible(page);
    await press(page, 'e');
    await page.getByRole('form').waitFor();
    await expectAccessible(page);
    await press(page, 'Escape', '2');
    await page.locator('.block.chosen').waitFor();
    await expectAccessible(page);
    await press(page, 's');
    await page
      .getByRole('dialog')
      .getByText(/检查|写入/)
      .first()
      .waitFor();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const start = await desk.go('', options);
    await start
      .getByRole('button', { name: /^加一页原文/ })
      .first()
      .click();
    await start.getByRole('form').waitFor();
    await expectAccessible(start);
  });
});

describe('a folder that is one too high', () => {
  it('is told on the first page, with the one that was meant', async () => {
    const high = await openDesk({ within: 'plans' });
    const page = await high.go();
    await page
      .getByRole('alert')
      .filter({ hasText: `是不是 --plans ${high.plans}/plans？` })
      .waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: `did you mean --plans ${high.plans}/plans?` })
      .waitFor();
    await expectAccessible(page);
    await high.close();
  });
});
