import { describe, expect, it } from 'vitest';
import { bothPages, onDisk } from '../seed/editing-desk.ts';
import { expectAccessible, openServer, type VisitOptions, visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** The invented city with both its pages read: the second names what the first only counted. */
const explorer = explorerForFile(async () => {
  const { plans, remove } = onDisk(await bothPages());
  const server = await openServer(null, [plans]);
  return { url: server.url, close: () => server.close().then(remove) };
});

const go = (query: string, options: VisitOptions = {}) => explorer.visit(`/?plan=yunxi${query}`, options);
const CLOSED = '声明 6 项，各页转录列出 6 项，相符。（声明见第1版、第2版；点名见第2版。）';

describe('a plan of two sources', () => {
  it('says in the audit, the details and the trace which page declares and which names', async () => {
    const { page, faults, close } = await go('&view=audit&node=six-strategies');
    await page
      .getByRole('button', { name: /六大发展战略/ })
      .getByText(CLOSED)
      .waitFor();
    const details = page.getByRole('complementary', { name: '详情' });
    await details.getByText(CLOSED).waitFor();
    for (const place of ['第1版，第一章', '第2版，第一节']) {
      expect(await details.getByText(place).first().isVisible(), place).toBe(true);
    }
    await details.getByRole('button', { name: '追溯' }).click();
    await page.getByRole('banner').waitFor();
    await page.locator('.trace-head').getByText(CLOSED).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('lets one choose the source, follows what is chosen to its page, and tells the coverage of each', async () => {
    const { page, faults, close } = await go('&view=source&cov=1');
    const choice = page.getByLabel('来源');
    await choice.waitFor();
    expect(await choice.locator('option').allTextContents()).toEqual(['第1版', '第2版']);
    await page.getByText('全面建设现代化滨湖城市').waitFor();
    await page.getByRole('list', { name: '第1版的覆盖' }).waitFor();
    await choice.selectOption({ label: '第2版' });
    await page.getByText('云溪大桥、环湖快速通道').first().waitFor();
    await page.getByRole('list', { name: '第2版的覆盖' }).waitFor();
    await page.getByText('云溪大桥、环湖快速通道').first().click();
    await page.getByRole('complementary', { name: '详情' }).getByText('这一句 · 第2版').waitFor();
    await expectAccessible(page);
    await page.goto(`${explorer.url}/?plan=yunxi&view=source&node=six-strategies&q=0`);
    await page.getByText('第 1 处，共 2 处').waitFor();
    expect(await page.getByLabel('来源').inputValue()).toBe('yunxi:page-1');
    await page.getByRole('button', { name: '下一处' }).click();
    await expect.poll(() => page.getByLabel('来源').inputValue()).toBe('yunxi:page-2');
    expect(faults).toEqual([]);
    await close();
  });

  it('is cited in full by one who copies before the page is read', async () => {
    let read = () => {};
    const asked = new Promise<void>((resolve) => {
      read = resolve;
    });
    const { page, faults, close } = await go('&view=audit&node=six-strategies', {
      permissions: ['clipboard-read', 'clipboard-write'],
      before: (opened) => opened.route('**/api/sources/yunxi', (route) => asked.then(() => route.continue())),
    });
    const details = page.getByRole('complementary', { name: '详情' });
    await details.getByRole('button', { name: '复制引文' }).nth(1).click();
    expect(await details.textContent()).not.toContain('yunxi:');
    expect(await page.getByText('已复制').count()).toBe(0);
    read();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /（云溪市“十四五”规划纲要，第2版，第一节，第 52–104 字）$/,
    );
    expect(faults).toEqual([]);
    await close();
  });

  it('is not cited by halves where it cannot be read', async () => {
    const { page, close } = await go('&view=audit&node=six-strategies', {
      permissions: ['clipboard-read', 'clipboard-write'],
      before: (opened) => opened.route('**/api/sources/yunxi', (route) => route.abort()),
    });
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    const details = page.getByRole('complementary', { name: '详情' });
    await details.getByRole('button', { name: '复制引文' }).nth(1).click();
    await page.getByText('出处写不全').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('before');
    await close();
  });

  it('names the page in a copied quote and in the citations of a slide', async () => {
    const { page, close } = await go('&view=audit&node=six-strategies', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page
      .getByRole('complementary', { name: '详情' })
      .getByRole('button', { name: '复制引文' })
      .nth(1)
      .click();
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '“深入实施创新立市战略、产业强市战略、生态优先战略、乡村振兴战略、文化兴城战略、人才引领战略等六大发展战略”（云溪市“十四五”规划纲要，第2版，第一节，第 52–104 字）',
    );
    await page.keyboard.press('b');
    await page.getByText('已加入').waitFor();
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept).toContain('第1版，第一章，第 36–49 字');
    expect(kept).toContain('第2版，第一节，第 52–104 字');
    await close();
  });

  it('with one source keeps to “this page”, and names the print in a citation', async () => {
    const single = await openServer();
    const { page, close } = await visit(explorer.browser, `${single.url}/?view=audit&node=sixteen-clusters`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByText('本页转录列出 15 项').first().waitFor();
    expect(await page.getByText('声明见').count()).toBe(0);
    await close();
    await single.close();
  });
});
