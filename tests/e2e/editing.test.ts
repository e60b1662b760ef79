import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECOND_PAGE } from '../places.ts';
import { expectAccessible, openServer, visit } from './browser.ts';
import { type DeskVisits, line, openDesk, press, said, tabTo } from './desk.ts';

let desk: DeskVisits;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

describe('an afternoon at the desk, with the keyboard alone', () => {
  it('goes from a text file to a closed gap, which the published explorer shows with both sources', async () => {
    const page = await desk.go();
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
    // A key pressed faster than a dialog goes is the dialog's.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
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
    expect(existsSync(join(desk.plans, 'yunxi/sources/page-2'))).toBe(false);
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

    expect(desk.read('plan.yaml')).toContain('date: 2021-03-02');
    expect(desk.read('sources/page-2/text.txt')).toBe(readFileSync(SECOND_PAGE, 'utf8'));
    expect(desk.read('sources/page-2/blocks.yaml')).not.toContain('guessed: true }');
    expect(desk.read('entities/project.yaml')).toContain('name: 云溪大桥工程');
    expect(desk.read('entities/programme.yaml')).toContain('name: 老城更新\n  summary: 一句摘要');
    expect(desk.read('relations/belongs-to.yaml').match(/to: six-strategies/g)).toHaveLength(6);

    const published = await openServer(null, [desk.plans]);
    const explorer = await visit(desk.browser, `${published.url}/?plan=yunxi&view=audit`);
    const row = explorer.page.getByRole('button', { name: /六大发展战略/ }).first();
    await row.getByText('6', { exact: true }).first().waitFor();
    const text = await row.textContent();
    expect(text).toContain('6/ 6');
    expect(text).toContain('相符');
    expect(text).toContain('第1版');
    expect(text).toContain('第2版');
    expect(explorer.faults).toEqual([]);
    await explorer.close();
    await published.close();
  });
});
