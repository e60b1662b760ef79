import type { Point } from '../state/app-state.ts';
import { type Box, footprint, labelSize, overlaps } from './boxes.ts';
import type { LayoutNode } from './layout-types.ts';

/** Labels keep their size on the screen: seen from afar, at some 0.6, they need that much more room. */
const FROM_AFAR = 1.65;

/** Relations from which on a node counts as a hub, whose name should be seen before the others'. */
const HUB = 10;

function roomyLabel({ name, degree }: LayoutNode) {
  const label = labelSize(name);
  const scale = degree >= HUB ? FROM_AFAR * 1.35 : FROM_AFAR;
  return { ...label, width: label.width * scale, height: label.height * scale };
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Pushes overlapping footprints apart, the less important one moving. Deterministic. */
export function separate(nodes: readonly LayoutNode[], places: Map<string, Point>, rounds = 300): void {
  const sizes = new Map(nodes.map((n) => [n.id, roomyLabel(n)]));
  const order = [...nodes].sort((a, b) => b.rank - a.rank || b.degree - a.degree || byId(a, b));
  const boxOf = (n: LayoutNode): Box | null => {
    const at = places.get(n.id);
    const label = sizes.get(n.id);
    return at && label ? footprint(at, n.diameter, label) : null;
  };
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++) {
        const a = order[i];
        const b = order[j];
        if (!a || !b) continue;
        const boxA = boxOf(a);
        const boxB = boxOf(b);
        if (!boxA || !boxB || !overlaps(boxA, boxB)) continue;
        push(places, a, b, boxA, boxB);
        moved = true;
      }
    }
    if (!moved) return;
  }
}

function push(places: Map<string, Point>, a: LayoutNode, b: LayoutNode, boxA: Box, boxB: Box): void {
  const pa = places.get(a.id);
  const pb = places.get(b.id);
  if (!pa || !pb) return;
  const overX = Math.min(boxA.x2, boxB.x2) - Math.max(boxA.x1, boxB.x1) + 1;
  const overY = Math.min(boxA.y2, boxB.y2) - Math.max(boxA.y1, boxB.y1) + 1;
  const share = a.rank > b.rank ? 0.2 : 0.5;
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
