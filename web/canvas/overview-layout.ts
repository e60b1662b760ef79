import type { Point } from '../state/app-state.ts';
import { type Box, footprint, labelSize, overlaps } from './boxes.ts';
import { layoutForce } from './force-layout.ts';
import type { Caption, LayoutEdge, LayoutInput, LayoutNode, LayoutResult } from './layout-types.ts';

/**
 * The whole picture: each connected piece by fcose, what stands alone as a tidy grid
 * under a caption, all packed into the shape of the room. The same input gives the same picture. Pure.
 */

type Block = { places: Map<string, Point>; box: Box; captions: Caption[] };
const GAP = 56;
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Connected pieces, largest first. */
export function components(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): LayoutNode[][] {
  const near = new Map<string, string[]>();
  for (const { from, to } of edges) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  const all = new Map(nodes.map((n) => [n.id, n]));
  const seen = new Set<string>();
  const pieces: LayoutNode[][] = [];
  for (const first of [...nodes].sort(byId)) {
    if (seen.has(first.id)) continue;
    const piece: LayoutNode[] = [];
    const queue = [first.id];
    seen.add(first.id);
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const node = all.get(id);
      if (node) piece.push(node);
      for (const other of near.get(id) ?? []) {
        if (seen.has(other) || !all.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
    }
    pieces.push(piece.sort(byId));
  }
  return pieces.sort((a, b) => b.length - a.length || (a[0] && b[0] ? byId(a[0], b[0]) : 0));
}

function boundsOf(nodes: readonly LayoutNode[], places: ReadonlyMap<string, Point>): Box {
  const box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (const node of nodes) {
    const at = places.get(node.id);
    if (!at) continue;
    const b = footprint(at, node.diameter, labelSize(node.name));
    box.x1 = Math.min(box.x1, b.x1);
    box.y1 = Math.min(box.y1, b.y1);
    box.x2 = Math.max(box.x2, b.x2);
    box.y2 = Math.max(box.y2, b.y2);
  }
  return box;
}

/** What stands alone, kind by kind in even columns, under one caption. */
function aloneBlock(nodes: readonly LayoutNode[], aspect: number): Block {
  const cellW = 225;
  const places = new Map<string, Point>();
  const columns = Math.max(1, Math.min(nodes.length, Math.round(Math.sqrt(nodes.length * aspect * 0.75))));
  let y = 70;
  for (let row = 0; row * columns < nodes.length; row++) {
    const line = nodes.slice(row * columns, (row + 1) * columns);
    const tall = Math.max(...line.map((n) => n.diameter + 6 + labelSize(n.name).height));
    line.forEach((node, i) => {
      places.set(node.id, { x: i * cellW + cellW / 2, y: y + node.diameter / 2 });
    });
    y += tall + 52;
  }
  const width = Math.max(columns * cellW, 460);
  const captions = [{ x: 8, y: 0, count: nodes.length }];
  return { places, box: { x1: 0, y1: 0, x2: width, y2: y }, captions };
}

const widthOf = (b: Block) => b.box.x2 - b.box.x1;
const heightOf = (b: Block) => b.box.y2 - b.box.y1;

/** Blocks one after the other, each where the whole stays nearest to the room's shape. */
function pack(blocks: readonly Block[], aspect: number): LayoutResult {
  const placed: Box[] = [];
  const positions: Record<string, Point> = {};
  const captions: Caption[] = [];
  const order = [...blocks].sort((a, b) => widthOf(b) * heightOf(b) - widthOf(a) * heightOf(a));
  for (const block of order) {
    const at = cornerFor(widthOf(block), heightOf(block), placed, aspect);
    placed.push({ x1: at.x, y1: at.y, x2: at.x + widthOf(block) + GAP, y2: at.y + heightOf(block) + GAP });
    const dx = at.x - block.box.x1;
    const dy = at.y - block.box.y1;
    for (const [id, p] of block.places) positions[id] = { x: Math.round(p.x + dx), y: Math.round(p.y + dy) };
    for (const c of block.captions) captions.push({ ...c, x: Math.round(c.x + dx), y: Math.round(c.y + dy) });
  }
  return { positions, captions };
}

function cornerFor(width: number, height: number, placed: readonly Box[], aspect: number): Point {
  const xs = [0, ...placed.map((b) => b.x2)];
  const ys = [0, ...placed.map((b) => b.y2)];
  let best: { at: Point; cost: number } | null = null;
  for (const y of ys) {
    for (const x of xs) {
      const box = { x1: x, y1: y, x2: x + width, y2: y + height };
      if (placed.some((b) => overlaps(b, box))) continue;
      const right = Math.max(box.x2, ...placed.map((b) => b.x2));
      const bottom = Math.max(box.y2, ...placed.map((b) => b.y2));
      const cost = Math.max(right / aspect, bottom) * 1000 + right / aspect + bottom + y * 0.01;
      if (!best || cost < best.cost) best = { at: { x, y }, cost };
    }
  }
  return best?.at ?? { x: 0, y: Math.max(0, ...ys) };
}

/** Places for every node, and captions over what stands alone. */
export function layoutGraph({ nodes, edges, aspect }: LayoutInput): LayoutResult {
  const pieces = components(nodes, edges);
  const blocks: Block[] = [];
  for (const piece of pieces.filter((p) => p.length > 1)) {
    const ids = new Set(piece.map((n) => n.id));
    const places = layoutForce(
      piece,
      edges.filter((e) => ids.has(e.from) && ids.has(e.to)),
    );
    blocks.push({ places, box: boundsOf(piece, places), captions: [] });
  }
  const alone = pieces.filter((p) => p.length === 1).flat();
  const sorted = alone.sort(
    (a, b) => b.rank - a.rank || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : byId(a, b)),
  );
  if (sorted.length) blocks.push(aloneBlock(sorted, aspect));
  return pack(blocks, aspect);
}
