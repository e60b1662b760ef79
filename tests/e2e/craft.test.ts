import { describe, expect, it } from 'vitest';
import {
  clickNode,
  drawn,
  expectAccessible,
  placeOnScreen,
  standing,
  type Visit,
  type VisitOptions,
} from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** The tools of the hand: keys, palette, lasso, pin, table, touch. */

const explorer = explorerForFile();
const open: Visit[] = [];

async function go(query = '', options: VisitOptions = {}): Promise<Visit> {
  const made = await explorer.visit(`/${query}`, options);
  open.push(made);
  await drawn(made.page);
  return made;
}
const focused = ({ page }: Visit) =>
  page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName);
const panel = ({ page }: Visit) => page.getByRole('complementary', { name: '详情' });
const said = ({ page }: Visit) => page.locator('.notices').textContent();
const count = async ({ page }: Visit) =>
  Number(/当前显示 (\d+)/.exec((await page.getByRole('contentinfo').textContent()) ?? '')?.[1]);

describe('the keyboard', () => {
  it('stays with what was found, and walks on from it', async () => {
    const v = await go();
    await v.page.keyboard.press('/');
    await v.page.keyboard.type('物联网');
    await v.page.getByRole('option').first().waitFor();
    await v.page.keyboard.press('Enter');
    await panel(v).getByRole('heading', { level: 1, name: '物联网' }).waitFor();
    await expect.poll(() => focused(v)).toBe('application');
    await v.page.keyboard.press('ArrowRight');
    await expect.poll(() => panel(v).getByRole('heading', { level: 1 }).textContent()).not.toBe('物联网');
    expect(await focused(v)).toBe('application');
  });

  it.each([
    ['t', '先选一个节点'],
    ['f', '先选一个节点'],
    ['e', '先选一个节点'],
    ['o', '先选一个节点、一条关系或一句原文'],
    ['k', '先选两个以上的节点'],
    ['Control+z', '没有可以撤销的步骤'],
  ])('says what %s needs, when it cannot be done', async (key, words) => {
    const v = await go();
    await v.page.keyboard.press(key);
    await expect.poll(() => said(v)).toContain(words);
  });

  it('takes back what E has drawn by Shift E, and only that', async () => {
    const v = await go('?plan=wuxi-14fyp&node=iot');
    const before = await count(v);
    await v.page.keyboard.press('e');
    await expect.poll(() => count(v)).toBeGreaterThan(before);
    await v.page.keyboard.press('Shift+E');
    await expect.poll(() => count(v)).toBe(before);
  });

  it.each(['ContextMenu', 'Shift+F10'])('opens the menu of what is chosen by %s', async (key) => {
    const v = await go('?plan=wuxi-14fyp&node=iot');
    await v.page.getByRole('application').focus();
    // As soon as it is there it has the keyboard: what is pressed at once is not the picture's behind it.
    await v.page.evaluate(() => {
      new MutationObserver((_, watch) => {
        const menu = document.querySelector('[role="menu"].node-menu');
        if (!menu) return;
        watch.disconnect();
        (window as unknown as { held: boolean }).held = menu.contains(document.activeElement);
      }).observe(document, { subtree: true, childList: true });
    });
    await v.page.keyboard.press(key);
    const menu = v.page.getByRole('menu');
    await menu.waitFor();
    expect(await v.page.evaluate(() => (window as unknown as { held: boolean }).held)).toBe(true);
    await v.page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
  });

  it('writes into the check of a quote at once, and opens the palette right after Esc', async () => {
    const v = await go();
    await v.page.keyboard.press('q');
    const field = v.page.getByRole('dialog').locator('textarea');
    await field.waitFor();
    await v.page.keyboard.type('创新');
    expect(await field.inputValue()).toBe('创新');
    for (let i = 0; i < 3; i++) {
      await v.page.keyboard.press('Escape');
      await v.page.keyboard.press('Control+k');
      await v.page.getByRole('combobox', { name: '命令与搜索' }).waitFor();
    }
  });

  it('undoes what was made in another view, there', async () => {
    const v = await go('?plan=wuxi-14fyp&node=innovation-driven');
    await v.page.keyboard.press('t');
    await v.page.waitForFunction(() => location.search.includes('root=innovation-driven'));
    await v.page.getByRole('button', { name: '核对', exact: true }).click();
    await v.page.keyboard.press('Control+z');
    await v.page.waitForFunction(
      () => !location.search.includes('root=') && !location.search.includes('view='),
    );
    await v.page.keyboard.press('Control+Shift+Z');
    await v.page.waitForFunction(() => location.search.includes('root=innovation-driven'));
  });
});

describe('the command palette', () => {
  it('has every command, and says what each needs', async () => {
    const v = await go();
    await v.page.keyboard.press('Control+k');
    const palette = v.page.getByRole('dialog', { name: '命令与搜索' });
    await palette.waitFor();
    expect(await palette.getByRole('option', { name: /追溯 先选一个节点/ }).count()).toBe(1);
    await expectAccessible(v.page);
    await v.page.keyboard.type('表格');
    await v.page.keyboard.press('Enter');
    await v.page.getByRole('table').first().waitFor();
    await palette.waitFor({ state: 'detached' });
  });

  it('has what stands in the header, too', async () => {
    const v = await go();
    const run = async (words: string) => {
      await v.page.keyboard.press('Control+k');
      await v.page.getByRole('combobox', { name: '命令与搜索' }).waitFor();
      await v.page.keyboard.type(words);
      await v.page.keyboard.press('Enter');
    };
    await run('导出所见');
    await v.page.locator('.header-tools .menu[open]').waitFor();
    await v.page.keyboard.press('Escape');
    await run('换明暗');
    await expect.poll(() => v.page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    await run('English');
    await v.page.getByRole('button', { name: 'Graph', exact: true }).waitFor();
  });

  it('knows a command by its English name as well', async () => {
    const v = await go();
    await v.page.waitForLoadState('networkidle');
    await v.page.keyboard.press('Control+k');
    const palette = v.page.getByRole('dialog', { name: '命令与搜索' });
    await palette.waitFor();
    await v.page.keyboard.type('clusters');
    await palette.getByRole('option', { name: '转到：集群' }).waitFor();
    await v.page.keyboard.press('Control+a');
    await v.page.keyboard.type('table');
    await expect.poll(() => palette.getByRole('option').first().textContent()).toContain('表格');
    await v.page.keyboard.press('Enter');
    await v.page.getByRole('table').first().waitFor();
  });

  it('gives the focus back when what is picked changes nothing', async () => {
    const v = await go();
    await v.page.getByRole('application').focus();
    await v.page.keyboard.press('Control+k');
    await v.page.getByRole('combobox', { name: '命令与搜索' }).waitFor();
    await v.page.keyboard.type('转到：图谱');
    await v.page.getByRole('option', { name: /转到：图谱/ }).waitFor();
    await v.page.keyboard.press('Enter');
    await v.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(v)).toBe('application');
  });

  it('finds views and nodes too', async () => {
    const v = await go();
    const field = v.page.getByRole('combobox', { name: '命令与搜索' });
    await v.page.keyboard.press('Control+k');
    await field.waitFor();
    await v.page.keyboard.type('jiangyinzhan');
    await v.page.getByRole('option', { name: /江阴站/ }).waitFor();
    await v.page.keyboard.press('Enter');
    await panel(v).getByRole('heading', { level: 1, name: '江阴站' }).waitFor();
    await v.page.keyboard.press('Control+k');
    await field.waitFor();
    await v.page.keyboard.type('转到：空间');
    await v.page.getByRole('option', { name: /转到：空间/ }).waitFor();
    await v.page.keyboard.press('Enter');
    await v.page.waitForFunction(() => location.search.includes('view=space'));
  });
});

describe('several nodes together', () => {
  it('are picked with Shift, hidden at once, and come back at once', async () => {
    const v = await go();
    const n = await count(v);
    await clickNode(v.page, 'wuxi-14fyp:iot');
    await panel(v).waitFor();
    await v.page.keyboard.down('Shift');
    await clickNode(v.page, 'wuxi-14fyp:strong-industry');
    await v.page.keyboard.up('Shift');
    await v.page.getByText('选了 2 个节点').waitFor();
    await v.page.keyboard.press('h');
    await expect.poll(() => count(v)).toBe(n - 2);
    await v.page.keyboard.press('Control+z');
    await expect.poll(() => count(v)).toBe(n);
  });

  it('are chosen one after the other by two quick presses, which are no double press', async () => {
    const v = await go();
    const n = await count(v);
    const one = await placeOnScreen(v.page, 'wuxi-14fyp:iot');
    const other = await placeOnScreen(v.page, 'wuxi-14fyp:integrated-circuit');
    await v.page.keyboard.down('Shift');
    await v.page.mouse.click(one.x, one.y);
    await v.page.mouse.click(other.x, other.y);
    await v.page.keyboard.up('Shift');
    await v.page.getByText('选了 2 个节点').waitFor();
    expect(await count(v)).toBe(n);
    await clickNode(v.page, 'wuxi-14fyp:strong-industry', 'dblclick');
    await expect.poll(() => count(v)).toBeGreaterThan(n);
  });

  it('are picked by lasso, and kept alone', async () => {
    const v = await go();
    await v.page.keyboard.press('a');
    const box = await v.page.getByRole('application').boundingBox();
    if (!box) throw new Error('no canvas');
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await v.page.mouse.move(...at(0.5, 0.02));
    await v.page.mouse.down();
    for (const [x, y] of [
      [0.98, 0.02],
      [0.98, 0.98],
      [0.5, 0.98],
    ] as const)
      await v.page.mouse.move(...at(x, y), { steps: 4 });
    await v.page.mouse.up();
    const words = (await v.page.getByText(/选了 \d+ 个节点/).textContent()) ?? '';
    const picked = Number(/(\d+)/.exec(words)?.[1]);
    expect(picked).toBeGreaterThan(10);
    // Whoever knows no key has buttons beside what is said.
    await v.page
      .getByRole('toolbar', { name: '选中的一起' })
      .getByRole('button', { name: '只留所选' })
      .click();
    await expect.poll(() => count(v)).toBe(picked);
  });

  it('pinned, stay where they stand when the picture is arranged anew', async () => {
    const v = await go('?plan=wuxi-14fyp&node=iot');
    const ids = ['wuxi-14fyp:iot'];
    await v.page.keyboard.press('e');
    await v.page.keyboard.press('n');
    await v.page.waitForFunction(() => location.search.includes('pin=iot'));
    const before = await standing(v.page, [...ids, 'wuxi-14fyp:sixteen']);
    await v.page.keyboard.press('l');
    await expect
      .poll(async () => await standing(v.page, ['wuxi-14fyp:sixteen']), { timeout: 20_000 })
      .not.toEqual({
        'wuxi-14fyp:sixteen': before['wuxi-14fyp:sixteen'],
      });
    expect((await standing(v.page, ids))[ids[0] ?? '']).toEqual(before[ids[0] ?? '']);
  });
});

describe('the table', () => {
  it('sorts by its headings, copies itself, and picks, all by keyboard', async () => {
    const v = await go();
    await v.page.keyboard.press('v');
    await v.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const table = v.page.getByRole('table').first();
    const names = () => table.locator('tbody tr td:nth-child(2)').allTextContents();
    const degrees = async () => (await table.locator('tbody tr td:last-child').allTextContents()).map(Number);
    const sort = table.getByRole('button', { name: '按“关系数”排序' });
    await sort.focus();
    await v.page.keyboard.press('Enter');
    // Numbers from the greatest.
    await expect.poll(degrees).toEqual((await degrees()).sort((a, b) => b - a));
    await v.page.keyboard.press('Enter');
    await table.getByRole('columnheader', { name: /关系数/ }).waitFor();
    await expect.poll(degrees).toEqual((await degrees()).sort((a, b) => a - b));
    await table.getByRole('button', { name: '复制表格' }).click();
    const copied = await v.page.evaluate(() => navigator.clipboard.readText());
    const lines = copied.split('\n').map((line) => line.split('\t'));
    expect(lines[0]?.[1]).toBe('名称');
    expect(lines.slice(1).map((cells) => cells[1])).toEqual(await names());
    await table.getByRole('checkbox').first().focus();
    await v.page.keyboard.press('Space');
    await v.page.getByText('选了 1 个节点').waitFor();
    await expectAccessible(v.page);
  });
});

describe('on a telephone', () => {
  const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  it('lowers the raised sheet when one turns to another view', async () => {
    const v = await go('?plan=wuxi-14fyp&node=iot', { viewport: { width: 390, height: 844 } });
    await panel(v).getByRole('button', { name: '展开详情' }).click();
    await v.page.locator('.inspector.tall').waitFor();
    await panel(v).getByRole('button', { name: '在原文中看' }).first().click();
    await v.page.waitForFunction(() => location.search.includes('view=source'));
    await v.page.locator('.inspector.tall').waitFor({ state: 'detached' });
  });

  it('a long press opens the menu, and the search has the whole line', async () => {
    const v = await go('', small);
    const at = await v.page.evaluate(() => {
      const host = document.querySelector<
        HTMLElement & { placeOf(id: string): { x: number; y: number } | null }
      >('.canvas-graph');
      const box = host?.getBoundingClientRect();
      const p = host?.placeOf('wuxi-14fyp:strong-industry');
      return p && box ? { x: p.x + box.x, y: p.y + box.y } : null;
    });
    if (!at) throw new Error('the most important node is not in the first view');
    const cdp = await v.page.context().newCDPSession(v.page);
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await v.page.getByRole('menu').waitFor();
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await v.page.keyboard.press('Escape');
    const search = v.page.getByRole('combobox', { name: '搜索' });
    await search.click();
    expect((await v.page.getByRole('search').boundingBox())?.width).toBeGreaterThan(360);
  });
});

it('never breaks its own rules: no fault in any of these visits', () => {
  expect(open.flatMap((v) => v.faults)).toEqual([]);
});
