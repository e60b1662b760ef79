import { describe, expect, it } from 'vitest';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import type { PlanGraph } from '../../server/graph/types.ts';
import { fileAnswer } from '../../server/http/answers.ts';
import { createFirstPages } from '../../server/http/first-page.ts';
import { routesOf } from '../../server/http/routes.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { SEED_DIR, YUNXI } from '../places.ts';
import { servingOf } from './serving.ts';

/** The small plan of the fixtures, under several names. */
function plansNamed(names: readonly string[]) {
  const { ontology, graphs } = readPlansForServing(SEED_DIR, { plansDirs: [YUNXI] });
  const text = JSON.stringify(graphs[0]);
  const named = names.map((name) => JSON.parse(text.replaceAll('yunxi', name)) as PlanGraph);
  return { store: createMemoryStore(named, ontology), ontology };
}

/** A built page of the least that one is made of. */
const BUILT = new Map([
  ['/', fileAnswer(Buffer.from('<head></head><body><div id="app"></div></body>'), 'text/html')],
  ['/assets/first-sight-1.js', fileAnswer(Buffer.from('0'), 'text/javascript')],
  ['/assets/first-sight-1.css', fileAnswer(Buffer.from('a{}'), 'text/css')],
]);

describe('pages with the first picture', () => {
  it('keep to their room: the one that was not asked for longest goes, the opening plan’s never', async () => {
    const { store, ontology } = plansNamed(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
    const { routes } = await routesOf(servingOf(store, ontology));
    const faults: unknown[] = [];
    const begun = async (room?: number) => {
      const pages = createFirstPages(BUILT, ontology, (error) => faults.push(error), room);
      await pages.begin(routes);
      return (plan: string) => pages.at(`/?plan=${plan}`)?.body.toString() ?? '';
    };
    const roomy = await begun();
    expect(roomy('p0')).toContain('data-id="p0:');
    await expect.poll(() => roomy('p5')).toContain('data-id="p5:');
    const size = Math.max(...['p1', 'p2', 'p3', 'p4', 'p5'].map((plan) => roomy(plan).length));
    expect(size).toBeGreaterThan(1000);

    // Room for four; five are made before anybody asks, in the order of the plans.
    const page = await begun(4.5 * (size * 1.5 + 1700));
    await expect.poll(() => page('p5')).toContain('data-id="p5:');
    expect(page('p2')).toContain('data-id="p2:');
    expect(page('p1')).toBe('');
    await expect.poll(() => page('p1')).toContain('data-id="p1:');
    expect(page('p3')).toBe('');
    for (const plan of ['p0', 'p2', 'p4', 'p5']) expect(page(plan), plan).toContain(`data-id="${plan}:`);
    expect(faults).toEqual([]);
  });
});
