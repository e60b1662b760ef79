import { describe, expect, it } from 'vitest';
import { drawn, expectAccessible, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

const explorer = explorerForFile();

/** Of someone who has never been here. */
async function firstVisit(path: string): Promise<Visit> {
  const made = await explorer.visit(path, { first: true });
  await drawn(made.page);
  return made;
}

describe('the tour', () => {
  it('opens once for who comes first, in four steps, and can be seen again from help', async () => {
    const { page, faults } = await firstVisit('/');
    const tour = page.getByRole('dialog', { name: '四步看懂这张图' });
    await tour.getByText('第 1 步，共 4 步').waitFor();
    await expectAccessible(page);
    for (const i of [2, 3, 4]) {
      await tour.getByRole('button', { name: '下一步' }).click();
      await tour.getByText(`第 ${i} 步`).waitFor();
    }
    await tour.getByRole('button', { name: '开始' }).click();
    await tour.waitFor({ state: 'detached' });
    await page.reload();
    await drawn(page);
    expect(await tour.count()).toBe(0);
    await page.keyboard.press('Shift+?');
    await page.getByRole('button', { name: /看导览/ }).click();
    await tour.getByText('第 1 步').waitFor();
    expect(faults).toEqual([]);
  });

  it('interrupts no one who follows a link, and no one whose browser keeps nothing', async () => {
    const link = await firstVisit('/?plan=wuxi-14fyp&node=iot');
    expect(await link.page.getByRole('dialog').count()).toBe(0);
    expect(link.faults).toEqual([]);
    const context = await explorer.browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new Error('no storage');
        },
      }),
    );
    const page = await context.newPage();
    await page.goto(explorer.url);
    await drawn(page);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await context.close();
  });
});
