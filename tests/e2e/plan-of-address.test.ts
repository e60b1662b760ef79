import { describe, expect, it } from 'vitest';
import { plansLike } from '../../graph-seed/synth/synth-plans.ts';
import type { GraphNode } from '../../server/graph/types.ts';
import { realGraphs, realPage } from '../real-page.ts';
import { explorerForFile, servePlans } from './explorer.ts';

/** Two invented plans, of which each has nodes that the other has not. */
const explorer = explorerForFile(() => {
  const [model] = realGraphs();
  if (!model) throw new Error('no plan');
  const { ontology } = realPage();
  return servePlans([...plansLike(model, ontology, { plans: 2, seed: 1 })], ontology);
});

describe('an address without a plan', () => {
  it('opens the one plan that has its node', async () => {
    const asked = await fetch(`${explorer.url}/api/graph?plan=synth-0001,synth-0002&limit=2000`);
    const { nodes } = (await asked.json()) as { nodes: GraphNode[] };
    const local = ({ id }: GraphNode) => id.replace(/^.*:/u, '');
    const second = nodes.filter(({ plan }) => plan === 'synth-0002');
    const first = new Set(nodes.filter(({ plan }) => plan === 'synth-0001').map(local));
    const only = second.find((node) => !first.has(local(node)));
    const both = second.find((node) => first.has(local(node)) && node.kind === 'Strategy');
    if (!only || !both) throw new Error('no such nodes');
    const { page, faults, close } = await explorer.visit(`/?node=${local(only)}`);
    const panel = page.getByRole('complementary', { name: '详情' });
    await panel.getByRole('heading', { level: 1 }).getByText(only.name, { exact: true }).waitFor();
    expect(page.url()).toContain('plan=synth-0002');
    expect(await page.locator('.notice').count()).toBe(0);
    // With the plan in the id.
    await page.goto(`${explorer.url}/?node=synth-0002!${local(both)}`);
    await panel.getByRole('heading', { level: 1 }).getByText(both.name, { exact: true }).waitFor();
    expect(page.url()).toContain('plan=synth-0002');
    // Of several it says which there are.
    await page.goto(`${explorer.url}/?node=${local(both)}&lang=zh`);
    await page.getByText('2 份里都有这个节点').waitFor();
    await panel.getByRole('heading', { level: 1 }).waitFor();
    expect(faults).toEqual([]);
    // Where none has it, it is said as before.
    await page.goto(`${explorer.url}/?node=nobody-at-all`);
    await page.getByText('链接旧了或不完整').waitFor();
    await close();
  });
});
