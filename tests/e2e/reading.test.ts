import { describe, expect, it } from 'vitest';
import type { Evidence, NodeDetail } from '../../server/contract/types.ts';
import { drawn, expectAccessible, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

const explorer = explorerForFile();
const open: Visit[] = [];

async function go(query = '', options = {}): Promise<Visit> {
  const made = await explorer.visit(`/${query}`, options);
  open.push(made);
  return made;
}

async function evidenceOf(id: string): Promise<Evidence[]> {
  const answer = await fetch(`${explorer.url}/api/nodes/wuxi-14fyp:${id}`);
  return ((await answer.json()) as NodeDetail).node.evidence;
}

/** The marked words of the reader, without the notes on doubtful words. */
const marked = ({ page }: Visit, selector: string) =>
  page.locator(`.reader ${selector}`).evaluateAll((marks) =>
    marks
      .map((m) => {
        const copy = m.cloneNode(true) as HTMLElement;
        for (const note of copy.querySelectorAll('.fault-note')) note.remove();
        return copy.textContent ?? '';
      })
      .join(''),
  );

describe('原文', () => {
  it.each(['innovation-driven', 'sixteen', 'hub-cluster', 'spatial-structure'])(
    'marks exactly the quote of %s and brings it into view',
    async (id) => {
      const evidence = await evidenceOf(id);
      const v = await go(`?plan=wuxi-14fyp&view=source&node=${id}`);
      await v.page.locator('.reader mark.meant').first().waitFor();
      expect(await marked(v, 'mark.meant')).toBe(evidence[0]?.quote);
      await expect
        .poll(() =>
          v.page
            .locator('.reader mark.meant')
            .first()
            .evaluate((m) => {
              const box = m.closest('.reader-text')?.getBoundingClientRect();
              const r = m.getBoundingClientRect();
              return box !== undefined && r.top >= box.top && r.top < box.bottom;
            }),
        )
        .toBe(true);
    },
  );

  it('joins what the columns cut, and says so', async () => {
    const v = await go('?plan=wuxi-14fyp&view=source&stream=qa');
    await v.page.getByText('荣获全国').first().waitFor();
    const text = (await v.page.locator('.stream').textContent()) ?? '';
    expect(text).toContain('荣获全国社会治安综合治理最高荣誉“长安杯”');
    expect(await v.page.getByRole('img', { name: '此处原版分栏断开' }).count()).toBeGreaterThanOrEqual(2);
  });

  it('goes from a sentence to what rests on it', async () => {
    const v = await go('?plan=wuxi-14fyp&view=source&stream=glossary');
    await v.page.getByRole('button', { name: /无锡东站/ }).click();
    const panel = v.page.getByRole('complementary', { name: '详情' });
    await panel.getByText(/引用这一句的节点/).waitFor();
    await panel
      .getByRole('button', { name: /江阴站/ })
      .first()
      .click();
    await panel.getByRole('heading', { level: 1, name: /江阴站/ }).waitFor();
  });

  it('stands beside the graph, and both light up', async () => {
    const v = await go('?plan=wuxi-14fyp&node=sixteen&beside=1');
    await drawn(v.page);
    await v.page.locator('.reader mark.meant').first().waitFor();
    const sentence = v.page.getByRole('button', { name: /^5G产业、人工智能/ });
    await sentence.click();
    await v.page.getByText(/^所选的一句：\d+ 个节点、\d+ 条关系引用它/).waitFor();
    expect(await sentence.getAttribute('aria-pressed')).toBe('true');
  });

  it('shows coverage by mark as well as by colour', async () => {
    const v = await go('?plan=wuxi-14fyp&view=source&stream=glossary');
    await v.page.getByRole('button', { name: '覆盖' }).click();
    expect(await v.page.getByRole('img', { name: '已引全' }).count()).toBeGreaterThan(0);
  });

  it('notes transcription faults as such', async () => {
    const v = await go('?plan=wuxi-14fyp&view=source&stream=qa');
    await v.page.locator('.fault').first().waitFor();
    expect(await v.page.locator('.fault-note').count()).toBeGreaterThan(10);
  });
});

describe('核对', () => {
  it('sets what is declared against what is named, without accusing', async () => {
    const v = await go('?plan=wuxi-14fyp&view=audit');
    await v.page.getByText('本页转录列出 15 项（原文“等16个”），缺项待核原版。').waitFor();
    await v.page.getByRole('button', { name: /^16个先进制造业重点产业集群 本页转录/ }).click();
    await v.page.getByRole('complementary', { name: '详情' }).locator('mark').first().waitFor();
  });

  it('opens the place of a transcription fault', async () => {
    const v = await go('?plan=wuxi-14fyp&view=audit');
    const first = v.page
      .getByRole('table', { name: /转录疑误/ })
      .getByRole('button')
      .first();
    await first.click();
    await v.page
      .getByRole('complementary', { name: '详情' })
      .getByText(/转录疑误/)
      .first()
      .waitFor();
  });
});

describe.each(['explore', 'source', 'audit'])('the view %s', (view) => {
  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no accessibility fault in %s at %i px', async (colorScheme, width) => {
    const v = await go(`?plan=wuxi-14fyp&view=${view}&node=sixteen`, {
      colorScheme,
      viewport: { width, height: 844 },
    });
    await v.page.getByRole('complementary').getByRole('heading', { level: 1 }).waitFor();
    await v.page.waitForTimeout(600);
    await expectAccessible(v.page);
  });
});

describe('on a telephone', () => {
  it('keeps two thirds for the canvas and closes the sheet', async () => {
    const v = await go('?plan=wuxi-14fyp&node=sixteen', { viewport: { width: 390, height: 844 } });
    await drawn(v.page);
    const sheet = v.page.getByRole('complementary', { name: '详情' });
    const box = await sheet.boundingBox();
    expect(box?.height ?? 999).toBeLessThanOrEqual(844 / 3 + 1);
    await sheet.getByRole('button', { name: '关闭详情' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await v.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

describe('languages and themes', () => {
  it('speaks English and keeps the names', async () => {
    const v = await go('?plan=wuxi-14fyp&lang=en&node=innovation-driven');
    await v.page.getByRole('heading', { level: 1, name: '创新驱动核心战略' }).waitFor();
    await v.page.getByRole('button', { name: 'Source', exact: true }).waitFor();
    expect(await v.page.locator('html').getAttribute('lang')).toBe('en');
  });
  it('is dark when asked, whatever the system says', async () => {
    const v = await go('?theme=dark');
    await drawn(v.page);
    const ground = await v.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe('rgb(20, 23, 28)');
  });
});

describe('核对：数字', () => {
  it('tells the results of the 十三五 from the targets', async () => {
    const v = await go('?plan=wuxi-14fyp&view=audit');
    const row = (table: RegExp, name: string) =>
      v.page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name });
    await row(/^已达到/, '地区生产总值（GDP）')
      .getByText('12370.48 亿元')
      .waitFor();
    await row(/^目标/, '科技进步贡献率').getByText('68 %').waitFor();
    await row(/^目标/, '科技进步贡献率').getByText('2025').waitFor();
    expect(await row(/^目标/, '12370.48').count()).toBe(0);
  });
});

describe('addresses', () => {
  it('one step into the text is one step back', async () => {
    const v = await go('?plan=wuxi-14fyp&node=integrated-circuit');
    await drawn(v.page);
    await v.page.getByRole('button', { name: '原文', exact: true }).click();
    await v.page.locator('.reader mark.meant').first().waitFor();
    await v.page.goBack();
    await drawn(v.page);
    expect(v.page.url()).not.toContain('view=source');
  });
  it('lets go of a node that is not there', async () => {
    const v = await go('?plan=wuxi-14fyp&node=does-not-exist');
    await drawn(v.page);
    await expect.poll(() => v.page.url()).not.toContain('does-not-exist');
    open.pop();
  });
  it('opens the graph where the view is not known', async () => {
    const v = await go('?plan=wuxi-14fyp&view=nonsense');
    await drawn(v.page);
    expect(v.page.url()).not.toContain('nonsense');
    await v.page
      .getByRole('button', { name: '图谱', exact: true, pressed: true })
      .or(v.page.locator('[aria-current]'))
      .first()
      .waitFor();
  });
});

it('shows what is wrong when the server is away, and recovers', async () => {
  const context = await explorer.browser.newContext();
  const page = await context.newPage();
  await page.route('**/api/**', (route) => route.abort());
  await page.goto(explorer.url);
  await page.getByRole('alert').getByText('连不上服务器').waitFor();
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: '重试' }).click();
  await drawn(page);
  await context.close();
});

it.each(['核对', '集群', '追溯', '空间'])(
  '%s says in words that the server is away, and reads on at a press',
  async (name) => {
    const context = await explorer.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${explorer.url}/?plan=wuxi-14fyp&node=iot`);
    await drawn(page);
    await page.waitForLoadState('networkidle');
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
    const alert = page.locator('main').getByRole('alert');
    await alert.getByRole('heading', { name: '连不上服务器' }).waitFor();
    expect(await alert.textContent()).toContain('会自动重试');
    await page.getByRole('combobox').first().fill('集成电路');
    await page.getByText('搜索没有成功：连不上服务器。会自动重试').waitFor();
    expect(await page.locator('body').textContent()).not.toMatch(/offline/i);
    await page.unroute('**/api/**');
    await page.keyboard.press('Escape');
    // It also comes back by itself, every five seconds: who was quicker does not matter.
    await alert
      .getByRole('button', { name: '重试' })
      .click({ timeout: 4000 })
      .catch(() => undefined);
    await alert.waitFor({ state: 'detached' });
    await page.locator('main').getByRole('heading', { level: 1 }).first().waitFor();
    await context.close();
  },
);

it('never breaks its own rules: no fault in any of these visits', () => {
  expect(open.flatMap((v) => v.faults)).toEqual([]);
});
