import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawn } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** What a view looks like on a sheet of A4, printed as browsers do by default: without backgrounds. */

const explorer = explorerForFile();

/** A4 without its margins, in pixels of a printer. */
const SHEETS = { portrait: { width: 688, height: 1017 }, landscape: { width: 1017, height: 688 } };

const go = (query: string, options = {}) => explorer.visit(`/?plan=wuxi-14fyp&${query}`, options);

async function print(page: Page, sheet: keyof typeof SHEETS = 'portrait'): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(SHEETS[sheet]);
}

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not printed`);
  return box;
};

/** The colours that most of the opaque pixels of a canvas have, the most frequent first. */
function inksOf(canvas: Element): string {
  const { width, height } = canvas as HTMLCanvasElement;
  const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  const found = new Map<string, number>();
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] !== 255) continue;
    const ink = [pixels[i], pixels[i + 1], pixels[i + 2]].join(' ');
    found.set(ink, (found.get(ink) ?? 0) + 1);
  }
  const all = [...found].sort((a, b) => b[1] - a[1]).map(([ink]) => ink);
  return all.slice(0, 3).join(', ');
}

/** What is drawn on each sheet of a document, in the words of PDF. */
function drawingsIn(pdf: Buffer): string[] {
  const parts = pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g);
  return [...parts].flatMap(([, packed = '']) => {
    try {
      const text = inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      return /\sBT\s/.test(text) ? [text] : [];
    } catch {
      // Fonts and pictures are packed otherwise.
      return [];
    }
  });
}

describe('the graph', () => {
  it.each(['portrait', 'landscape'] as const)(
    'keeps its proportions, as large as the sheet allows, with its legend (%s)',
    async (sheet) => {
      const { page, close } = await go('view=explore');
      await drawn(page);
      const before = await boxOf(page, '.canvas');
      await print(page, sheet);
      const nodes = await boxOf(page, '.canvas-printed');
      const names = await boxOf(page, '.canvas-labels');
      const scale = nodes.width / before.width;
      expect(nodes.height / before.height).toBeCloseTo(scale, 2);
      // The names' canvas reaches beyond the picture on each side, and is scaled with it.
      for (const [side, start] of [
        ['width', 'x'],
        ['height', 'y'],
      ] as const) {
        expect(names[side] / (before[side] + 256)).toBeCloseTo(scale, 2);
        expect(Math.abs(nodes[start] - names[start] - 128 * scale)).toBeLessThan(1);
      }
      const legend = await boxOf(page, 'section.legend');
      const { width, height } = SHEETS[sheet];
      expect(Math.max(nodes.width / width, (legend.y + legend.height) / height)).toBeGreaterThan(0.85);
      expect(nodes.x + nodes.width).toBeLessThanOrEqual(width);
      expect(legend.y + legend.height).toBeLessThanOrEqual(height);
      expect(legend.y).toBeGreaterThanOrEqual(nodes.y + nodes.height);
      expect(await page.locator('section.legend').textContent()).toMatch(/战略[\s\S]*明示[\s\S]*推断/);
      expect(await page.locator('.explore-choices, .legend .link').locator('visible=true').count()).toBe(0);
      await close();
    },
  );

  it('is drawn in the colours of paper also where the screen is dark', async () => {
    const inks: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, close } = await go('view=explore&node=integrated-circuit', { colorScheme });
      await drawn(page);
      await print(page);
      inks.push(await page.locator('.canvas-printed').evaluate(inksOf));
      await page.emulateMedia({ media: 'screen' });
      await page.locator('.canvas-printed').waitFor({ state: 'detached' });
      await close();
    }
    expect(inks[1]).toBe(inks[0]);
  });
});

describe('the table', () => {
  it('is printed whole, over as many sheets as it takes', async () => {
    const { page, close } = await go('view=explore&table=1');
    await page.locator('.twin tbody tr').nth(181).waitFor();
    await print(page);
    const { bottom, end } = await page.evaluate(() => ({
      bottom: Math.max(
        ...[...document.querySelectorAll('.twin tr')].map((r) => r.getBoundingClientRect().bottom),
      ),
      end: (document.querySelector('.explore-stage') as Element).getBoundingClientRect().bottom,
    }));
    expect(bottom).toBeGreaterThan(3 * SHEETS.portrait.height);
    expect(end).toBeGreaterThanOrEqual(bottom);
    expect(await page.locator('.twin :is(input, .btn)').locator('visible=true').count()).toBe(0);
    await close();
  });

  it('says on every sheet what its columns are', async () => {
    const { page, close } = await go('view=explore&table=1');
    await page.locator('.twin tbody tr').nth(181).waitFor();
    // A colour that nothing else has, to find the headings again in what is drawn on each sheet.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.twin th, .twin th * { color: rgb(51, 204, 102) !important }');
      document.adoptedStyleSheets.push(sheet);
    });
    const drawings = drawingsIn(await page.pdf({ format: 'A4' }));
    const headed = drawings.filter((text) => /(^|\s)0?\.2 0?\.8 0?\.4 (rg|RG)\s/.test(text));
    expect(drawings.length).toBeGreaterThan(5);
    expect(headed.length).toBe(drawings.length);
    await close();
  });
});

describe('explicit and inferred, without backgrounds', () => {
  it('are told apart by the dots of the clusters, and a quote from what stands around it', async () => {
    const { page, close } = await go('view=clusters&node=integrated-circuit');
    await page.locator('.dot').first().waitFor();
    await page.locator('.inspector mark').first().waitFor();
    await print(page);
    const dots = await page.locator('.dot').evaluateAll((all) =>
      all.map((one) => {
        const { width, borderLeftWidth, borderRightWidth } = getComputedStyle(one);
        const filled =
          Number.parseFloat(borderLeftWidth) + Number.parseFloat(borderRightWidth) >=
          Number.parseFloat(width);
        return `${one.classList.contains('inferred') ? 'inferred' : 'explicit'} ${filled ? 'full' : 'a ring'}`;
      }),
    );
    expect(new Set(dots)).toEqual(new Set(['explicit full', 'inferred a ring']));
    const lines = await page
      .locator('.inspector mark')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).textDecorationLine));
    expect(new Set(lines)).toEqual(new Set(['underline']));
    await close();
  });
});

describe('the trace', () => {
  it('is printed with the words it rests on, and without what can be pressed', async () => {
    const { page, close } = await go('view=trace&root=strong-industry');
    await page.locator('.path').first().waitFor();
    await print(page);
    expect(await page.locator('.trace :is(.btn, .icon-btn)').locator('visible=true').count()).toBe(0);
    const folded = await page
      .locator('.path blockquote')
      .evaluateAll(
        (all) => all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length,
      );
    expect(await page.locator('.path blockquote').count()).toBeGreaterThan(10);
    expect(folded).toBe(0);
    await close();
  });
});
