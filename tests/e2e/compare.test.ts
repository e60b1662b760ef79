import { describe, expect, it } from 'vitest';
import { SHIPPED, SONGZE, YUNXI } from '../places.ts';
import { drawn, expectAccessible, openServer, type Visit, visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

const explorer = explorerForFile(() => openServer(null, [SHIPPED, YUNXI, SONGZE]));
const go = (query: string, options = {}) => explorer.visit(`/${query}`, options);
const headline = ({ page }: Visit) =>
  page.getByRole('region', { name: '对比' }).getByRole('heading', { level: 1 });

describe('对比', () => {
  it('says what both plans name and what only one does, and how things are matched', async () => {
    const made = await go('?plan=yunxi&view=compare&compare-with=songze');
    const { page, faults, close } = made;
    await headline(made)
      .getByText(
        '云溪纲要与松泽纲要：都点名 3 项，其中 2 项所写有不同；只有前者点名 4 项，只有后者点名 9 项。',
      )
      .waitFor();
    await page.getByText('相近而不相同的不算').waitFor();
    const only = page.getByRole('region', { name: '只有松泽纲要点名（9）' });
    expect(await only.getByText('生态优先绿色发展战略', { exact: true }).isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });

  it('sets a target of one beside that of the other, with comparator, unit, year, commitment and both quotes', async () => {
    const { page, faults, close } = await go('?plan=yunxi&view=compare&compare-with=songze');
    const table = page.getByRole('table', { name: '指标并列' });
    await table.waitFor();
    const [first, second] = [table.getByRole('cell').nth(0), table.getByRole('cell').nth(1)];
    for (const words of ['达到 3.2 %', '2025', '到2025年，研发投入占地区生产总值比重达到3.2%']) {
      expect(await first.getByText(words, { exact: true }).first().isVisible(), words).toBe(true);
    }
    for (const words of ['达到 2.8 %', '2025', '力争', '预期性', '为预期性指标']) {
      expect(await second.getByText(words, { exact: true }).first().isVisible(), words).toBe(true);
    }
    expect(await first.textContent()).toContain('第1版，第一章，第 88–114 字');
    expect(await second.textContent()).toContain('第3版，第一章');
    const heading = table.getByRole('rowheader');
    expect(await heading.textContent()).toContain('别名“研发投入占地区生产总值比重”相同');
    expect(await heading.textContent()).toContain('数值 3.2 / 2.8');
    expect(faults).toEqual([]);
    await close();
  });

  it('keeps to a kind or a word of commitment, and the address keeps that', async () => {
    const made = await go('?plan=yunxi&view=compare&compare-with=songze');
    const { page, close } = made;
    await page.getByLabel('承诺用语').selectOption('binding');
    await page.getByRole('region', { name: '只有松泽纲要点名（1）' }).waitFor();
    expect(page.url()).toContain('compare-word=binding');
    await page.getByText('没有两份都点名的指标。').waitFor();
    await page.reload();
    await page.getByRole('region', { name: '只有松泽纲要点名（1）' }).getByText('森林覆盖率').waitFor();
    // The sentence stays that of the whole comparison.
    expect(await headline(made).textContent()).toContain('都点名 3 项');
    await close();
  });

  it('says in a sentence that a plan does not differ from itself, and shows nothing else', async () => {
    const made = await go('?plan=wuxi-14fyp&view=compare&compare-with=wuxi-14fyp');
    await headline(made).getByText('全部相同，没有差异').waitFor();
    expect(await made.page.getByRole('table').count()).toBe(0);
    await made.close();
  });

  it('opens what the other plan names in its own graph, and Back leads here again', async () => {
    const made = await go('?plan=yunxi&view=compare&compare-with=songze');
    const { page, faults, close } = made;
    await page.getByRole('button', { name: '生态优先绿色发展战略' }).click();
    await drawn(page);
    await page.getByRole('complementary', { name: '详情' }).getByText('探索生态优先绿色发展战略').waitFor();
    expect(page.url()).toContain('plan=songze');
    await page.goBack();
    await headline(made).getByText('云溪纲要与松泽纲要').waitFor();
    // The shown plan is yunxi again, with its own data.
    await page
      .getByRole('table', { name: '指标并列' })
      .getByRole('button', { name: '研发投入占地区生产总值比重' })
      .click();
    await page.getByRole('complementary', { name: '详情' }).getByText('第1版，第一章').waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it('changes the sides', async () => {
    const made = await go('?plan=yunxi&view=compare&compare-with=songze');
    await made.page.getByRole('button', { name: '对调' }).click();
    await headline(made).getByText('松泽纲要与云溪纲要：都点名 3 项').waitFor();
    await made.close();
  });

  it('becomes a slide whose citations name both plans’ pages', async () => {
    const { page, faults, close } = await go('?plan=yunxi&view=compare&compare-with=songze');
    await page.getByRole('table', { name: '指标并列' }).waitFor();
    await page.keyboard.press('b');
    await page.getByText('已加入').waitFor();
    const decks = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(decks).toContain('达到 2.8 % · 2025');
    expect(decks).toContain('第1版，第一章，第 88–114 字');
    expect(decks).toContain('松泽纲要，第3版，第一章，第 111–154 字');
    expect(faults).toEqual([]);
    await close();
  });

  it('with one plan loaded says how to add another, and can still be used', async () => {
    const alone = await openServer();
    const { page, faults, close } = await visit(explorer.browser, `${alone.url}/?view=compare`);
    await page.getByRole('heading', { name: '只载入了一份规划' }).waitFor();
    await page.getByText('npm run seed -- new-plan').waitFor();
    await page.getByText('npm start -- --plans').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '与它自己对比' }).click();
    await page.getByText('没有差异').waitFor();
    expect(faults).toEqual([]);
    await close();
    await alone.close();
  });

  it.each([
    ['light', 1440, 900],
    ['dark', 390, 844],
  ] as const)('can be read by everyone, %s at %i', async (colorScheme, width, height) => {
    const made = await go('?plan=yunxi&view=compare&compare-with=songze', {
      colorScheme,
      viewport: { width, height },
    });
    await headline(made).waitFor();
    await expectAccessible(made.page);
    const overflow = await made.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow).toBe(false);
    expect(made.faults).toEqual([]);
    await made.close();
  });

  it('is searched across plans: what another plan has stands apart, named, and opens there', async () => {
    const { page, faults, close } = await go('?plan=yunxi');
    await drawn(page);
    await page.getByRole('combobox', { name: '搜索' }).fill('生态优先');
    const others = page.getByRole('group', { name: '其他规划 1 个结果' });
    await others.getByRole('option').first().waitFor();
    expect(await others.getByRole('option').first().textContent()).toContain('松泽纲要');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '生态优先绿色发展战略' }).waitFor();
    expect(page.url()).toContain('plan=songze');
    await expectAccessible(page);
    expect(faults).toEqual([]);
    await close();
  });

  it('drops what comes late of a plan that is no longer wanted', async () => {
    const { page, close } = await go('?plan=yunxi');
    await drawn(page);
    const late: Promise<void>[] = [];
    await page.route(/plan=songze|songze/, (route) => {
      const passed = new Promise((resolve) => setTimeout(resolve, 900)).then(() => route.continue());
      late.push(passed);
      return passed;
    });
    const choice = page.getByRole('combobox', { name: '规划' });
    await choice.selectOption('songze');
    await page.waitForRequest(/songze/);
    await choice.selectOption('yunxi');
    await drawn(page);
    await Promise.all(late);
    await page.waitForTimeout(500);
    expect(await choice.inputValue()).toBe('yunxi');
    expect(page.url()).toContain('plan=yunxi');
    await close();
  });
});
