import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { searchKeys } from '../../graph-seed/search-keys.ts';
import type { GraphNode, NodeRecord, PlanGraph } from '../../server/graph/types.ts';
import { SEED_DIR, YUNXI } from '../places.ts';
import { realGraphs, realPage } from '../real-page.ts';
import { takeBroken, type Visit, visit } from './browser.ts';
import { explorerForFile, servePlans } from './explorer.ts';

/** The real plan, in which every name, property and reason is an attack. */
const ATTACK = `<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>'"&lt;\u202e{{7*7}}\u0000</svg>`;
const MARK = 'window.hacked';
let graph: PlanGraph;

function hostile(nodes: readonly NodeRecord[]): NodeRecord[] {
  return nodes.map((node) => {
    const properties = Object.fromEntries(
      Object.entries(node.properties).map(([key, value]) => {
        const free = typeof value === 'string' && !/^(target|result|established|\d{4}-)/.test(value);
        return [key, free ? `${value}${ATTACK}` : value];
      }),
    );
    const name = `${node.name}${ATTACK}`;
    const aliases = [...node.aliases, ATTACK];
    const search = searchKeys(name, aliases, []);
    return { ...node, properties, name, aliases, summary: ATTACK, search };
  });
}

/** A plan, all that it says made an attack. */
function attacked(real: PlanGraph | undefined): PlanGraph {
  if (real === undefined) throw new Error('there is no plan');
  const edges = real.edges.map((edge) => (edge.reason === undefined ? edge : { ...edge, reason: ATTACK }));
  const plan = { ...real.plan, short: `${real.plan.short}${ATTACK}` };
  return { ...real, nodes: hostile(real.nodes), edges, plan };
}

/** The page over such plans. */
const serverOf = (graphs: readonly PlanGraph[]) => servePlans(graphs, realPage().ontology);

const explorer = explorerForFile(() => {
  graph = attacked(realGraphs()[0]);
  return serverOf([graph]);
});

async function expectHarmless({ page, faults, close }: Visit): Promise<void> {
  expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
  expect(await page.locator('img[src="x"], [onerror], main script').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
}

/** What is shown becomes a slide, or the page says why not: both are done when the notice stands there. */
async function addSlide(page: Page): Promise<void> {
  await page.keyboard.press('b');
  await page.locator('.notice').first().waitFor();
}

/** It stands there as words. */
const shown = (v: Visit) => v.page.locator('body', { hasText: MARK }).first().waitFor();

const of = (kind: string) =>
  graph.nodes.find((node: Pick<GraphNode, 'kind'>) => node.kind === kind)?.id.split(':')[1];

describe('names and properties that are attacks', () => {
  it.each(['explore', 'trace', 'clusters', 'space', 'source', 'audit', 'briefing'])(
    'are words in the view %s, with a node chosen',
    async (view) => {
      for (const kind of ['Strategy', 'Project', 'Indicator']) {
        const v = await explorer.visit(`/?plan=wuxi-14fyp&view=${view}&node=${of(kind)}`);
        await v.page.waitForLoadState('networkidle');
        if (view !== 'briefing' && view !== 'source') await shown(v);
        await addSlide(v.page);
        await expectHarmless(v);
      }
    },
  );

  it('are words in the comparison of two plans', async () => {
    const [second] = readPlans(SEED_DIR, { plansDirs: [YUNXI] }).graphs;
    const two = await serverOf([graph, attacked(second)]);
    const v = await visit(explorer.browser, `${two.url}/?plan=wuxi-14fyp&view=compare&compare-with=yunxi`);
    await v.page
      .getByRole('region', { name: '对比' })
      .getByText(MARK)
      .filter({ visible: true })
      .first()
      .waitFor();
    await addSlide(v.page);
    await expectHarmless(v);
    await two.close();
  });

  it('are words in the search, the tooltips, and the titles of buttons', async () => {
    const v = await explorer.visit(`/?plan=wuxi-14fyp&node=${of('Strategy')}`);
    const { page } = v;
    await page.getByRole('combobox', { name: '搜索' }).fill('onerror');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    const box = await page.getByRole('application').boundingBox();
    for (let i = 1; i < 12; i++) {
      await page.mouse.move(
        (box?.x ?? 0) + ((box?.width ?? 0) * i) / 12,
        (box?.y ?? 0) + (box?.height ?? 0) / 2,
      );
      await page.waitForTimeout(30);
    }
    await expectHarmless(v);
  });

  it('are words on a slide, in its full screen and its notes', async () => {
    const v = await explorer.visit(`/?plan=wuxi-14fyp&node=${of('Strategy')}`);
    const { page } = v;
    await page.getByRole('application').waitFor();
    await page.waitForLoadState('networkidle');
    await addSlide(page);
    await page.getByRole('button', { name: /简报/ }).first().click();
    await page.locator('.sheet svg, .sheet-picture svg, img[src^="data:image/svg"]').first().waitFor();
    await expectHarmless(v);
  });
});

describe('markup that is no drawing of ours', () => {
  it('is refused by the browser itself, and so are inline scripts and styles', async () => {
    const { page, close } = await explorer.visit('/?plan=wuxi-14fyp');
    const write = page.evaluate((markup) => {
      document.body.insertAdjacentHTML('beforeend', markup);
    }, ATTACK);
    await expect(write).rejects.toThrow(/TrustedHTML/);
    const listen = page.evaluate(() => document.body.setAttribute('onclick', 'window.hacked=3'));
    await expect(listen).rejects.toThrow(/TrustedScript/);
    const width = await page.evaluate(() => {
      const box = document.createElement('div');
      box.setAttribute('style', 'width: 7px');
      document.body.append(box);
      return getComputedStyle(box).width;
    });
    expect(width).not.toBe('7px');
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    // The watch over every test has seen it: three violations, and nothing else.
    const seen = takeBroken();
    expect(seen).toHaveLength(3);
    for (const one of seen) expect(one).toMatch(/^a violation: /);
    await close();
  });
});

describe('addresses and storage that are old or broken', () => {
  it.each([
    ['an unknown plan', '?plan=nobody'],
    [
      'an unknown view and node',
      `?plan=wuxi-14fyp&view=${encodeURIComponent(ATTACK)}&node=${encodeURIComponent(ATTACK)}`,
    ],
    ['a trace from nowhere', `?plan=wuxi-14fyp&view=trace&root=${encodeURIComponent(ATTACK)}&mode=__proto__`],
    ['broken escapes', '?plan=wuxi-14fyp&node=%E0%A4%A&kinds=%00&x=%ff'],
    ['eight thousand characters', `?${'a=1&'.repeat(2000)}`],
    ['another page’s route', '#/old/route?node=1'],
  ])('end in a page that can be used: %s', async (what, query) => {
    const v = await explorer.visit(`/${query}`);
    await v.page
      .getByRole('application')
      .or(v.page.locator('main .board, main .reader, main .trouble'))
      .first()
      .waitFor();
    await v.page.getByRole('button', { name: '图谱', exact: true }).waitFor();
    if (what.includes('unknown')) await v.page.getByText('链接').first().waitFor();
    // What an address names is asked for, and not found.
    await expectHarmless({ ...v, faults: v.faults.filter((fault) => !/status of 40[04]/.test(fault)) });
  });

  it.each([
    ['nothing', 'null'],
    ['half an object', '{"decks":'],
    ['a list', '[]'],
    ['an attack', JSON.stringify({ language: ATTACK, theme: 7, decks: { __proto__: 1 } })],
    ['no JSON at all', 'x'.repeat(100_000)],
  ])('storage that holds %s', async (_what, text) => {
    const first = await explorer.visit('/?plan=wuxi-14fyp');
    await first.page.getByRole('application').waitFor();
    await addSlide(first.page);
    const keys = await first.page.evaluate((value) => {
      const names = Object.keys(localStorage);
      for (const name of names) localStorage.setItem(name, value);
      return names;
    }, text);
    expect(keys.length).toBeGreaterThan(0);
    await first.page.goto(`${explorer.url}/?plan=wuxi-14fyp&view=briefing`);
    await first.page.getByText('已另存一份，没有覆盖').waitFor();
    await expectHarmless(first);
  });
});
