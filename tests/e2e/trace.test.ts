import { describe, expect, it } from 'vitest';
import { drawn, expectAccessible, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

const explorer = explorerForFile();

async function go(query = '', options = {}): Promise<Visit> {
  const one = await explorer.visit(`/${query}`, options);
  return one;
}
const STRONG = '?plan=wuxi-14fyp&view=trace&root=strong-industry';

describe('追溯', () => {
  it('answers in two clicks which projects stand behind 产业强市主导战略, and whether that is stated', async () => {
    const { page, faults } = await go();
    await page.getByRole('navigation').getByRole('button', { name: '追溯' }).click();
    await page.getByRole('button', { name: /产业强市主导战略/ }).click();
    const title = page.getByRole('heading', { level: 1 });
    await title.filter({ hasText: '明示 0' }).waitFor();
    expect(await title.textContent()).toMatch(/产业强市主导战略：明示 0，总起句统领 \d+，同节同问答 \d+/);
    const said = await page.locator('.trace-verdict').textContent();
    expect(said).toContain(
      '没有一句原文写明哪个项目通向它。4 个项目（含 1 个总称）由上下文推断（同节同问答 4），全是十三五已成',
    );
    expect(await page.locator('.trace-frame').textContent()).toContain('重点采取的新举措有：');
    const list = page.getByRole('region', { name: '逐条说明' });
    await list.getByText('同节同问答：两者同在一节或同一问答之中。').waitFor();
    expect(await title.getByText(/^同节同问答/).getAttribute('title')).toContain('同一问答之中');
    for (const name of ['旗舰项目', '华虹集成电路一期', 'SK海力士第二个工厂', '中环领先大直径硅片项目']) {
      await list.getByRole('heading', { name }).waitFor();
    }
    expect(faults).toEqual([]);
  });

  it('keeps the whole view in the address, forward and back', async () => {
    const { page } = await go(STRONG);
    await page.getByRole('button', { name: /^指标/ }).click();
    await page.getByRole('button', { name: '往上' }).click();
    expect(page.url()).toContain('dir=out');
    await page.goBack();
    expect(page.url()).toContain('tk=Indicator');
    const pressed = page.getByRole('button', { name: /^指标/ });
    expect(await pressed.getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    await pressed.waitFor();
    expect(await pressed.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('heading', { name: /战略性新兴产业产值/ }).waitFor();
  });

  it('shows the words of every step with the reason, and opens them in the source', async () => {
    const { page } = await go(STRONG);
    const path = page
      .locator('.path')
      .filter({ has: page.getByRole('heading', { name: '华虹集成电路一期' }) });
    await path.getByText('每一步的原文').click();
    const steps = path.getByRole('list').getByRole('listitem');
    expect(await steps.count()).toBe(2);
    expect(await steps.first().textContent()).toContain('理由：');
    expect(await steps.nth(1).textContent()).toContain('等旗舰项目建成投产');
    await steps.nth(1).getByRole('button', { name: '在原文中看' }).click();
    await page.locator('[aria-current="page"]', { hasText: '原文' }).waitFor();
    expect(page.url()).toContain('edge=');
  });

  it('names what the page does not connect, and shows what it does say of it', async () => {
    const { page } = await go(STRONG);
    await page
      .getByText(/其余 \d+ 个项目，页面没有说通向它。$/)
      .last()
      .click();
    await page.getByRole('button', { name: '地铁1号线南延线' }).click();
    const details = page.getByRole('complementary', { name: '详情' });
    expect(await details.textContent()).toContain('地铁1号线南延线和3号线一期建成通车');
    expect(page.url()).toContain('root=strong-industry');
  });

  it('goes from any chosen node by T: up from a project, and says 页面未说明', async () => {
    const { page } = await go('?plan=wuxi-14fyp&node=metro-1-south-extension');
    await drawn(page);
    await page.getByRole('complementary', { name: '详情' }).waitFor();
    await page.keyboard.press('t');
    await page.getByText('页面未说明“地铁1号线南延线”服务于哪一项战略、目标或计划。').waitFor();
    expect(page.url()).toContain('dir=out');
  });

  it('finds what joins two nodes, chosen by pinyin with the keyboard alone', async () => {
    const { page } = await go('?plan=wuxi-14fyp&view=trace&root=iot&dir=between');
    const end = page.getByRole('combobox', { name: '搜一个终点' });
    // It has the keyboard at once: what is typed is a name, and no shortcut.
    await expect.poll(() => end.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type('dibiao');
    expect(await end.inputValue()).toBe('dibiao');
    const label = page.getByRole('group', { name: '终点' }).getByText('终点', { exact: true });
    expect(await label.evaluate((one) => one.getClientRects().length)).toBe(1);
    expect((await label.boundingBox())?.height).toBeLessThan(30);
    await page.getByRole('option', { name: /地标性产业集群/ }).waitFor();
    await end.press('Enter');
    await page.getByRole('heading', { name: '物联网 — 地标性产业集群' }).waitFor();
    expect(await page.locator('.trace-verdict').textContent()).toContain('最好的一条是明示');
    await expect.poll(() => page.locator('.trace-picture svg').count()).toBe(1);
  });

  it('stands still above the picture when the details open beside it, and titles without gaps', async () => {
    const { page } = await go('?plan=wuxi-14fyp&view=trace&root=innovation-driven', {
      viewport: { width: 1440, height: 900 },
    });
    const picture = page.locator('.trace-picture');
    await picture.locator('.trace-row-box').first().waitFor();
    const before = await picture.boundingBox();
    await picture.locator('.trace-row-box').first().click();
    await page.getByRole('complementary', { name: '详情' }).waitFor();
    await expect.poll(async () => (await picture.boundingBox())?.width).toBeLessThan(1100);
    expect((await picture.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    const head = page.locator('.path-head').first();
    const title = await head.getByRole('heading').boundingBox();
    expect((await head.boundingBox())?.height).toBeLessThan((title?.height ?? 0) + 20);
  });

  it('is walked by arrows, opened by Enter, unfolded in place', async () => {
    const { page } = await go(STRONG);
    const picture = page.locator('.trace-picture');
    await picture.locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: '详情' }).waitFor();
    const more = picture.getByRole('button', { name: /还有 \d+ 项/ }).first();
    await more.focus();
    await page.keyboard.press('Enter');
    await picture.getByRole('button', { name: '收起' }).waitFor();
    expect(page.url()).toContain('open=');
  });

  it('copies all with citations', async () => {
    const { page } = await go(`${STRONG}&tk=Project`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: '复制全部（附出处）' }).click();
    await page.getByText('已复制').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain('明示 0');
    expect(text).toMatch(/旗舰项目建成投产”（.*第11版，问答2，第 \d+–\d+ 字）/);
    expect(text).not.toContain('造链、补链');
  });

  it('says what is wrong and goes on when the server is away', async () => {
    const { page } = await go('?plan=wuxi-14fyp&view=trace');
    await page.getByRole('button', { name: /产业强市主导战略/ }).waitFor();
    await page.route('**/api/trace/**', (route) => route.abort());
    await page.getByRole('button', { name: /产业强市主导战略/ }).click();
    await page.getByRole('alert').waitFor();
    // Pressed while the server is still away: once it is back the page recovers by itself, and the button goes.
    await page.getByRole('button', { name: '重试' }).click();
    await page.unroute('**/api/trace/**');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '明示 0' }).waitFor();
  });

  it('becomes the list on a phone, without scrolling sideways', async () => {
    const { page } = await go(STRONG, { viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { name: '旗舰项目' }).waitFor();
    expect(await page.locator('.trace-picture').isVisible()).toBe(false);
    const wide = await page.locator('.trace').evaluate((el) => el.scrollWidth - el.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });

  it.each(['light', 'dark'] as const)(
    'has no fault of accessibility in the %s theme',
    async (colorScheme) => {
      for (const query of [
        STRONG,
        '?plan=wuxi-14fyp&view=trace',
        '?plan=wuxi-14fyp&view=trace&root=iot&dir=between&to=sixteen',
      ]) {
        const { page, faults } = await go(query, { colorScheme });
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expectAccessible(page);
        expect(faults).toEqual([]);
      }
    },
  );
});
