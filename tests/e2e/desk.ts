import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ROOT, SECOND_PAGE, YUNXI } from '../places.ts';
import { type Editor, openEditor } from '../server/editing-server.ts';
import { openBrowser, type Visit, visit } from './browser.ts';

/** The editing desk in a real browser, over real files in a copy of the invented city. */

const built = `${ROOT}dist/edit/`;

export type DeskVisits = {
  browser: Browser;
  editor: Editor;
  /** The folder of plans. */
  plans: string;
  /** Opens the desk; what must never happen on it is told by `close`. */
  go(query?: string, options?: Parameters<typeof visit>[2]): Promise<Page>;
  /** A file of the invented city. */
  read(path: string): string;
  /** Ends all; fails when any visit broke a rule of the page. */
  close(): Promise<void>;
};

/** `within`: the folder of plans that the desk is told to open, where it is another. */
export async function openDesk({ secondPage = false, within = '' } = {}): Promise<DeskVisits> {
  if (!existsSync(`${built}edit.html`))
    throw new Error('dist/edit is not built: run `npx vite build` first (npm test does).');
  const plans = mkdtempSync(join(tmpdir(), 'plan-graph-desk-'));
  cpSync(YUNXI, join(plans, within), { recursive: true });
  const [browser, editor] = await Promise.all([openBrowser(), openEditor(plans, built)]);
  if (secondPage) await addSecondPage(editor);
  const open: Visit[] = [];
  return {
    browser,
    editor,
    plans,
    async go(query = '', options = {}) {
      const made = await visit(browser, `${editor.url}/${query}#token=${editor.token}`, options);
      open.push(made);
      return made.page;
    },
    read: (path) => readFileSync(join(plans, 'yunxi', path), 'utf8'),
    async close() {
      await browser.close();
      await editor.close();
      rmSync(plans, { recursive: true, force: true });
      expect(open.flatMap((one) => one.faults)).toEqual([]);
    },
  };
}

/** As an editor leaves it after an hour: the page added, its column confirmed, drafted, and saved. */
async function addSecondPage(editor: Editor): Promise<void> {
  const at = '/api/plans/yunxi/sources';
  const base64 = readFileSync(SECOND_PAGE).toString('base64');
  const named = { title: '第2版', print: '第2版', date: '2021-03-02', id: 'page-2' };
  expect((await editor.post(at, { fileName: 'page-2.txt', base64, convert: false, ...named })).status).toBe(
    200,
  );
  const bench = (await editor.get(`${at}/page-2`)).body as { blocks: { id: string; guessed: boolean }[] };
  for (const { id } of bench.blocks.filter((one) => one.guessed))
    expect((await editor.post(`${at}/page-2/order`, { do: 'confirm', block: id })).status).toBe(200);
  expect((await editor.post(`${at}/page-2/draft`)).status).toBe(200);
  expect((await editor.post(`${at}/page-2/save`)).body).toMatchObject({ saved: true });
}

/** Waits until the desk has said so. */
export const said = (page: Page, text: RegExp | string) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor();

/** The proposal that is open. */
export const line = (page: Page) => page.locator('.line[aria-expanded="true"]');

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Tab until what has the focus is called so. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
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
