import type { LayoutNode } from '../../server/layout/layout-types.ts';
import { separate } from '../../server/layout/separate.ts';
import type { Point } from '../state/address/app-state.ts';

/**
 * A new arrangement around what is pinned: the whole is moved so that the pinned nodes would stand, on
 * average, where they do stand; they stay there exactly, and the rest makes room. Pure.
 */
export function aroundPinned(
  nodes: readonly LayoutNode[],
  arranged: Readonly<Record<string, Point>>,
  pinned: ReadonlyMap<string, Point>,
): Record<string, Point> {
  if (!pinned.size) return { ...arranged };
  let dx = 0;
  let dy = 0;
  for (const [id, stands] of pinned) {
    dx += (stands.x - (arranged[id]?.x ?? stands.x)) / pinned.size;
    dy += (stands.y - (arranged[id]?.y ?? stands.y)) / pinned.size;
  }
  const places = new Map(
    Object.entries(arranged).map(([id, p]) => [id, pinned.get(id) ?? { x: p.x + dx, y: p.y + dy }]),
  );
  separate(nodes, places, 400, new Set(pinned.keys()));
  return Object.fromEntries(places);
}
