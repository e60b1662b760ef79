import { expect, it } from 'vitest';
import { nodeSize, overlaps, roomAtRest } from '../../server/layout/boxes.ts';
import type { LayoutInput } from '../../server/layout/layout-types.ts';
import { components, layoutGraph } from '../../server/layout/overview-layout.ts';
import { cross, type Line, meets, neighbourhoodKept, pieceOf, type Spot } from '../../server/layout/spots.ts';
import { realPage } from '../real-page.ts';
import { crossings } from './crossings.ts';

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

  // Relatives stand near each other and few lines cross: fcose as it comes keeps 0.24 and crosses 32 times.
  const places = new Map(Object.entries(positions));
  const { spots } = pieceOf(input.nodes, input.edges, places);
  const related = spots.filter(({ near }) => near.length);
  const kept = related.reduce((sum, spot) => sum + neighbourhoodKept(spot, spots), 0) / related.length;
  expect(kept).toBeGreaterThan(0.5);
  expect(crossings(input.edges, places)).toBeLessThan(20);
});

it('sees what a line runs through, which lines cross, and whose relatives stand nearest', () => {
  const node = (id: string) => ({ id, kind: 'Project', name: '地铁', degree: 1, diameter: 40, rank: 5 });
  const at = { a: [0, 0], b: [400, 0], c: [200, -100], d: [200, 100], e: [200, 10] } as const;
  const places = new Map(Object.entries(at).map(([id, [x, y]]) => [id, { x, y }]));
  const line = (from: string, to: string) => ({ from, to, type: 'PART_OF' });
  const { spots, lines } = pieceOf(
    [...places.keys()].map(node),
    [line('a', 'b'), line('b', 'a'), line('c', 'd'), line('a', 'c')],
    places,
  );
  // Two relations between the same two are one line.
  expect(lines).toHaveLength(3);
  const [ab, cd, ac] = lines as [Line, Line, Line];
  expect([cross(ab, cd), cross(cd, ab), cross(ab, ac), cross(cd, ac)]).toEqual([true, true, false, false]);
  const [a, b, c, , e] = spots as [Spot, Spot, Spot, Spot, Spot];
  expect([meets(ab, e, e.disc), meets(ab, e, e.label), meets(ac, e, e.disc)]).toEqual([true, false, false]);
  expect([meets(cd, e, e.disc), meets(cd, e, e.label)]).toEqual([true, true]);
  // A slanting line whose reach holds the box, but which passes it by.
  e.x = 150;
  e.y = -20;
  expect(meets(ac, e, { x1: 0, y1: 0, x2: 20, y2: 10 })).toBe(false);
  e.x = 200;
  e.y = 10;
  expect([a, b, c].map((spot) => neighbourhoodKept(spot, spots))).toEqual([0.5, 0, 0.5]);
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
