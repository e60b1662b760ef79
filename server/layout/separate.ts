import { type Box, overlaps, roomAtRest } from './boxes.ts';
import type { LayoutNode, Point } from './layout-types.ts';

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const NONE: ReadonlySet<string> = new Set();

/** Pushes apart what overlaps, labels at rest included, the less important one moving and what is fixed staying. Deterministic. */
export function separate(
  nodes: readonly LayoutNode[],
  places: Map<string, Point>,
  rounds = 400,
  fixed: ReadonlySet<string> = NONE,
): void {
  const order = [...nodes].sort((a, b) => b.rank - a.rank || b.degree - a.degree || byId(a, b));
  const rooms = new Map(nodes.map((n) => [n.id, roomAtRest({ x: 0, y: 0 }, n)]));
  const boxOf = (n: LayoutNode): Box | null => {
    const at = places.get(n.id);
    const room = rooms.get(n.id);
    return at && room
      ? { x1: room.x1 + at.x, x2: room.x2 + at.x, y1: room.y1 + at.y, y2: room.y2 + at.y }
      : null;
  };
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++) {
        const a = order[i];
        const b = order[j];
        if (!a || !b || (fixed.has(a.id) && fixed.has(b.id))) continue;
        const boxA = boxOf(a);
        const boxB = boxOf(b);
        if (!boxA || !boxB || !overlaps(boxA, boxB)) continue;
        push(places, a, b, boxA, boxB, fixed);
        moved = true;
      }
    }
    if (!moved) return;
  }
}

function push(
  places: Map<string, Point>,
  a: LayoutNode,
  b: LayoutNode,
  boxA: Box,
  boxB: Box,
  fixed: ReadonlySet<string>,
): void {
  const pa = places.get(a.id);
  const pb = places.get(b.id);
  if (!pa || !pb) return;
  const overX = Math.min(boxA.x2, boxB.x2) - Math.max(boxA.x1, boxB.x1) + 1;
  const overY = Math.min(boxA.y2, boxB.y2) - Math.max(boxA.y1, boxB.y1) + 1;
  const share = fixed.has(a.id) ? 0 : fixed.has(b.id) ? 1 : a.rank > b.rank ? 0.2 : 0.5;
  if (overX < overY) {
    const side = pb.x >= pa.x ? 1 : -1;
    places.set(a.id, { x: pa.x - side * overX * share, y: pa.y });
    places.set(b.id, { x: pb.x + side * overX * (1 - share), y: pb.y });
  } else {
    const side = pb.y >= pa.y ? 1 : -1;
    places.set(a.id, { x: pa.x, y: pa.y - side * overY * share });
    places.set(b.id, { x: pb.x, y: pb.y + side * overY * (1 - share) });
  }
}
