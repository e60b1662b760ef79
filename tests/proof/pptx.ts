import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser, openServer, visit } from '../e2e/browser.ts';

/**
 * The shipped decks, and one of gathered pictures, as presentations, taken from the page and read by others: python-pptx, which must find
 * titles, glued connectors, fonts and notes, and LibreOffice (if it is there), which draws them for the eye.
 */

const FOLDER = resolve('dist/proof');
const READER = fileURLToPath(new URL('read-pptx.py', import.meta.url));
const python = process.env.PYTHON ?? 'python3';

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}

if (spawnSync(python, ['-c', 'import pptx']).status !== 0) {
  fail(`proof:pptx needs Python with python-pptx: ${python} -m pip install python-pptx (or set PYTHON)`);
}
mkdirSync(FOLDER, { recursive: true });
const [browser, server] = await Promise.all([openBrowser(), openServer()]);
const files: string[] = [];
const plan = '?plan=wuxi-14fyp&view=briefing';
const first = await visit(browser, `${server.url}/${plan}`);
await first.page.locator('.shipped-deck').first().waitFor();
const count = await first.page.locator('.shipped-deck').count();
await first.close();
async function take(page: Page, name: string): Promise<void> {
  await page.locator('.slide-pick').first().waitFor();
  await page.locator('.deck-tools .menu summary').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.deck-tools .menu-list').getByText('PowerPoint').click(),
  ]);
  const path = join(FOLDER, `${name}.pptx`);
  await download.saveAs(path);
  files.push(path);
}

for (let i = 0; i < count; i++) {
  const { page, close } = await visit(browser, `${server.url}/${plan}`);
  await page.locator('.shipped-deck').nth(i).click();
  await take(page, `deck-${i + 1}`);
  await close();
}
const gathered = await visit(browser, server.url);
for (const how of ['by=kind', 'by=kind&group=wuxi-14fyp*Project', 'by=chapter']) {
  await gathered.page.goto(`${server.url}/?plan=wuxi-14fyp&base=own&${how}`);
  await gathered.page.locator('.say', { hasText: /合并/ }).waitFor();
  await gathered.page.getByRole('application').focus();
  await gathered.page.keyboard.press('b');
  await gathered.page.getByText(/已加入/).waitFor();
}
await gathered.page.goto(`${server.url}/${plan}`);
await take(gathered.page, 'gathered');
await gathered.close();
await browser.close();
await server.close();

const read = spawnSync(python, [READER, ...files], { stdio: 'inherit' });
const drawn = spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', FOLDER, ...files]);
if (drawn.error) console.log('LibreOffice is not here: the slides are not drawn.');
else console.log(`drawn by LibreOffice, to be looked at: ${FOLDER}`);
process.exit(read.status ?? 1);
