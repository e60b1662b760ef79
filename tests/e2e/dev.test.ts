import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startDev } from '../../server/dev.ts';
import { onDisk, yunxi } from '../seed/editing-desk.ts';
import { drawn, openServer, standing, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** Real files in a folder of their own, the development server over them, and a real page that is open. */
let plans: ReturnType<typeof onDisk>;
const explorer = explorerForFile(async () => {
  plans = onDisk(yunxi());
  const server = await startDev({ port: 0, plansDirs: [plans.plans] });
  return { url: server.url, close: () => server.close().then(plans.remove) };
});
const SOON = 1000;

const file = (name: string) => join(plans.dir, name);
function change(name: string, from: string, to: string): () => void {
  const before = readFileSync(file(name), 'utf8');
  expect(before).toContain(from);
  writeFileSync(file(name), before.replace(from, to));
  return () => writeFileSync(file(name), before);
}

async function go(query: string): Promise<Visit> {
  const made = await explorer.visit(`/?plan=yunxi${query}`);
  await drawn(made.page);
  return made;
}

describe('the published server', () => {
  it('has none of this: no address to listen at, and no page that listens', async () => {
    const published = await openServer();
    expect((await fetch(`${published.url}/dev/changes`)).status).toBe(404);
    await published.close();
    const built = ['../../dist/web/assets', '../../dist/offline'].map((one) =>
      fileURLToPath(new URL(one, import.meta.url)),
    );
    for (const folder of built) {
      for (const name of readdirSync(folder)) {
        const text = readFileSync(join(folder, name), 'utf8');
        expect(text.includes('EventSource') || text.includes('dev/changes'), name).toBe(false);
      }
    }
  });
});

describe('npm run dev', () => {
  it('shows a saved file in the open page within a second, and leaves the reader in place', async () => {
    const { page, close } = await go('&node=six-strategies');
    const details = page.getByRole('complementary', { name: '详情' });
    await details.getByText('声明 6，点名 0').waitFor();
    await page.getByRole('button', { name: '放大' }).click();
    await page.waitForTimeout(400);
    const place = () => standing(page, ['yunxi:six-strategies', 'yunxi:structure', 'yunxi:three-parks']);
    const [before, address] = [await place(), page.url()];
    const took: number[] = [];
    let last: (() => void) | undefined;
    for (const n of [7, 8, 9]) {
      const start = Date.now();
      const undo = change('entities/strategy.yaml', 'declaredCount: 6', `declaredCount: ${n}`);
      await details.getByText(`声明 ${n}，点名 0`).waitFor({ timeout: 10_000 });
      took.push(Date.now() - start);
      if (n < 9) {
        undo();
        await details.getByText('声明 6，点名 0').waitFor();
      } else last = undo;
    }
    console.log(`saved to seen: ${took.join(', ')} ms`);
    // The best of three: a busy machine may be busy with something else.
    expect(Math.min(...took)).toBeLessThan(SOON);
    expect(page.url()).toBe(address);
    expect(await place()).toEqual(before);
    last?.();
    await details.getByText('声明 6，点名 0').waitFor();
    await close();
  });

  it('draws what is new beside what stands, which does not move', async () => {
    const { page, close } = await go('');
    const ids = ['yunxi:six-strategies', 'yunxi:structure', 'yunxi:three-parks', 'yunxi:three-projects'];
    const before = await standing(page, ids);
    const undo = change(
      'entities/spatial-unit.yaml',
      'three-parks:',
      'core:\n  name: 一核\n  level: core\n  evidence:\n    - 构建“一核三园”空间布局\nthree-parks:',
    );
    const added = () => standing(page, ['yunxi:core']).then((found) => found['yunxi:core']);
    await expect.poll(added, { timeout: 10_000 }).toBeTruthy();
    expect(await standing(page, ids)).toEqual(before);
    undo();
    await expect.poll(added, { timeout: 10_000 }).toBeNull();
    await close();
  });

  it('shows an error with its file, line, column and mend, and keeps the last good graph', async () => {
    const { page, close } = await go('&node=six-strategies');
    const undo = change('entities/strategy.yaml', '云溪市深入实施六大发展战略', '云溪市深入实施九大发展战略');
    const alert = page.getByRole('alert');
    await alert.getByText('规划文件有 1 处错误').waitFor({ timeout: 10_000 });
    const line =
      readFileSync(file('entities/strategy.yaml'), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('九大')) + 1;
    expect(await alert.locator('code').textContent()).toMatch(
      new RegExp(`entities/strategy\\.yaml:${line}:\\d+$`),
    );
    expect(await alert.textContent()).toContain('改法');
    await page.getByRole('complementary', { name: '详情' }).getByText('声明 6，点名 0').waitFor();
    expect((await fetch(`${explorer.url}/api/nodes/yunxi:six-strategies`)).status).toBe(200);
    undo();
    await alert.waitFor({ state: 'detached', timeout: 10_000 });
    await close();
  });

  it('lets go of what was chosen when it is gone', async () => {
    const { page, close } = await go('&node=lakeside-city');
    await page.getByRole('complementary', { name: '详情' }).getByText('现代化滨湖城市').first().waitFor();
    const before = readFileSync(file('entities/goal.yaml'), 'utf8');
    writeFileSync(file('entities/goal.yaml'), '');
    await page.getByRole('complementary', { name: '详情' }).waitFor({ state: 'detached' });
    writeFileSync(file('entities/goal.yaml'), before);
    await close();
  });
});
