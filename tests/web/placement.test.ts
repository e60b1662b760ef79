import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Box, overlaps, roomAtRest } from '../../server/layout/boxes.ts';
import { type NewNode, type OldNode, placeAround } from '../../web/canvas/placement.ts';

const center: OldNode = { id: 'c', name: '创新驱动核心战略', diameter: 60, x: 0, y: 0 };
const fresh = (n: number): NewNode[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `n${i}`,
    name: '深海技术太湖国家实验室',
    diameter: 36,
    group: `g${i % 3}`,
  }));
/** Places are whole numbers: rounding may cost a unit. */
const boxOf = (n: { x: number; y: number; name: string; diameter: number }): Box => {
  const { x1, y1, x2, y2 } = roomAtRest(n, n);
  return { x1: x1 + 1, y1: y1 + 1, x2: x2 - 1, y2: y2 - 1 };
};

it('puts new nodes where nothing stands, whatever stands there', () => {
  const old = fc.array(
    fc.record({ x: fc.integer({ min: -600, max: 600 }), y: fc.integer({ min: -600, max: 600 }) }),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(old, fc.integer({ min: 1, max: 30 }), (points, n) => {
      const there: OldNode[] = [
        center,
        ...points.map((p, i) => ({ id: `o${i}`, name: '无锡市', diameter: 44, ...p })),
      ];
      const nodes = fresh(n);
      const placed = placeAround(center, nodes, there);
      expect(placed).toHaveLength(n);
      const boxes = placed.map((p) => boxOf({ ...p, name: '深海技术太湖国家实验室', diameter: 36 }));
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        for (const o of there) expect(overlaps(a, boxOf(o))).toBe(false);
      });
    }),
    { numRuns: 60 },
  );
});

it('gives the same places for the same question', () => {
  expect(placeAround(center, fresh(20), [center])).toEqual(placeAround(center, fresh(20), [center]));
});

it('surrounds a node that stands alone', () => {
  const placed = placeAround(center, fresh(8), [center]);
  expect(placed.some((p) => p.x < -50) && placed.some((p) => p.x > 50)).toBe(true);
  expect(placed.some((p) => p.y < -50) && placed.some((p) => p.y > 50)).toBe(true);
});
