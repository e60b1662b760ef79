import { expect, it } from 'vitest';
import { nodeSize, overlaps, roomAtRest } from '../../server/layout/boxes.ts';
import type { LayoutInput } from '../../server/layout/layout-types.ts';
import { components, layoutGraph } from '../../server/layout/overview-layout.ts';
import { realPage } from '../server/serving.ts';

/** The five named kinds of the real page, as the first view arranges them. */
async function firstView(): Promise<LayoutInput> {
  const { store, ontology } = realPage();
  const stars = ontology.kinds.filter((k) => k.star);
  const types = ontology.relationTypes.filter((r) => !r.computed).map((r) => r.id);
  const { nodes, edges } = await store.graph({ kinds: stars.map((k) => k.id), types, limit: 500 });
  return {
    nodes: nodes.map((n) => {
      const size = stars.find((k) => k.id === n.kind)?.size ?? 3;
      return {
        id: n.id,
        kind: n.kind,
        name: n.name,
        degree: n.degree,
        diameter: nodeSize(size),
        rank: size + 1,
      };
    }),
    edges: edges.map((e) => ({ from: e.from, to: e.to, type: e.type })),
    aspect: 2.1,
  };
}

it('arranges the real page’s first view: calm, whole, nothing over another, the same every time', async () => {
  const input = await firstView();
  expect(input.nodes.length).toBeLessThanOrEqual(150);
  const { positions, captions } = layoutGraph(input);
  expect(Object.keys(positions).sort()).toEqual(input.nodes.map((n) => n.id).sort());
  const boxes = input.nodes.map((n) => {
    const at = positions[n.id] ?? { x: 0, y: 0 };
    const { x1, y1, x2, y2 } = roomAtRest(at, n);
    // Places are whole numbers: rounding may cost a unit.
    return { id: n.id, box: { x1: x1 + 1, y1: y1 + 1, x2: x2 - 1, y2: y2 - 1 } };
  });
  const over = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => overlaps(a.box, b.box))
      .map((b) => [a.id, b.id]),
  );
  expect(over).toEqual([]);
  const alone = components(input.nodes, input.edges).filter((piece) => piece.length === 1);
  expect(captions.map((c) => c.count)).toEqual(alone.length ? [alone.length] : []);
  expect(layoutGraph(input)).toEqual({ positions, captions });
});

it('arranges nothing, one, and many alone', () => {
  expect(layoutGraph({ nodes: [], edges: [], aspect: 2.1 })).toEqual({ positions: {}, captions: [] });
  const node = (i: number) => ({
    id: `n${i}`,
    kind: 'Project',
    name: '地铁3号线一期',
    degree: 0,
    diameter: 44,
    rank: 5,
  });
  const many = layoutGraph({ nodes: Array.from({ length: 30 }, (_, i) => node(i)), edges: [], aspect: 2.1 });
  expect(new Set(Object.values(many.positions).map((p) => `${p.x},${p.y}`)).size).toBe(30);
});
