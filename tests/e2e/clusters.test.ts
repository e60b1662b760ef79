import { describe, expect, it } from 'vitest';
import type { Clusters } from '../../server/contract/types.ts';
import { expectAccessible, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

const explorer = explorerForFile();

async function go(query = '', options = {}): Promise<Visit> {
  const made = await explorer.visit(`/?plan=wuxi-14fyp&view=clusters${query}`, options);
  await made.page.getByRole('heading', { level: 1 }).first().waitFor();
  await made.page.getByRole('table').waitFor();
  return made;
}

const panel = ({ page }: Visit) => page.getByRole('complementary', { name: '详情' });
const row = ({ page }: Visit, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });

describe('集群', () => {
  it('says in one sentence what is claimed and what is named', async () => {
    const { page, faults, close } = await go();
    const say = (await page.getByRole('heading', { level: 1 }).first().textContent()) ?? '';
    expect(say.replaceAll('\u00a0', ' ')).toMatch(/声明 16、点名 15；.*声明 4、点名 4。/);
    expect(await page.getByRole('img', { name: say }).count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  it('opens on a cluster of which the page says much', async () => {
    const v = await go();
    await panel(v).getByRole('heading', { level: 1 }).waitFor();
    expect(await panel(v).getByText('地标性产业集群').count()).toBeGreaterThan(0);
    await v.close();
  });

  it('what it opens on is no choice of the reader’s: no step back, and gone in another view', async () => {
    const v = await explorer.visit('/?plan=wuxi-14fyp&view=trace');
    const { page } = v;
    const nav = page.getByRole('navigation');
    await nav.getByRole('button', { name: '集群', exact: true }).click();
    await panel(v).getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).not.toContain('node=');
    await nav.getByRole('button', { name: '追溯', exact: true }).click();
    await page.getByText('从哪里追溯').first().waitFor();
    await page.goBack();
    await page.goBack();
    await expect.poll(() => page.url()).toContain('view=trace');
    await page.goForward();
    await expect.poll(() => page.url()).toContain('view=clusters');
    // What the reader chooses there is a choice, though it was offered.
    const name = (await panel(v).getByRole('heading', { level: 1 }).textContent()) ?? '';
    await row(v, name).getByRole('rowheader').getByRole('button').first().click();
    await expect.poll(() => page.url()).toContain('node=');
    await v.close();
  });

  it('shows a cluster of the catalogue alone only when it is asked for', async () => {
    const v = await go();
    expect(await row(v, '特钢').count()).toBe(0);
    await v.page.getByRole('button', { name: '列入表中' }).click();
    expect(await row(v, '特钢').count()).toBe(1);
    expect(v.page.url()).toContain('clusters-only=1');
    await v.close();
  });

  it('has no column without content', async () => {
    const v = await go('&clusters-only=1');
    const heads = await v.page.getByRole('columnheader').count();
    const rows = await v.page.getByRole('rowgroup').last().getByRole('row').all();
    const filled = new Set<number>();
    for (const one of rows) {
      const cells = await one.locator('th, td').allTextContents();
      const buttons = await one
        .locator('th, td')
        .evaluateAll((all) => all.map((cell) => cell.querySelectorAll('button, input').length));
      for (const [i, text] of cells.entries()) if (text.trim() !== '' || (buttons[i] ?? 0) > 0) filled.add(i);
    }
    expect([...filled].sort((a, b) => a - b)).toEqual(Array.from({ length: heads }, (_, i) => i));
    await v.close();
  });

  it('opens the sentence behind a shared thing in one click', async () => {
    const v = await go();
    await row(v, '物联网').getByRole('button', { name: '地标性产业集群（明示）' }).click();
    await panel(v).getByText('引文自身写明了这条关系。').waitFor();
    expect((await panel(v).locator('mark').allTextContents()).join('')).toContain(
      '聚力培育物联网、集成电路、生物医药',
    );
    await v.close();
  });

  it('filters by group and sorts, and the URL keeps both', async () => {
    const v = await go();
    await v.page.getByRole('combobox', { name: '分组' }).selectOption({ label: '地标性产业集群' });
    await v.page.getByRole('combobox', { name: '排序' }).selectOption({ label: '原文次序' });
    const names = async (page = v.page) => page.getByRole('rowheader').allTextContents();
    expect(await names()).toEqual(['物联网', '集成电路', '生物医药']);
    await v.page.reload();
    await v.page.getByRole('table').waitFor();
    expect(await names()).toEqual(['物联网', '集成电路', '生物医药']);
    await v.close();
  });

  it('compares two side by side with their evidence, and says what they share', async () => {
    const v = await go();
    await v.page.getByRole('checkbox', { name: '比较：物联网' }).check();
    await v.page.getByRole('checkbox', { name: '比较：集成电路' }).check();
    const compare = v.page.getByRole('region', { name: '并排比较' });
    expect(await compare.getByText(/^两者共有：/).textContent()).toContain('地标性产业集群');
    const side = compare.getByRole('region', { name: '物联网' });
    expect(await side.textContent()).toContain('推进物联网、高性能集成电路等数字产业化发展');
    // The page's words and no mark besides: with marks of ours, its own would stand doubled (““十四五”期间”).
    const { clusters } = (await (
      await fetch(`${explorer.url}/api/clusters?plan=wuxi-14fyp`)
    ).json()) as Clusters;
    const roles = clusters.flatMap((one) => one.roles);
    const quotes = new Set(roles.flatMap(({ edge }) => edge.evidence.map(({ quote }) => quote)));
    const shown = await compare.getByRole('blockquote').allTextContents();
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.filter((words) => !quotes.has(words))).toEqual([]);
    expect(v.page.url()).toContain('clusters-pair=iot.integrated-circuit');
    await compare.getByRole('button', { name: '结束比较' }).click();
    expect(await compare.count()).toBe(0);
    await v.close();
  });

  it('two that share nothing by name are told so', async () => {
    const v = await go('&clusters-only=1&clusters-pair=special-steel.textile');
    const compare = v.page.getByRole('region', { name: '并排比较' });
    expect(await compare.getByText('页面没有点出两者共有的事物').count()).toBe(1);
    await v.close();
  });

  it('keeps apart what is alike in name: 新能源 is not 新能源汽车', async () => {
    const v = await go();
    const pair = v.page
      .getByRole('listitem')
      .filter({ has: v.page.getByRole('button', { name: '新能源', exact: true }) })
      .filter({ has: v.page.getByRole('button', { name: /^新能源汽车/ }) });
    expect(await pair.textContent()).toContain('页面未说明二者的关系');
    expect(await pair.textContent()).toContain('不是集群');
    await v.close();
  });

  it('carries its choice to the other views', async () => {
    const v = await go();
    await v.page.getByRole('button', { name: '特钢', exact: true }).click();
    await panel(v).getByRole('heading', { level: 1, name: '特钢' }).waitFor();
    await v.page.getByRole('navigation').getByRole('button', { name: '图谱' }).click();
    await panel(v).getByRole('heading', { level: 1, name: '特钢' }).waitFor();
    expect(v.page.url()).toContain('node=special-steel');
    await v.close();
  });

  it('shows the Cypher that gives the same', async () => {
    const v = await go();
    await v.page.getByRole('button', { name: '查看 Cypher' }).click();
    const text = v.page.getByRole('dialog').locator('pre');
    await expect.poll(() => text.textContent()).toContain('IndustryCluster');
    expect(await text.textContent()).not.toContain('$plan');
    await v.close();
  });

  it('by keyboard alone: a cluster, its shared thing, its sentence', async () => {
    const v = await go();
    await row(v, '高端装备').getByRole('rowheader').getByRole('button').focus();
    await v.page.keyboard.press('Enter');
    await panel(v).getByRole('heading', { level: 1, name: '高端装备' }).waitFor();
    await row(v, '高端装备').getByRole('button', { name: /特色/ }).focus();
    await v.page.keyboard.press('Enter');
    await panel(v).getByText('具有无锡特色的优势产业').first().waitFor();
    await v.close();
  });

  it('works in English and on a narrow screen, without scrolling sideways', async () => {
    const v = await explorer.visit('/?plan=wuxi-14fyp&view=clusters&lang=en', {
      viewport: { width: 390, height: 844 },
    });
    await v.page.getByRole('heading', { level: 2, name: 'Alike in name, not the same' }).waitFor();
    const board = v.page.getByRole('region', { name: 'Clusters', exact: true });
    expect(await board.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    expect(v.faults).toEqual([]);
    await v.close();
  });

  it('tells of a total what its parts declare and name, and explains every wavy line', async () => {
    const v = await go('&node=sixteen-plus-four');
    await panel(v).getByText('声明 16，点名 15').waitFor();
    await panel(v).getByText('声明 4，点名 4').waitFor();
    expect(await panel(v).textContent()).toContain('转录列出 15 项');
    expect(await panel(v).locator('.fault').count()).toBeGreaterThan(0);
    expect(await panel(v).locator('.passage-fault').count()).toBeGreaterThan(0);
    await panel(v).getByRole('button', { name: '16个先进制造业重点产业集群', exact: true }).click();
    await panel(v).getByRole('heading', { level: 1, name: '16个先进制造业重点产业集群' }).waitFor();
    await v.close();
  });

  it('keeps on a narrow screen the place that nobody is named for, and what the frames mean', async () => {
    const v = await go('', { viewport: { width: 390, height: 844 } });
    const lists = v.page.locator('.cluster-lists');
    const sixteen = lists.getByRole('region', { name: '16个先进制造业重点产业集群' });
    expect(await sixteen.getByRole('listitem').filter({ hasText: '页面未点名' }).count()).toBe(1);
    await lists.getByText('虚线框：声明而未点名，或不在名录').waitFor();
    expect(await lists.getByText('“十三五”', { exact: true }).count()).toBe(1);
    expect(await lists.getByText(/其中 \d+ 个不在名录/).count()).toBeGreaterThan(0);
    await v.close();
  });

  it.each(['light', 'dark'] as const)('has no fault that axe finds (%s)', async (colorScheme) => {
    const v = await go('&clusters-pair=iot.integrated-circuit&clusters-inferred=1', { colorScheme });
    await expectAccessible(v.page);
    await v.close();
  });

  it('says what is wrong when the server fails, and tries again', async () => {
    const v = await explorer.visit('/?plan=wuxi-14fyp');
    await v.page.route('**/api/clusters*', (route) =>
      route.fulfill({ status: 503, json: { detail: '暂不可用' } }),
    );
    await v.page.getByRole('navigation').getByRole('button', { name: '集群' }).click();
    await v.page.getByRole('alert').getByRole('heading').waitFor();
    await v.page.unroute('**/api/clusters*');
    await v.page.getByRole('button', { name: '重试' }).click();
    await v.page.getByRole('table').waitFor();
    await v.close();
  });
});
