import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawn, expectAccessible, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

const explorer = explorerForFile();

async function go(query = '', options = {}): Promise<Visit> {
  const one = await explorer.visit(`/${query}`, options);
  return one;
}

const PLAN = '?plan=wuxi-14fyp';
const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true });
const picks = (page: Page) => page.locator('.slide-pick');
const names = (page: Page) =>
  picks(page).evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label')?.replace(/^.*?：/, '') ?? ''),
  );

async function press(page: Page, n: number): Promise<void> {
  await page.keyboard.press('b');
  await page.locator('.notice', { hasText: `第 ${n} 页` }).waitFor();
}

/** The shipped deck of this name, opened. */
async function shipped(page: Page, name: string): Promise<void> {
  await page.locator('.shipped-deck', { hasText: name }).click();
  await page.locator('input.deck-title').waitFor();
  await picks(page).first().waitFor();
}

async function take(page: Page, item: string, exact = false): Promise<Download> {
  await page.locator('.deck-tools .menu summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.deck-tools .menu-list').getByText(item, { exact }).click(),
  ]);
  return download;
}

describe('简报', () => {
  it('takes a slide from every view with one key; title and line are the view’s own', async () => {
    const { page, faults } = await go(PLAN);
    await drawn(page);
    await press(page, 1);
    await tab(page, '集群').click();
    const clusters = (await page.locator('.clusters h1, .cluster-head h1, h1').first().textContent()) ?? '';
    await press(page, 2);
    await tab(page, '空间').click();
    const space = (await page.locator('.space-head h1').textContent()) ?? '';
    await press(page, 3);
    await tab(page, '原文').click();
    await page.locator('.sentence').first().waitFor();
    await press(page, 4);
    await tab(page, '核对').click();
    const lead = (await page.locator('.audit-lead').textContent()) ?? '';
    await press(page, 5);
    await page.goto(`${explorer.url}/${PLAN}&view=trace&root=strong-industry`);
    await page.locator('.trace-verdict').waitFor();
    const verdict = (await page.locator('.trace-verdict').textContent()) ?? '';
    await press(page, 6);

    await tab(page, '简报').click();
    await picks(page).nth(5).waitFor();
    const lines: string[] = [];
    for (let i = 0; i < 6; i++) {
      await picks(page).nth(i).click();
      lines.push((await page.locator('.deck-stage .sheet-line').textContent()) ?? '');
    }
    expect(lines[0]).toMatch(/8 个战略.*条关系，明示 \d+/);
    expect(clusters).toContain(lines[1]);
    expect(space).toContain(lines[2]);
    expect(lines[4]).toBe(lead);
    // The view's own words, and how much of it a slide has no room for.
    expect(lines[5]?.replace(/另有 \d+ 项图上放不下，见备注。$/, '')).toBe(verdict);
    expect(faults).toEqual([]);
  });

  it('does not take the letter b of a text field for the key', async () => {
    const { page } = await go(PLAN);
    await drawn(page);
    await page.getByRole('combobox').first().fill('');
    await page.locator('#search').press('b');
    await tab(page, '简报').click();
    await page.getByText('还没有幻灯片').waitFor();
  });

  it('takes the press of a button by which one leaves a field that was written in', async () => {
    const { page } = await go(`${PLAN}&view=briefing`);
    await shipped(page, '空间格局');
    const count = await picks(page).count();
    await page.getByLabel('标题', { exact: true }).fill('改过的标题');
    // The press takes the field's words, and all that shows them is drawn anew before the button is let go.
    await page.getByRole('button', { name: '删除这一页' }).nth(1).hover();
    await page.mouse.down();
    await page.getByRole('button', { name: /改过的标题/ }).waitFor();
    await page.mouse.up();
    await expect.poll(() => picks(page).count()).toBe(count - 1);
  });

  it('reorders, edits and deletes, takes back each, and keeps all of it', async () => {
    const { page, faults } = await go(`${PLAN}&view=briefing`);
    await shipped(page, '空间格局');
    const first = await names(page);
    await picks(page).first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    const moved = [first[1], first[0], ...first.slice(2)];
    expect(await names(page)).toEqual(moved);
    await picks(page).nth(3).dragTo(picks(page).nth(0));
    expect((await names(page))[0]).toBe(moved[3]);
    await page.keyboard.press('Control+z');
    expect(await names(page)).toEqual(moved);
    await picks(page).first().click();
    await page.getByLabel('标题', { exact: true }).fill('改过的标题');
    await page.getByLabel('讲稿').fill('先说原话');
    await page.getByLabel('简报名称').fill('给市长的简报');
    await page.getByLabel('简报名称').press('Enter');
    await picks(page).nth(1).focus();
    await page.keyboard.press('Delete');
    expect(await names(page)).toHaveLength(4);
    await page.locator('.notice-undo').click();
    expect(await names(page)).toHaveLength(5);
    await page.reload();
    await picks(page).first().waitFor();
    expect((await names(page))[0]).toBe('改过的标题');
    expect(await page.getByLabel('简报名称').inputValue()).toBe('给市长的简报');
    expect(faults).toEqual([]);
  });

  it('presents with keys, opens a node’s view in front of all, and comes back with one', async () => {
    const { page, faults } = await go(`${PLAN}&view=briefing`);
    await shipped(page, '“16+4”集群');
    await picks(page).first().focus();
    await page.keyboard.press('Enter');
    const stage = page.getByRole('dialog', { name: '放映' });
    await stage.waitFor();
    await expectAccessible(page);
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
    await popup.getByText('问答7').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await stage.getByText('2 / 5').waitFor();
    await popup.getByText('2 / 5').waitFor();
    expect(await popup.locator('blockquote').count()).toBeGreaterThan(2);
    await expectAccessible(popup);
    await popup.keyboard.press('ArrowRight');
    await stage.getByText('3 / 5').waitFor();
    await page.keyboard.press('ArrowLeft');
    await stage.getByText('2 / 5').waitFor();
    await stage.locator('[data-node="wuxi-14fyp:iot"]').click();
    await page.locator('[aria-current="page"]', { hasText: '集群' }).waitFor();
    expect(page.url()).toContain('node=iot');
    await page.locator('.inspector').getByText('物联网').first().waitFor();
    await page.keyboard.press('p');
    await stage.getByText('2 / 5').waitFor();
    await page.keyboard.press('Escape');
    await stage.waitFor({ state: 'detached' });
    await page.locator('[aria-current="page"]', { hasText: '简报' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('exports a presentation in two clicks, a slide for each page and more for the sources', async () => {
    const { page, faults } = await go(`${PLAN}&view=briefing`);
    await shipped(page, '创新驱动核心战略如何落地');
    const count = (await names(page)).length;
    const pptx = await take(page, 'PowerPoint');
    expect(pptx.suggestedFilename()).toBe('创新驱动核心战略如何落地.pptx');
    const bytes = readFileSync(await pptx.path());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const files = Object.keys(unzipSync(bytes));
    const slides = files.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    const notes = files.filter((name) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name));
    expect(notes).toHaveLength(count);
    expect(slides.length).toBeGreaterThan(count);
    const svg = readFileSync(await (await take(page, '本页 SVG')).path(), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*xmlns=/);
    const png = readFileSync(await (await take(page, '本页 PNG')).path());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2 * Math.round(Number(/width="([\d.]+)"/.exec(svg)?.[1])));
    for (const [name, begins] of [
      ['CSV', 'PK'],
      ['JSON', '{"plans"'],
      ['GraphML', '<?xml'],
      ['Cypher', '//'],
    ] as const) {
      const data = readFileSync(await (await take(page, name, true)).path());
      expect(data.subarray(0, begins.length).toString()).toBe(begins);
    }
    expect(faults).toEqual([]);
  });

  it('uses the colours of an office’s own template, if given, and forgets them again', async () => {
    const { page, faults } = await go(`${PLAN}&view=briefing`);
    await shipped(page, '空间格局');
    const own = readFileSync(await (await take(page, 'PowerPoint')).path());
    const theme = (bytes: Uint8Array) =>
      strFromU8(unzipSync(bytes)['ppt/theme/theme1.xml'] ?? new Uint8Array());
    const recoloured = theme(own).replace(/(<a:accent4>\s*<a:srgbClr val=")[0-9A-F]{6}/, '$10A7B3C');
    const template = Buffer.from(zipSync({ 'ppt/theme/theme1.xml': strToU8(recoloured) }));
    const input = page.locator('.menu-list input[type=file]');
    await input.setInputFiles({ name: '本市.potx', mimeType: 'application/zip', buffer: template });
    await page.locator('.notice', { hasText: '本市' }).waitFor();
    await page.reload();
    await picks(page).first().waitFor();
    expect(theme(readFileSync(await (await take(page, 'PowerPoint')).path()))).toContain('0A7B3C');
    await page.locator('.deck-tools .menu summary').click();
    await page.locator('.menu-list .office').getByRole('button').click();
    expect(theme(readFileSync(await (await take(page, 'PowerPoint')).path()))).toBe(theme(own));
    await input.setInputFiles({ name: 'a.pptx', mimeType: 'application/zip', buffer: Buffer.from('no zip') });
    await page.locator('.notice', { hasText: '没有找到主题颜色' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('prints one slide a page, the text as text', async () => {
    const { page } = await go(`${PLAN}&view=briefing`);
    await shipped(page, '空间格局');
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.locator('.deck-tools .menu summary').click();
    await page.locator('.deck-tools .menu-list').getByText('PDF').click();
    await page.locator('.print-deck .sheet').nth(4).waitFor({ state: 'attached' });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
    expect(pages).toHaveLength(5);
  });

  it('prints its slides, not the desk, also by the browser’s own command', async () => {
    const { page } = await go(`${PLAN}&view=briefing`);
    await shipped(page, '空间格局');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).toHaveLength(5);
    expect(await page.locator('.print-deck').count()).toBe(0);
  });

  it('shows an audience no word of what can be taken back', async () => {
    const { page } = await go(PLAN);
    await drawn(page);
    await press(page, 1);
    await tab(page, '简报').click();
    await picks(page).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.present').waitFor();
    expect(await page.locator('.notice-undo').locator('visible=true').count()).toBe(0);
  });

  it('saves a deck as a file and opens it again, dropped or chosen; says what is no briefing', async () => {
    const { page, faults } = await go(`${PLAN}&view=briefing`);
    await shipped(page, '空间格局');
    const text = readFileSync(await (await take(page, '简报文件')).path(), 'utf8');
    const { page: other } = await go(`${PLAN}&view=briefing`);
    await other.getByText('还没有幻灯片').waitFor();
    const file = { name: '空间.briefing.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await other.locator('input[accept*=json]').setInputFiles(file);
    await picks(other).first().waitFor();
    expect(await names(other)).toEqual(await names(page));
    const again = readFileSync(await (await take(other, '简报文件')).path(), 'utf8');
    expect(again).toBe(text);
    await other.locator('input[accept*=json]').setInputFiles({ ...file, buffer: Buffer.from('{"a":1}') });
    await other.getByText('不是规划图谱的简报文件').waitFor();
    await other.evaluate((json) => {
      const data = new DataTransfer();
      data.items.add(new File([json], 'x.json'));
      const room = document.querySelector('.briefing');
      for (const type of ['dragover', 'drop'])
        room?.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, text);
    await other.locator('.deck-choice').waitFor();
    expect(faults).toEqual([]);
  });

  it('says so when the browser cannot keep it, and sets aside what cannot be read', async () => {
    const { page } = await go(`${PLAN}&view=briefing`);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.getByRole('button', { name: '新建' }).click();
    await page.getByText('浏览器不能再保存').waitFor();
    const broken = await go(`${PLAN}&view=briefing`);
    await broken.page.evaluate(() => localStorage.setItem('plan-graph-decks', '{"list":[{"id":"d1"'));
    await broken.page.reload();
    await broken.page.getByText('有一部分读不出来').waitFor();
    const aside = await broken.page.evaluate(() => localStorage.getItem('plan-graph-decks-unreadable'));
    expect(aside).toContain('d1');
  });

  for (const options of [{}, { colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }] as const) {
    it(`is accessible, ${JSON.stringify(options)}`, async () => {
      const { page, faults } = await go(`${PLAN}&view=briefing`, options);
      await shipped(page, '空间格局');
      await expectAccessible(page);
      expect(faults).toEqual([]);
    });
  }
});
