import { describe, expect, it } from 'vitest';
import { skeletonOf } from '../../server/http/skeleton.ts';
import { realPage } from '../real-page.ts';

const HOSTILE = '"><script>alert(1)</script><!--';

describe('the first picture in the HTML', () => {
  it('holds names that look like markup as data only, and no style of its own', async () => {
    const { ontology } = await realPage();
    const node = {
      ...{ id: `p:${HOSTILE}`, plan: 'p', kind: 'Project', name: HOSTILE, aliases: [], degree: 0 },
      ...{ properties: { commitment: HOSTILE }, evidence: [] },
    };
    const positions = { [node.id]: { x: 10, y: 20 } };
    const html = skeletonOf({ nodes: [node], edges: [], positions, captions: [], short: HOSTILE }, ontology);
    expect(html.match(/<script/gu)).toHaveLength(1);
    expect(html).not.toContain('<!--');
    expect(html).not.toMatch(/style=|onload|data-id="[^"]*>/u);
    const data = JSON.parse(/first-sight-data">(.*)<\/script>$/u.exec(html)?.[1] ?? '{}');
    expect(data).toMatchObject({ short: HOSTILE, nodes: [{ name: HOSTILE }], positions });
  });
});
