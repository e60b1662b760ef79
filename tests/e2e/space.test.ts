import { describe, expect, it } from 'vitest';
import { expectAccessible, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

const explorer = explorerForFile();

async function go(query = '', options = {}): Promise<Visit> {
  const made = await explorer.visit(`/?plan=wuxi-14fyp&view=space${query}`, options);
  await made.page.getByRole('region', { name: '一城两核三片六组团' }).waitFor();
  return made;
}

const panel = ({ page }: Visit) => page.getByRole('complementary', { name: '详情' });
const CAPTION = '示意图：仅表示构成，不表示方位、距离、隶属和行政区域界线';

describe('空间', () => {
  it('shows four parallel tiers, and the stations in a panel of their own', async () => {
    const { page, faults, close } = await go();
    const tiers = page.getByRole('region', { name: '一城两核三片六组团' });
    for (const [tier, units] of [
      ['一城', ['中心城区']],
      ['两核', ['梁溪老城核心区', '太湖新城核心区']],
      ['三片', ['锡澄协同发展区', '锡宜协同发展区', '锡东绿色发展区']],
      ['六组团', ['玉祁—前洲', '洛社', '阳山', '东港—锡北', '羊尖', '鹅湖']],
    ] as const) {
      const found = tiers.getByRole('group', { name: tier, exact: true }).getByRole('listitem');
      expect(await found.allTextContents()).toEqual(units);
    }
    expect(await tiers.getByText(/站$/).count()).toBe(0);
    const stations = page.getByRole('region', { name: '“2+4”高铁枢纽群' });
    expect(
      await stations.getByRole('group', { name: '“2”' }).getByRole('listitem').allTextContents(),
    ).toEqual(['高铁无锡东站', '无锡站']);
    expect(await stations.getByRole('group', { name: '“4”' }).getByRole('listitem').count()).toBe(4);
    expect(faults).toEqual([]);
    await close();
  });

  it('no tier stands within another, on the screen as in the page', async () => {
    const { page, close } = await go();
    const tiers = page.getByRole('region', { name: '一城两核三片六组团' }).getByRole('group');
    expect(await tiers.count()).toBe(4);
    expect(await tiers.getByRole('group').count()).toBe(0);
    const boxes = await tiers.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    expect(boxes.filter(({ height }) => height > 0)).toHaveLength(4);
    for (const [i, below] of boxes.slice(1).entries())
      expect(below.top).toBeGreaterThanOrEqual(boxes[i].bottom - 1);
    await close();
  });

  it('carries the caption, and says once what the page does not state', async () => {
    const { page, close } = await go();
    expect(await page.getByText(CAPTION).count()).toBe(1);
    expect(await page.getByText(/^页面未说明：.*方位.*隶属.*车站.*十园.*。$/).count()).toBe(1);
    await close();
  });

  it('fits a slide: at 1440×900 the schematic and its caption stand on the first screen', async () => {
    const { page, close } = await go();
    const caption = await page.getByText(CAPTION).boundingBox();
    expect((caption?.y ?? 9999) + (caption?.height ?? 0)).toBeLessThan(900 - 36);
    const size = await page
      .getByRole('button', { name: '中心城区' })
      .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
    expect(size).toBeGreaterThanOrEqual(22);
    await close();
  });

  it('a click on a unit opens what is stated of it', async () => {
    const v = await go();
    await v.page.getByRole('button', { name: '洛社' }).click();
    await panel(v).getByRole('heading', { level: 1, name: '洛社' }).waitFor();
    expect((await panel(v).locator('mark').allTextContents()).join('')).toContain('六个外围城镇组团');
    expect(v.page.url()).toContain('node=luoshe');
    await v.close();
  });

  it('states position and roles, each with its basis and one click from its sentence', async () => {
    const v = await go();
    const board = v.page.getByRole('region', { name: '位置与定位：页面所述' });
    expect(await board.textContent()).toContain('无锡地处长江下游的沪宁杭地区的几何中心');
    const aims = board.getByRole('region', { name: /^追求的定位（目标，不是现状）/ });
    await aims.getByRole('button', { name: /国内大循环的重要支点.*明示/ }).click();
    await panel(v).getByText('引文自身写明了这条关系。').waitFor();
    expect((await panel(v).locator('mark').allTextContents()).join('')).toContain(
      '将无锡建设成为国内大循环的重要支点',
    );
    await v.close();
  });

  it('ten parks are claimed and none is named', async () => {
    const { page, close } = await go();
    const parks = page.getByRole('region', { name: '“一核十园多点”' });
    expect(await parks.getByText('声明 10 个，一个也没有点名').count()).toBe(1);
    await close();
  });

  it('tells belts and business districts apart from the tiers', async () => {
    const { page, close } = await go();
    expect(
      await page
        .getByRole('region', { name: '带', exact: true })
        .getByRole('button', { name: '大运河文化带', exact: true })
        .count(),
    ).toBe(1);
    const tiers = page.getByRole('region', { name: '一城两核三片六组团' });
    expect(await tiers.getByText('太湖新城金融商务区').count()).toBe(0);
    await close();
  });

  it('has the same as a table', async () => {
    const { page, close } = await go();
    await page.getByText('以表格列出').click();
    const table = page.getByRole('table');
    expect(await table.getByRole('rowheader').count()).toBe(18);
    expect(await table.getByRole('row', { name: /宜兴站/ }).textContent()).toContain('“4”');
    await close();
  });

  it('shows the Cypher that gives the same', async () => {
    const { page, close } = await go();
    await page.getByRole('button', { name: '查看 Cypher' }).click();
    await expect.poll(() => page.getByRole('dialog').locator('pre').textContent()).toContain('HubStation');
    await close();
  });

  it('works in English and on a narrow screen, without scrolling sideways', async () => {
    const v = await explorer.visit('/?plan=wuxi-14fyp&view=space&lang=en', {
      viewport: { width: 390, height: 844 },
    });
    await v.page.getByRole('heading', { level: 2, name: 'Position and roles, as stated' }).waitFor();
    const board = v.page.getByRole('region', { name: 'Space', exact: true });
    expect(await board.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    expect(v.faults).toEqual([]);
    await v.close();
  });

  it.each(['light', 'dark'] as const)('has no fault that axe finds (%s)', async (colorScheme) => {
    const v = await go('&node=luoshe', { colorScheme });
    await expectAccessible(v.page);
    await v.close();
  });
});
