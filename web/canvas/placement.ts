import { type Box, overlaps, roomAtRest } from '../../server/layout/boxes.ts';
import type { Placed, Point } from '../state/address/app-state.ts';

/** Where new nodes go around one that is already there: no old node moves, nothing overlaps. Pure. */

export type NewNode = {
  id: string;
  name: string;
  diameter: number /** Same group stands side by side. */;
  group: string;
};
export type OldNode = Point & { id: string; name: string; diameter: number };

const TURN = Math.PI * 2;

/** Direction in which there is most room around `center`: away from what stands near. */
export function freeDirection(center: Point, others: readonly Point[]): number {
  let x = 0;
  let y = 0;
  for (const o of others) {
    const dx = center.x - o.x;
    const dy = center.y - o.y;
    const d = Math.hypot(dx, dy);
    if (d < 1 || d > 520) continue;
    x += dx / d ** 2;
    y += dy / d ** 2;
  }
  return x === 0 && y === 0 ? -Math.PI / 2 : Math.atan2(y, x);
}

function near(a: number, b: number): number {
  const d = Math.abs(((((a - b) % TURN) + TURN * 1.5) % TURN) - Math.PI);
  return d;
}

/** How badly the line from `center` to `at` would run over what is there. */
function crossed(center: Point, at: Point, boxes: readonly Box[]): number {
  let hits = 0;
  for (let i = 2; i < 10; i++) {
    const x = center.x + ((at.x - center.x) * i) / 10;
    const y = center.y + ((at.y - center.y) * i) / 10;
    for (const b of boxes) if (x > b.x1 && x < b.x2 && y > b.y1 && y < b.y2) hits++;
  }
  return hits;
}

/**
 * Places for `nodes` around `center`. Rings outward; within a ring the free direction first, each group
 * together. Always finds a place: the rings go on until there is room.
 */
export function placeAround(center: OldNode, nodes: readonly NewNode[], old: readonly OldNode[]): Placed[] {
  const boxes = old.map((o) => roomAtRest(o, o));
  const others = old.filter((o) => o.id !== center.id);
  const solo = others.every((o) => Math.hypot(o.x - center.x, o.y - center.y) > 520);
  const away = freeDirection(center, others);
  const sorted = [...nodes].sort((a, b) =>
    a.group < b.group ? -1 : a.group > b.group ? 1 : a.id < b.id ? -1 : 1,
  );
  const spread = solo ? TURN : Math.min(TURN, 0.55 * sorted.length + 0.6);
  // Around a node that stands alone: even rings. Elsewhere: as near as there is room.
  const rings = solo ? Math.ceil(sorted.length / 14) : 1;
  const first = solo ? 200 : 140;
  const placed: Placed[] = [];
  sorted.forEach((node, i) => {
    const wanted = away + (sorted.length === 1 ? 0 : spread * ((i + 0.5) / sorted.length - 0.5));
    const at = findRoom(center, node, wanted, boxes, first + (i % rings) * 150);
    boxes.push(roomAtRest(at, node));
    placed.push({ id: node.id, x: Math.round(at.x), y: Math.round(at.y) });
  });
  return placed;
}

function findRoom(
  center: OldNode,
  node: NewNode,
  wanted: number,
  boxes: readonly Box[],
  first: number,
): Point {
  let free: Point | undefined;
  for (let ring = 0; ring < 60; ring++) {
    const radius = first + ring * 48;
    const steps = Math.max(16, Math.round((TURN * radius) / 46));
    let best: { at: Point; cost: number } | null = null;
    for (let k = 0; k < steps; k++) {
      const angle = wanted + (k / steps) * TURN;
      const at = {
        x: center.x + Math.cos(angle) * radius * 1.12,
        y: center.y + Math.sin(angle) * radius * 0.9,
      };
      const box = roomAtRest(at, node);
      if (boxes.some((b) => overlaps(box, b))) continue;
      const cost = near(angle, wanted) * (1 + ring * 0.1) + crossed(center, at, boxes) * 0.35;
      if (!best || cost < best.cost - 1e-9) best = { at, cost };
    }
    // A nearer ring wins unless it would send the node to the far side.
    if (best && best.cost < 1.7 + ring * 0.5) return best.at;
    free ??= best?.at;
  }
  return free ?? { x: center.x + Math.cos(wanted) * 3200, y: center.y + Math.sin(wanted) * 3200 };
}
