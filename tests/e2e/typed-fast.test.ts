import type { Locator, Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { explorerForFile } from './explorer.ts';

/** Words typed faster than the answer to them comes, into each field that finds nodes. */

const explorer = explorerForFile();

/** Opens a field and types, the last words being answered late: what was found before begins with another node. */
async function typed(query: string, open: (page: Page) => Promise<Locator>): Promise<Page> {
  const { page } = await explorer.visit(`/?plan=wuxi-14fyp${query}`);
  const field = await open(page);
  await field.fill('jiangyin');
  await page
    .getByRole('option', { name: /^江阴(?!站)/ })
    .first()
    .waitFor();
  await page.route(/api\/search.*jiangyinzhan/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await field.pressSequentially('zhan');
  await page.keyboard.press('Enter');
  return page;
}

const details = (page: Page) =>
  page.getByRole('complementary', { name: '详情' }).getByRole('heading', { level: 1, name: '江阴站' });

describe('Enter, before the answer is here', () => {
  it('takes what was meant, and not the first that was found before, in the search', async () => {
    await details(await typed('', async (page) => page.locator('#search'))).waitFor();
  });

  it('takes the same in the palette', async () => {
    const palette = async (page: Page) => {
      await page.getByRole('application').waitFor();
      await page.keyboard.press('Control+k');
      return page.getByRole('combobox', { name: '命令与搜索' });
    };
    await details(await typed('', palette)).waitFor();
  });

  it('takes the same at an end of a trace', async () => {
    const page = await typed('&view=trace', async (page) => page.locator('.node-picker input').first());
    await page.locator('.trace h1', { hasText: '江阴站' }).waitFor();
  });
});
