import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BRIEFING_FORMAT, BRIEFING_VERSION, briefing } from '../../server/contract/briefing.ts';
import { HOSTILE, hostileBriefing } from '../server/sample-briefing.ts';
import { expectAccessible, openBrowser, openServer, visit } from './browser.ts';

/** The briefing as one HTML file: saved through the page's own button, then opened with no network and no server. */

const MOST_BYTES = 2_000_000;
const DECK = '“16+4”集群';

let browser: Browser;
let folder: string;
let file: string;
/** What the served page says of a trace. */
let verdict: string | null;
/** A deck in which every text does harm where a writer is careless. */
let hostile: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plan-graph-'));
  file = join(folder, 'deck.html');
  browser = await openBrowser();
  const server = await openServer();
  const { page, faults, close } = await visit(browser, `${server.url}/?plan=wuxi-14fyp&view=briefing`);
  await page.locator('.shipped-deck', { hasText: DECK }).click();
  await page.locator('.slide-pick').first().waitFor();
  await page.locator('.deck-tools .menu summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.deck-tools .menu-list').getByText('HTML').click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${DECK}.html`);
  await download.saveAs(file);
  await page.goto(`${server.url}/?plan=wuxi-14fyp&view=trace&root=strong-industry`);
  await page.locator('.trace-verdict').waitFor();
  verdict = await page.locator('.trace-verdict').textContent();
  expect(faults).toEqual([]);
  await close();
  hostile = join(folder, 'hostile.html');
  const slides = HOSTILE.flatMap((name, i) =>
    briefing.parse(hostileBriefing(name)).slides.map((slide) => ({ ...slide, id: `s${i}` })),
  );
  const deck = {
    format: BRIEFING_FORMAT,
    version: BRIEFING_VERSION,
    title: HOSTILE[4],
    plan: 'wuxi-14fyp',
    slides,
  };
  const response = await fetch(`${server.url}/api/briefings/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ briefing: deck, format: 'html' }),
  });
  expect(response.status).toBe(200);
  writeFileSync(hostile, await response.text());
  await server.close();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Opened = { page: Page; faults: string[]; requests: string[]; close(): Promise<void> };

async function open(options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
    ...options,
    offline: true,
  });
  const requests: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
  });
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`page: ${error.stack ?? error.message}`));
  };
  context.on('page', watch);
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.locator('.slide-pick').first().waitFor();
  return { page, faults, requests, close: () => context.close() };
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click();

/** Nothing but the file itself, once for each window. */
function expectAlone({ requests, faults }: Opened, windows = 1): void {
  expect(requests).toEqual(Array(windows).fill(pathToFileURL(file).href));
  expect(faults).toEqual([]);
}

describe('one HTML file, opened from the disk with the network off', () => {
  it('is small, allows no request, and runs no code but its own', () => {
    expect(statSync(file).size).toBeLessThan(MOST_BYTES);
    const text = readFileSync(file, 'utf8');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|connect-src|\*|https?:/);
    expect(text).toContain(`<title>${DECK}</title>`);
  });

  it('finds by pinyin, opens the sentence and the page, and traces', async () => {
    const one = await open();
    const { page } = one;
    await page.keyboard.press('/');
    await page.keyboard.type('wulianwang');
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').first().textContent()).toContain('物联网');
    await page.locator('#search').fill('cxqd');
    await page
      .getByRole('option', { name: /创新驱动核心战略/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.inspector').getByText('创新驱动核心战略').first().waitFor();
    await page.locator('.inspector .passage').first().getByRole('button', { name: '在原文中看' }).click();
    const mark = page.locator('.reader mark.meant').first();
    await mark.waitFor();
    expect('继续深入实施创新驱动核心战略深入实施创新驱动核心战略，产业强市主导战略等六大发展战略').toContain(
      (await mark.textContent())?.trim(),
    );
    await page.goto(`${pathToFileURL(file).href}#?plan=wuxi-14fyp&view=trace&root=strong-industry`);
    await page.reload();
    await page.locator('.trace-verdict').waitFor();
    expect(await page.locator('.trace-verdict').textContent()).toBe(verdict);
    expectAlone(one, 2);
    await one.close();
  });

  it('has every view, and the counts of the whole plan', async () => {
    const one = await open();
    const { page } = one;
    await page.locator('footer').getByText('单个文件').waitFor();
    expect(await page.locator('footer').textContent()).toMatch(/\d{3,} 个节点 · \d{3,} 条关系/);
    await tab(page, '图谱');
    await page.waitForFunction(() => /显示 [1-9]/.test(document.querySelector('footer')?.textContent ?? ''));
    await tab(page, '集群');
    await page.getByRole('heading', { level: 1, name: /集群/ }).waitFor();
    await tab(page, '空间');
    await page.locator('.space-head h1').waitFor();
    await tab(page, '原文');
    await page.locator('.sentence').first().waitFor();
    await tab(page, '核对');
    await page.locator('.audit-lead').waitFor();
    await page.goBack();
    await page.locator('.sentence').first().waitFor();
    await page.keyboard.press('c');
    await page.getByText('里面没有数据库').waitFor();
    expectAlone(one);
    await one.close();
  });

  it('presents, with the notes in a second window that hears it', async () => {
    const one = await open();
    const { page } = one;
    await page.locator('.slide-pick').first().focus();
    await page.keyboard.press('Enter');
    const stage = page.getByRole('dialog', { name: '放映' });
    await stage.waitFor();
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')]);
    await popup.getByText('1 / 5').waitFor();
    await popup.keyboard.press('ArrowRight');
    await stage.getByText('2 / 5').waitFor();
    await popup.getByText('2 / 5').waitFor();
    expect(await popup.locator('blockquote').count()).toBeGreaterThan(2);
    await stage.locator('[data-node="wuxi-14fyp:iot"]').click();
    await page.locator('.inspector').getByText('物联网').first().waitFor();
    await page.keyboard.press('p');
    await stage.getByText('2 / 5').waitFor();
    expectAlone(one, 2);
    await one.close();
  });

  it('makes the other files by itself, and itself again with what was changed', async () => {
    const one = await open();
    const { page } = one;
    const take = async (item: string) => {
      await page.locator('.deck-tools .menu summary').click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.deck-tools .menu-list').getByText(item, { exact: true }).click(),
      ]);
      return readFileSync(await download.path());
    };
    expect((await take('PowerPoint（PPTX）')).subarray(0, 2).toString()).toBe('PK');
    expect((await take('Cypher')).toString()).toMatch(/CREATE CONSTRAINT[\s\S]*MERGE/);
    expect((await take('CSV')).subarray(0, 2).toString()).toBe('PK');
    await page.getByLabel('标题', { exact: true }).fill('在路上改的');
    await page.getByLabel('讲稿').click();
    const again = (await take('单个网页文件（HTML，不用联网）')).toString();
    const sizes = [again, readFileSync(file, 'utf8')].map((text) => text.length);
    expect(Math.abs((sizes[0] ?? 0) - (sizes[1] ?? 0))).toBeLessThan(2000);
    await page.reload();
    await page.locator('.slide-pick').first().waitFor();
    expect(await page.locator('.slide-pick').first().getAttribute('aria-label')).toContain('在路上改的');
    expectAlone(one, 2);
    await one.close();
    // The second generation opens as the first did, and is another file to the browser.
    const second = await browser.newContext({ offline: true });
    const next = await second.newPage();
    const path = join(folder, 'again.html');
    writeFileSync(path, again);
    await next.goto(pathToFileURL(path).href);
    await next.locator('.slide-pick').first().waitFor();
    expect(await next.locator('.slide-pick').first().getAttribute('aria-label')).toContain('在路上改的');
    await second.close();
  });

  it('shows hostile names as words, in the list, on the slides and in the show', async () => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('dialog', (box) => faults.push(`dialog: ${box.message()}`));
    await page.goto(pathToFileURL(hostile).href);
    await page
      .locator('.slide-pick')
      .nth(HOSTILE.length - 1)
      .waitFor();
    expect(await page.title()).toContain('<script>alert(1)</script>');
    await page.locator('.slide-pick').nth(3).click();
    expect(await page.locator('.deck-stage .sheet-title').textContent()).toBe(HOSTILE[3]);
    expect(await page.locator('.deck-stage img').count()).toBe(0);
    await page.locator('.slide-pick').first().press('Enter');
    for (let i = 1; i < HOSTILE.length; i++) {
      await page.getByText(`${i} / ${HOSTILE.length}`, { exact: true }).waitFor();
      await page.keyboard.press('ArrowRight');
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  for (const options of [{}, { colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }] as const) {
    it(`is accessible, ${JSON.stringify(options)}`, async () => {
      const one = await open(options);
      await expectAccessible(one.page);
      await one.close();
    });
  }
});
