import type { Point } from './layout-types.ts';

/** How often lines cross, other than at a node they share. Pure. */
export function crossings(
  edges: readonly { from: string; to: string }[],
  places: ReadonlyMap<string, Point>,
): number {
  const lines = edges.flatMap(({ from, to }) => {
    const a = places.get(from);
    const b = places.get(to);
    return a && b && from !== to ? [{ from, to, a, b }] : [];
  });
  let count = 0;
  lines.forEach((one, i) => {
    for (const other of lines.slice(i + 1)) {
      if ([one.from, one.to].some((end) => end === other.from || end === other.to)) continue;
      const parted = side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < 0;
      if (parted && side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0) count++;
    }
  });
  return count;
}

const side = (a: Point, b: Point, p: Point) => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
