import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderRejected } from '../../graph-seed/edit/proposals.ts';
import { type Editor, openEditor } from '../server/editing-server.ts';
import { expectAccessible, openBrowser, openServer, type Visit, visit } from './browser.ts';

/** The editing desk in a real browser, over real files in a copy of the invented city. */

const fixtures = fileURLToPath(new URL('../fixtures/yunxi/', import.meta.url));
const built = fileURLToPath(new URL('../../dist/edit/', import.meta.url));
const SECOND_PAGE = join(fixtures, 'page-2.txt');

let browser: Browser;
let plans: string;
let editor: Editor;
const open: Visit[] = [];

beforeAll(async () => {
  if (!existsSync(`${built}edit.html`))
    throw new Error('dist/edit is not built: run `npx vite build` first (npm test does).');
  plans = mkdtempSync(join(tmpdir(), 'plan-graph-desk-'));
  cpSync(join(fixtures, 'plans'), plans, { recursive: true });
  [browser, editor] = await Promise.all([openBrowser(), openEditor(plans, built)]);
});
afterAll(async () => {
  await browser?.close();
  await editor?.close();
  rmSync(plans, { recursive: true, force: true });
});

async function go(query = '', options = {}): Promise<Page> {
  const made = await visit(browser, `${editor.url}/${query}#token=${editor.token}`, options);
  open.push(made);
  return made.page;
}

const read = (path: string) => readFileSync(join(plans, 'yunxi', path), 'utf8');
const said = (page: Page, text: RegExp | string) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();

/** Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 80; i++) {
    const now = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null;
      return at?.labels?.[0]?.textContent || at?.getAttribute('aria-label') || at?.textContent || '';
    });
    if (name.test(now.trim())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${name}`);
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const line = (page: Page) => page.locator('.line[aria-expanded="true"]');

describe('an afternoon at the desk, with the keyboard alone', () => {
  it('goes from a text file to a closed gap, which the published explorer shows with both sources', async () => {
    const page = await go();
    // Asked for early: the browser is told of it on another way than the keys.
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('heading', { name: '从哪一页开始？' }).waitFor();
    await tabTo(page, /^加一页原文 云溪纲要$/);
    await press(page, 'Enter');

    await tabTo(page, /^文字文件/);
    await press(page, 'Space');
    await (await chooser).setFiles(SECOND_PAGE);
    await tabTo(page, /^名称$/);
    await page.keyboard.type('第2版');
    await tabTo(page, /^版次/);
    await page.keyboard.type('第2版');
    await tabTo(page, /^刊载日期/);
    await page.keyboard.type('2021-03-02');
    await tabTo(page, /^id/);
    await page.keyboard.type('page-2');
    await press(page, 'Enter');

    // The torn column: the words on both sides of the seam are shown, and the guess is confirmed.
    await page.getByText('1 处接续是猜的，请确认。').waitFor();
    await page.getByText('加快形成优势互').first().waitFor();
    await press(page, 'c');
    await page.getByText('接续都已核对。').waitFor();
    // What a cut would go through is told while the cursor moves.
    await press(page, 't', ...Array(3).fill('ArrowRight'));
    await page
      .getByRole('dialog')
      .getByText(/不切断|在词“.+”的中间/)
      .waitFor();
    await press(page, 'Escape');
    // A block goes down and up again.
    await press(page, 'Alt+ArrowDown');
    await said(page, /移到第 4 位/);
    await press(page, 'u');
    await said(page, /^已撤销：移动/);

    await press(page, 'd');
    await said(page, /^起草完成/);
    // On to what helps the first gap; then each strategy of the six, accepted along with its end.
    const gap = page.locator('.gaps li').filter({ hasText: '六大发展战略' });
    await gap.getByText('点名 0，声明 6').waitFor();
    await press(page, 'g');
    for (let named = 1; named <= 6; named++) {
      await expect.poll(() => line(page).textContent()).toContain('六大发展战略');
      await press(page, 'a');
      if (named < 6) await gap.getByText(`点名 ${named}，声明 6`).waitFor();
    }
    await said(page, '补齐了：六大发展战略 6 / 6');
    await page.locator('.gap-closed li').filter({ hasText: '六大发展战略' }).waitFor();

    // The group itself is known: accepting adds this page's words.
    await page.getByRole('button', { name: '六大发展战略 战略' }).waitFor();
    while (!/^六大发展战略\s*战略$/.test((await line(page).textContent()) ?? '')) await press(page, 'k');
    await page.getByText('图谱已有：采纳只加这一页的引文').waitFor();
    await press(page, 'a');
    await said(page, '已采纳 六大发展战略');

    // Changed before it is accepted.
    while (
      !(await line(page).textContent())?.startsWith('云溪大桥项目') &&
      !(await line(page).textContent())?.startsWith('云溪大桥')
    )
      await press(page, 'j');
    await press(page, 'e');
    await tabTo(page, /^名称$/);
    await press(page, 'Control+a');
    await page.keyboard.type('云溪大桥工程');
    await press(page, 'Enter');
    await said(page, '已采纳 云溪大桥工程');

    // Rejected, and taken back.
    const before = await line(page).textContent();
    await press(page, 'r');
    await said(page, /^已否决/);
    await press(page, 'u');
    await said(page, /^已撤销：否决/);
    await expect.poll(() => line(page).textContent()).toBe(before);

    // A node by hand, its words chosen by keyboard.
    await press(page, 'n');
    const words = page.getByRole('textbox', { name: '这一句' });
    await words.waitFor();
    for (let i = 0; i < 20 && !(await words.inputValue()).includes('老城更新'); i++)
      await press(page, 'Alt+ArrowDown');
    for (let i = 0; i < 20 && !(await words.inputValue()).includes('老城更新'); i++)
      await press(page, 'Alt+ArrowUp');
    const at = (await words.inputValue()).indexOf('老城更新');
    for (let i = 0; i < at; i++) await press(page, 'ArrowRight');
    await press(page, ...Array(4).fill('Shift+ArrowRight'), 'Enter');
    await expect.poll(() => page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('老城更新');
    await page.locator('.quotes-field q').filter({ hasText: '老城更新' }).waitFor();
    await tabTo(page, /^类$/);
    const kind = page.getByRole('combobox', { name: '类', exact: true });
    for (let i = 0; i < 12 && (await kind.inputValue()) !== 'Programme'; i++) await press(page, 'ArrowDown');
    expect(await kind.inputValue()).toBe('Programme');
    await tabTo(page, /^新建$/);
    await press(page, 'Enter');
    await said(page, '已新建 老城更新');

    // What stands is found by its name, changed in the same form, taken out, and brought back.
    await press(page, 'o');
    await page.keyboard.type('老城更');
    await page.getByRole('option', { name: /老城更新/ }).waitFor();
    await press(page, 'Enter');
    await page.locator(':focus').filter({ hasText: '修改 老城更新' }).waitFor();
    await expectAccessible(page);
    await press(page, 'Enter');
    await page.getByRole('form', { name: '修改已有的节点' }).waitFor();
    await tabTo(page, /^摘要$/);
    await page.keyboard.type('一句摘要');
    await tabTo(page, /^改好$/);
    await press(page, 'Enter');
    await said(page, '已修改 老城更新');
    await press(page, 'o');
    await page.keyboard.type('老城更新');
    await page.getByRole('option', { name: /老城更新/ }).waitFor();
    await press(page, 'Enter');
    await tabTo(page, /^删去 老城更新$/);
    await press(page, 'Enter');
    await page
      .locator(':focus')
      .filter({ hasText: /^删去 Enter$/ })
      .waitFor();
    await press(page, 'Enter');
    await said(page, '已删去 老城更新');
    await press(page, 'u');
    await said(page, '已撤销：删去 老城更新');

    // Nothing is on the disk before the difference has been seen.
    expect(existsSync(join(plans, 'yunxi/sources/page-2'))).toBe(false);
    await press(page, 's');
    const dialog = page.getByRole('dialog', { name: /^写入之/ });
    await dialog.getByText('+  name: 云溪大桥工程').waitFor();
    await dialog
      .getByRole('button', { name: /写入文件/ })
      .and(page.locator(':focus'))
      .waitFor();
    await press(page, 'Enter');
    await dialog.getByText(/^已写入 \d+ 个文件$/).waitFor();
    await dialog.getByText(/0 处错误|没有错误/).waitFor();
    await press(page, 'Escape');

    expect(read('plan.yaml')).toContain('date: 2021-03-02');
    expect(read('sources/page-2/text.txt')).toBe(readFileSync(SECOND_PAGE, 'utf8'));
    expect(read('sources/page-2/blocks.yaml')).not.toContain('guessed: true }');
    expect(read('entities/project.yaml')).toContain('name: 云溪大桥工程');
    expect(read('entities/programme.yaml')).toContain('name: 老城更新\n  summary: 一句摘要');
    expect(read('relations/belongs-to.yaml').match(/to: six-strategies/g)).toHaveLength(6);

    const published = await openServer(null, [plans]);
    const explorer = await visit(browser, `${published.url}/?plan=yunxi&view=audit`);
    open.push(explorer);
    const row = explorer.page.getByRole('button', { name: /六大发展战略/ }).first();
    await row.getByText('6', { exact: true }).first().waitFor();
    const text = await row.textContent();
    expect(text).toContain('6/ 6');
    expect(text).toContain('相符');
    expect(text).toContain('第1版');
    expect(text).toContain('第2版');
    await published.close();
  });
});

describe('by mouse', () => {
  it('finds a proposal by its tint, quotes words by dragging, and drags a block', async () => {
    const page = await go('?plan=yunxi&source=page-2');
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
    await editor.post('/api/plans/yunxi/sources/page-2/entity', {
      kind: 'Concept',
      name: '东湖园',
      id: 'east-lake',
      evidence,
    });
    const page = await go('?plan=yunxi&source=page-2');
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

describe('two at the same files', () => {
  it('says what was changed meanwhile, lays both together, and saves', async () => {
    const page = await go('?plan=yunxi&source=page-2');
    await page.locator('.card').waitFor();
    await press(page, 'g', 'a');
    await said(page, /已采纳|补齐了/);
    const other =
      '- from: ch-1\n  to: masthead\n  basis: inferred\n  ground: wording\n  reason: 别人写的\n  evidence:\n    - 第一章 总体要求\n';
    const file = read('relations/part-of.yaml');
    writeFileSync(
      join(plans, 'yunxi/relations/part-of.yaml'),
      file + (file.includes('from: ch-1') ? '' : other),
    );
    const rejected = renderRejected([{ key: 'Goal 别人否决的', reason: null }]);
    writeFileSync(join(plans, 'yunxi/sources/page-2/rejected.yaml'), rejected);
    await press(page, 'r');
    await said(page, /^已否决/);
    await press(page, 's');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /写入文件/ }).click();
    await dialog.getByText('没有写入：文件其间被别人改过').waitFor();
    await dialog.getByRole('button', { name: /合在一起/ }).click();
    await dialog.getByRole('button', { name: /写入文件/ }).click();
    await dialog.getByText(/^已写入 \d+ 个文件$/).waitFor();
    expect(read('sources/page-2/rejected.yaml')).toContain('别人否决的');
    expect(read('sources/page-2/rejected.yaml').match(/"key"/g)?.length).toBe(2);

    // The same thing in two ways: asked for, and chosen, with keys alone.
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await press(page, '2');
    await page.locator('.block.chosen input.block-what').waitFor();
    await press(page, 'i');
    await press(page, 'Control+a');
    await page.keyboard.type('我的说明');
    await press(page, 'Enter');
    await page.getByRole('button', { name: /^保存（1）/ }).waitFor();
    const blocks = join(plans, 'yunxi/sources/page-2/blocks.yaml');
    const id = await page.locator('.block.chosen').getAttribute('aria-label');
    const line_ = new RegExp(`(  ${id?.split(' ')[1]}: .* what: )"[^"]*"`);
    writeFileSync(blocks, readFileSync(blocks, 'utf8').replace(line_, '$1"别人的说明"'));
    await press(page, 's');
    await dialog.locator(':focus').filter({ hasText: '写入文件' }).waitFor();
    await press(page, 'Enter');
    await dialog.getByText('没有写入：文件其间被别人改过').waitFor();
    await dialog.locator(':focus').filter({ hasText: '合在一起' }).waitFor();
    await press(page, 'Enter');
    await dialog.getByText('别人的说明').waitFor();
    await expectAccessible(page);
    await press(page, 'Space', 'Enter');
    await dialog.locator(':focus').filter({ hasText: '写入文件' }).waitFor();
    await press(page, 'Enter');
    await dialog.getByText(/^已写入 1 个文件$/).waitFor();
    expect(readFileSync(blocks, 'utf8')).toContain('我的说明');

    // Taken back after another has called it something else: asked again, and what is there left as it is.
    writeFileSync(blocks, readFileSync(blocks, 'utf8').replace(line_, '$1"又一个说明"'));
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^撤销/ }).click();
    const asked = page.getByRole('dialog', { name: '撤销不能照原样做' });
    await asked.getByText('又一个说明').waitFor();
    await press(page, 'ArrowDown', 'Enter');
    await said(page, /^已撤销：改称/);
    expect(readFileSync(blocks, 'utf8')).toContain('又一个说明');
  });
});

describe('the page', () => {
  it('opens by the whole address only', async () => {
    const made = await visit(browser, editor.url);
    await made.page.getByText('请用编辑台启动时打印的完整地址打开这一页').waitFor();
    await made.close();
  });

  it('speaks English', async () => {
    const page = await go('?plan=yunxi&source=page-2');
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
    const page = await go('?plan=yunxi&source=page-2', options);
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
    const start = await go('', options);
    await start
      .getByRole('button', { name: /^加一页原文/ })
      .first()
      .click();
    await start.getByRole('form').waitFor();
    await expectAccessible(start);
  });

  it('breaks no rule of its own in any of these visits', () => {
    expect(open.flatMap((one) => one.faults)).toEqual([]);
  });
});
