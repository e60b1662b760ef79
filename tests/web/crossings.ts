import type { Point } from '../../server/layout/layout-types.ts';
import { cross } from '../../server/layout/spots.ts';

/** How often lines cross, other than at a node they share. */
export function crossings(
  edges: readonly { from: string; to: string }[],
  places: ReadonlyMap<string, Point>,
): number {
  const lines = edges.flatMap(({ from, to }) => {
    const a = places.get(from);
    const b = places.get(to);
    return a && b && from !== to ? [{ a, b }] : [];
  });
  return lines.reduce(
    (sum, one, i) => sum + lines.slice(i + 1).filter((other) => cross(one, other)).length,
    0,
  );
}
