import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderRejected } from '../../graph-seed/edit/proposals.ts';
import { expectAccessible } from './browser.ts';
import { type DeskVisits, openDesk, press, said } from './desk.ts';

let desk: DeskVisits;
beforeAll(async () => {
  desk = await openDesk({ secondPage: true });
});
afterAll(() => desk?.close());

describe('two at the same files', () => {
  it('says what was changed meanwhile, lays both together, and saves', async () => {
    const page = await desk.go('?plan=yunxi&source=page-2');
    await page.locator('.card').waitFor();
    await press(page, 'g', 'a');
    await said(page, /已采纳|补齐了/);
    const other =
      '- from: ch-1\n  to: masthead\n  basis: inferred\n  ground: wording\n  reason: 别人写的\n  evidence:\n    - 第一章 总体要求\n';
    const file = desk.read('relations/part-of.yaml');
    writeFileSync(
      join(desk.plans, 'yunxi/relations/part-of.yaml'),
      file + (file.includes('from: ch-1') ? '' : other),
    );
    const rejected = renderRejected([{ key: 'Goal 别人否决的', reason: null }]);
    writeFileSync(join(desk.plans, 'yunxi/sources/page-2/rejected.yaml'), rejected);
    await press(page, 'r');
    await said(page, /^已否决/);
    await press(page, 's');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /写入文件/ }).click();
    await dialog.getByText('没有写入：文件其间被别人改过').waitFor();
    await dialog.getByRole('button', { name: /合在一起/ }).click();
    await dialog.getByRole('button', { name: /写入文件/ }).click();
    await dialog.getByText(/^已写入 \d+ 个文件$/).waitFor();
    expect(desk.read('sources/page-2/rejected.yaml')).toContain('别人否决的');
    expect(desk.read('sources/page-2/rejected.yaml').match(/"key"/g)?.length).toBe(2);

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
    const blocks = join(desk.plans, 'yunxi/sources/page-2/blocks.yaml');
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
