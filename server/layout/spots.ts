import { AT_REST, type Box, LABEL_GAP, labelSize, roomAtRest } from './boxes.ts';
import type { LayoutEdge, LayoutNode, Point } from './layout-types.ts';

/** A connected piece as it is moved about: where each node stands, and how good that is to read. Pure. */

/** A node where it stands now; boxes are as seen from there. */
export type Spot = {
  x: number;
  y: number;
  readonly id: string;
  readonly room: Box;
  readonly disc: Box;
  readonly label: Box;
  readonly near: Spot[];
  readonly lines: Line[];
};
type Ends = { readonly a: Point; readonly b: Point };
export type Line = { readonly a: Spot; readonly b: Spot };
export type Piece = { spots: readonly Spot[]; lines: readonly Line[]; unit: number };

/** The nodes and lines of a piece; several relations between the same two are one line. `unit` is the side of a middling room. */
export function pieceOf(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  places: ReadonlyMap<string, Point>,
): Piece {
  const spots = nodes.map((node) => spotOf(node, places.get(node.id) ?? { x: 0, y: 0 }));
  const byId = new Map(spots.map((spot) => [spot.id, spot]));
  const lines: Line[] = [];
  for (const { from, to } of edges) {
    const a = byId.get(from);
    const b = byId.get(to);
    if (!a || !b || a === b || a.near.includes(b)) continue;
    const line = { a, b };
    lines.push(line);
    for (const [one, other] of [[a, b] as const, [b, a] as const]) {
      one.near.push(other);
      one.lines.push(line);
    }
  }
  const area = spots.reduce((sum, { room }) => sum + (room.x2 - room.x1) * (room.y2 - room.y1), 0);
  return { spots, lines, unit: Math.sqrt(area / Math.max(1, spots.length)) };
}

function spotOf(node: LayoutNode, { x, y }: Point): Spot {
  const half = node.diameter / 2;
  const { width, height } = labelSize(node.name);
  const top = half + LABEL_GAP / AT_REST;
  const across = width / AT_REST / 2;
  return {
    x,
    y,
    id: node.id,
    room: roomAtRest({ x: 0, y: 0 }, node),
    disc: { x1: -half, x2: half, y1: -half, y2: half },
    label: { x1: -across, x2: across, y1: top, y2: top + height / AT_REST },
    near: [],
    lines: [],
  };
}

/** Whether the rooms of two spots are apart. */
export function apart(a: Spot, b: Spot): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  return (
    a.room.x1 >= b.room.x2 + dx ||
    b.room.x1 + dx >= a.room.x2 ||
    a.room.y1 >= b.room.y2 + dy ||
    b.room.y1 + dy >= a.room.y2
  );
}

/** Of a spot's k relatives, the share that is among the k spots nearest to it. */
export function neighbourhoodKept(spot: Spot, spots: readonly Spot[]): number {
  let kept = 0;
  for (const relative of spot.near) {
    const far = squared(spot, relative);
    let nearer = 0;
    for (const other of spots) if (other !== spot && squared(spot, other) < far) nearer++;
    if (nearer < spot.near.length) kept++;
  }
  return kept / spot.near.length;
}

/** Squared, as only which is farther matters. */
export function squared(a: Point, b: Point): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}

const side = (a: Point, b: Point, p: Point) => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);

/** Whether two lines cross, other than at a node they share. */
export function cross({ a, b }: Ends, { a: c, b: d }: Ends): boolean {
  if (a === c || a === d || b === c || b === d) return false;
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether a line runs through a box that belongs to a spot. */
export function meets({ a, b }: Line, spot: Spot, box: Box): boolean {
  const left = box.x1 + spot.x;
  const right = box.x2 + spot.x;
  const top = box.y1 + spot.y;
  const bottom = box.y2 + spot.y;
  if (Math.max(a.x, b.x) <= left || Math.min(a.x, b.x) >= right) return false;
  if (Math.max(a.y, b.y) <= top || Math.min(a.y, b.y) >= bottom) return false;
  // Within its reach both ways: it misses the box only with all four corners on one side of it.
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const fromLeft = dy * (left - a.x);
  const fromRight = dy * (right - a.x);
  const fromTop = dx * (top - a.y);
  const fromBottom = dx * (bottom - a.y);
  const first = fromTop > fromLeft;
  return fromTop > fromRight !== first || fromBottom > fromLeft !== first || fromBottom > fromRight !== first;
}
