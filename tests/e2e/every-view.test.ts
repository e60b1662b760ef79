import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, type VisitOptions } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** What holds for every view alike: accessible where its own test does not look, and whole on paper. */

const explorer = explorerForFile();

/** Each view, with words that stand there once it has been read. */
const VIEWS: readonly [query: string, words: RegExp][] = [
  ['view=explore', /点名的五类/],
  ['view=trace&root=strong-industry', /产业强市主导战略：明示 0/],
  ['view=clusters', /“16\+4”先进制造业集群：/],
  ['view=space', /一城两核三片六组团：/],
  ['view=compare', /只载入了一份规划/],
  ['view=source&stream=qa', /编制工作于2019年二季度启动/],
  ['view=audit', /核对/],
];

async function go(query: string, words: RegExp, options: VisitOptions = {}) {
  const made = await explorer.visit(`/?plan=wuxi-14fyp&${query}`, options);
  await made.page.locator('.view').getByText(words).first().waitFor();
  return made;
}

/** Names that a reader gave, where they stand without the mark that says so and are no words of the page. */
async function unmarked(page: Page): Promise<string[]> {
  const { sources } = (await (await page.request.get(`${explorer.url}/api/sources/wuxi-14fyp`)).json()) as {
    sources: { text: string }[];
  };
  const answer = await page.request.get(`${explorer.url}/api/graph?plan=wuxi-14fyp&limit=2000`);
  const { nodes } = (await answer.json()) as { nodes: { name: string; nameFrom?: string }[] };
  const names = nodes
    .filter((one) => one.nameFrom !== undefined)
    .map((one) => one.name)
    .filter((name) => !sources.some(({ text }) => text.includes(name)));
  expect(names.length).toBeGreaterThan(5);
  const words = ((await page.locator('#main').textContent()) ?? '').replace(/\s/g, '');
  return names.filter((name) => words.replaceAll(`${name.replace(/\s/g, '')}〔拟〕`, '').includes(name));
}

const shown = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);

/** Boxes in which something is out of sight, that would have to be scrolled. */
const cut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#main, #main *')]
      .filter((one) => one.checkVisibility() && !one.closest('svg, .sr, .explore-stage'))
      .filter((one) => getComputedStyle(one).overflowY !== 'visible')
      .filter((one) => one.scrollHeight > one.clientHeight + 2)
      .map((one) => `${one.tagName} ${one.className}`),
  );

describe.each(VIEWS)('%s', (query, words) => {
  it.each([
    ['light', 1440, 900],
    ['dark', 390, 844],
  ] as const)('has no accessibility fault in %s at %i px', async (colorScheme, width, height) => {
    const { page, faults, close } = await go(query, words, { colorScheme, viewport: { width, height } });
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await unmarked(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it('is printed whole, with its words and without its tools, light in the dark', async () => {
    const { page, close } = await go(query, words, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.locator('.view').getByText(words).first().waitFor();
    expect(await shown(page, 'main h1')).toBeGreaterThan(0);
    expect(await shown(page, '.header, .footer, .explore-choices, .reader-bar, .inspector-bar')).toBe(0);
    expect(await cut(page)).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('main') as Element).color)).toBe(
      'rgb(29, 32, 38)',
    );
    await close();
  });
});
