import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawn, visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** What is drawn when the picture is in hand: each thing once, and nothing for what changes nothing. */

const explorer = explorerForFile();
let page: Page;

type Work = { names: number; picture: number; texts: number; colours: number };
type Counted = Window & { work: Work };

/** Counts how often the names and Cytoscape's picture are begun anew, the texts that are written, and the theme's colours that are read. */
function count(): void {
  const work: Work = { names: 0, picture: 0, texts: 0, colours: 0 };
  (window as unknown as Counted).work = work;
  const drawing = CanvasRenderingContext2D.prototype;
  const { clearRect, fillText } = drawing;
  drawing.clearRect = function (...box) {
    if (this.canvas.className === 'canvas-labels') work.names++;
    if (this.canvas.dataset.id === 'layer2-node') work.picture++;
    clearRect.apply(this, box);
  };
  drawing.fillText = function (...text) {
    work.texts++;
    fillText.apply(this, text);
  };
  // The colours are read from an element that stands in the canvas meanwhile.
  const { append } = Element.prototype;
  Element.prototype.append = function (...added) {
    if (this.classList.contains('canvas-graph')) work.colours++;
    append.apply(this, added);
  };
}

/** What has been drawn since this was last asked, when nothing more comes. */
async function work(): Promise<Work> {
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    const all = (window as unknown as Counted).work;
    const { ...told } = all;
    Object.assign(all, { names: 0, picture: 0, texts: 0, colours: 0 });
    return told;
  });
}

/** Where the first name is drawn, in pixels of the window: of what is chosen, or else the most important. */
const nameAt = () =>
  page.evaluate(() => {
    const host = document.querySelector<HTMLElement & { labels(): { x: number; y: number }[] }>(
      '.canvas-graph',
    );
    const { left = 0, top = 0 } = host?.getBoundingClientRect() ?? {};
    const name = host?.labels()[0];
    return { x: left + (name?.x ?? 0), y: top + (name?.y ?? 0) };
  });

const cursor = () => page.locator('.canvas-graph').evaluate((canvas) => getComputedStyle(canvas).cursor);

beforeAll(async () => {
  page = (await visit(explorer.browser, 'about:blank')).page;
  await page.addInitScript(count);
  await page.goto(`${explorer.url}/?plan=wuxi-14fyp`);
  await drawn(page);
  await page.waitForLoadState('networkidle');
  await work();
});

describe('the picture in hand', () => {
  it('is not drawn anew for what is pointed at: only its name is', async () => {
    await page.mouse.move(10, 300);
    await work();
    const { x, y } = await nameAt();
    await page.mouse.move(x, y - 30);
    await expect.poll(cursor).toBe('pointer');
    await page.mouse.move(10, 300);
    await expect.poll(cursor).not.toBe('pointer');
    expect((await work()).picture).toBe(0);
  });

  it('has its names written once when a node is chosen, though the panel beside it takes room', async () => {
    // By the keyboard: under a pointer the picture may move away, which is told by one more drawing.
    await page.mouse.move(10, 10);
    await page.getByRole('application').focus();
    await work();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('complementary', { name: '详情' }).getByText('原文依据').waitFor();
    const { names, colours } = await work();
    // The theme is the same: with its colours read anew all names would be wrapped and placed anew too.
    expect({ names, colours }).toEqual({ names: 1, colours: 0 });
  });

  it('takes its names along when it is dragged, and writes none anew', async () => {
    const before = await nameAt();
    const box = await page.locator('.canvas-graph').boundingBox();
    const from = { x: (box?.x ?? 0) + 12, y: (box?.y ?? 0) + 12 };
    await page.mouse.move(from.x, from.y);
    await work();
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 40, { steps: 6 });
    await page.mouse.up();
    await expect.poll(nameAt).toEqual({ x: before.x + 60, y: before.y + 40 });
    await expect
      .poll(() => page.locator('.canvas-labels').getAttribute('style'))
      .toContain('translate(60px, 40px)');
    const { names, picture, texts } = await work();
    expect(picture).toBeGreaterThan(0);
    expect({ names, texts }).toEqual({ names: 0, texts: 0 });
  });

  it('takes the colours of another theme', async () => {
    await page.getByRole('button', { name: /^(换明暗|主题)/ }).click();
    await expect.poll(async () => (await work()).colours).toBe(1);
  });
});
