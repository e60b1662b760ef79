import type { Scene, SceneConnector, SceneShape } from '../contract/briefing.ts';
import { BASIS_NAME } from './key.ts';
import { type Box, borderPoint, centreOf, type Point } from './outlines.ts';

/** How a connector runs in a scene's own units. */
export type Run = { start: Point; end: Point; bends: Point[]; middle: Point; sideways: boolean };

/** The way of each connector, clipped to the outlines of its ends. */
export function runOf(connector: SceneConnector, shapes: ReadonlyMap<string, SceneShape>): Run | null {
  const from = shapes.get(connector.from);
  const to = shapes.get(connector.to);
  if (!from || !to) return null;
  const sideways = isSideways(from, to);
  const bends = (connector.points ?? []).map(({ x, y }) => ({ x, y }));
  const route = connector.route ?? 'straight';
  let start: Point;
  let end: Point;
  if (route === 'straight' || bends.length > 0) {
    start = borderPoint(from, from.shape, bends[0] ?? centreOf(to));
    end = borderPoint(to, to.shape, bends.at(-1) ?? centreOf(from));
  } else {
    start = sidePoint(from, to, sideways);
    end = sidePoint(to, from, sideways);
  }
  return { start, end, bends, middle: middleOf([start, ...bends, end]), sideways };
}

/** Whether two boxes lie beside each other rather than one above the other. */
export function isSideways(a: Box, b: Box): boolean {
  const gapX = Math.max(a.x, b.x) - Math.min(a.x + a.w, b.x + b.w);
  const gapY = Math.max(a.y, b.y) - Math.min(a.y + a.h, b.y + b.h);
  return gapX >= gapY;
}

/** The middle of the side of `box` that looks at `other`. */
function sidePoint(box: SceneShape, other: Box, sideways: boolean): Point {
  const centre = centreOf(box);
  const target = centreOf(other);
  const aim = sideways
    ? { x: target.x >= centre.x ? box.x + box.w + 1 : box.x - 1, y: centre.y }
    : { x: centre.x, y: target.y >= centre.y ? box.y + box.h + 1 : box.y - 1 };
  return borderPoint(box, box.shape, aim);
}

function middleOf(way: readonly Point[]): Point {
  const lengths = way.slice(1).map((point, i) => distance(way[i] ?? point, point));
  let left = lengths.reduce((sum, one) => sum + one, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    const a = way[i];
    const b = way[i + 1];
    if (a && b && left <= length) {
      const t = length === 0 ? 0 : left / length;
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
    }
    left -= length;
  }
  return way[0] ?? { x: 0, y: 0 };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Shapes by id. */
export function shapesById(scene: Scene): Map<string, SceneShape> {
  return new Map(scene.shapes.map((shape) => [shape.id, shape]));
}

/** What is said of a connector in words, for those who do not see it. */
export function wordsOfConnector(connector: SceneConnector, shapes: ReadonlyMap<string, SceneShape>): string {
  if (connector.alt) return connector.alt;
  const name = (id: string) => shapes.get(id)?.labelLines.join('') || shapes.get(id)?.alt || id;
  const basis = BASIS_NAME[connector.basis];
  const label = connector.label ? `${connector.label}，` : '';
  return `${name(connector.from)} → ${name(connector.to)}（${label}${basis}）`;
}
