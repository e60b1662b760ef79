import { expect, it } from 'vitest';
import { AT_REST, type Box, labelSize } from '../../server/layout/boxes.ts';
import { EDGE, FARTHEST, standingAt, wholeView } from '../../web/canvas/fitting.ts';

const PHONE = { w: 390, h: 560 };
/** Two groups at the ends of a row, the first the most important. */
const row = (length: number) => [
  standingAt({ x: 0, y: 0 }, 60, '机制体系'),
  standingAt({ x: length, y: 0 }, 60, '指标'),
];
/** Their discs, and names that stand out to either side, as wide at any zoom. */
const boxes =
  (length: number) =>
  (zoom: number): Box[] =>
    [0, length].flatMap((x) => [
      { x1: (x - 30) * zoom, x2: (x + 30) * zoom, y1: -30 * zoom, y2: 30 * zoom },
      { x1: x * zoom - 50, x2: x * zoom + 50, y1: 30 * zoom, y2: 30 * zoom + 30 },
    ]);

it('shows groups on a telephone all at once while their names have room, else the first of them, readable', () => {
  const all = wholeView(PHONE, row(700), boxes(700), true);
  expect(all.zoom).toBeGreaterThan(FARTHEST);
  const names = boxes(700)(all.zoom).map(({ x1, x2 }) => [x1 + all.pan.x, x2 + all.pan.x]);
  for (const [left = 0, right = 0] of names) {
    expect(left).toBeGreaterThanOrEqual(EDGE - 0.001);
    expect(right).toBeLessThanOrEqual(PHONE.w - EDGE + 0.001);
  }
  const part = wholeView(PHONE, row(2600), boxes(2600), true);
  expect(part.zoom).toBe(AT_REST);
  // With its whole name, at the edge at which it stands.
  const name = labelSize('机制体系').width / 2;
  expect(part.pan.x).toBeGreaterThanOrEqual(EDGE + name - 0.001);
  expect(part.pan.x).toBeLessThan(PHONE.w / 2);
});

it('leaves, on a telephone, no part of the screen empty beside the first while there is picture beyond', () => {
  // The first stands at the upper edge of what is far too large to be seen whole.
  const nodes = [0, 700, 1400, 2100].map((y) => standingAt({ x: y, y }, 60, '机制体系'));
  const view = wholeView(PHONE, nodes, () => [], false);
  expect(view.zoom).toBe(AT_REST);
  const [first] = nodes;
  const top = (first?.at.y ?? 0) * view.zoom + view.pan.y;
  const left = (first?.at.x ?? 0) * view.zoom + view.pan.x;
  expect(top).toBeLessThan(70);
  expect(top).toBeGreaterThan(0);
  expect(left).toBeLessThan(70);
  expect(left).toBeGreaterThan(0);
});
