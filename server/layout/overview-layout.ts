import { around, type Box, overlaps, roomAtRest } from './boxes.ts';
import { layoutForce } from './force-layout.ts';
import type { Caption, LayoutEdge, LayoutInput, LayoutNode, LayoutResult, Point } from './layout-types.ts';

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
  return around(
    nodes.flatMap((node) => {
      const at = places.get(node.id);
      return at ? [roomAtRest(at, node)] : [];
    }),
  );
}

/** Room over the grid for its caption. */
const CAPTION = 64;

/** What stands alone, kind by kind in even columns, under one caption. */
function aloneBlock(nodes: readonly LayoutNode[], columns: number): Block {
  const rooms = nodes.map((n) => roomAtRest({ x: 0, y: 0 }, n));
  const cellW = Math.max(...rooms.map((r) => r.x2 - r.x1));
  const places = new Map<string, Point>();
  let y = CAPTION;
  for (let row = 0; row * columns < nodes.length; row++) {
    const from = row * columns;
    const line = rooms.slice(from, from + columns);
    const top = Math.min(...line.map((r) => r.y1));
    nodes.slice(from, from + columns).forEach((node, i) => {
      places.set(node.id, { x: i * cellW + cellW / 2, y: y - top });
    });
    y += Math.max(...line.map((r) => r.y2)) - top;
  }
  const captions = [{ x: 8, y: 0, count: nodes.length }];
  // As wide as its caption, at the least.
  return { places, box: { x1: 0, y1: 0, x2: Math.max(columns * cellW, 560), y2: y }, captions };
}

const widthOf = (b: Block) => b.box.x2 - b.box.x1;
const heightOf = (b: Block) => b.box.y2 - b.box.y1;

type Packed = { corners: Map<Block, Point>; cost: number };

/** Blocks one after the other, each where the whole stays nearest to the room's shape. */
function pack(blocks: readonly Block[], aspect: number): Packed {
  const placed: Box[] = [];
  const corners = new Map<Block, Point>();
  let cost = 0;
  for (const block of blocks) {
    const found = cornerFor(widthOf(block), heightOf(block), placed, aspect);
    const { x, y } = found.at;
    placed.push({ x1: x, y1: y, x2: x + widthOf(block) + GAP, y2: y + heightOf(block) + GAP });
    corners.set(block, found.at);
    cost = found.cost;
  }
  return { corners, cost };
}

function cornerFor(width: number, height: number, placed: readonly Box[], aspect: number) {
  const xs = [0, ...placed.map((b) => b.x2)];
  const ys = [0, ...placed.map((b) => b.y2)];
  let best: { at: Point; cost: number } = { at: { x: 0, y: Math.max(0, ...ys) }, cost: Infinity };
  for (const y of ys) {
    for (const x of xs) {
      const box = { x1: x, y1: y, x2: x + width, y2: y + height };
      if (placed.some((b) => overlaps(b, box))) continue;
      const right = Math.max(box.x2, ...placed.map((b) => b.x2 - GAP));
      const bottom = Math.max(box.y2, ...placed.map((b) => b.y2 - GAP));
      const cost = Math.max(right / aspect, bottom) * 1000 + right / aspect + bottom + y * 0.01;
      if (cost < best.cost) best = { at: { x, y }, cost };
    }
  }
  return best;
}

/** Up to so many blocks every order is tried; more go by size, the largest first. */
const MOST_TRIED = 6;

const GRIDS_TRIED = 3;

function orders<T>(all: readonly T[]): T[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((one, i) =>
    orders([...all.slice(0, i), ...all.slice(i + 1)]).map((rest) => [one, ...rest]),
  );
}

const bySize = (blocks: readonly Block[]) =>
  [...blocks].sort((a, b) => widthOf(b) * heightOf(b) - widthOf(a) * heightOf(a));

/** A picture may need so many times the least room, if what stands alone then comes after what hangs together. */
const ROOM_FOR_SENSE = 1.03;

/** How far on in the picture, as one reads it, what stands alone begins. */
function aloneAt({ corners }: Packed): number {
  for (const [block, { x, y }] of corners) if (block.captions.length) return x / 2 + y;
  return 0;
}

function best(packed: readonly Packed[]): Packed {
  const least = Math.min(...packed.map(({ cost }) => cost));
  return packed
    .filter(({ cost }) => cost <= least * ROOM_FOR_SENSE)
    .reduce((a, b) => (aloneAt(b) > aloneAt(a) || (aloneAt(b) === aloneAt(a) && b.cost < a.cost) ? b : a));
}

/** Every order is tried; the largest stays in the corner where one begins to read. */
function packings(blocks: readonly Block[], aspect: number): Packed[] {
  const [first, ...rest] = bySize(blocks);
  if (!first || blocks.length > MOST_TRIED) return [pack(bySize(blocks), aspect)];
  return orders(rest).map((order) => pack([first, ...order], aspect));
}

function moved(packed: Packed): LayoutResult {
  const positions: Record<string, Point> = {};
  const captions: Caption[] = [];
  for (const [block, at] of packed.corners) {
    const dx = at.x - block.box.x1;
    const dy = at.y - block.box.y1;
    for (const [id, p] of block.places) positions[id] = { x: Math.round(p.x + dx), y: Math.round(p.y + dy) };
    for (const c of block.captions) captions.push({ ...c, x: Math.round(c.x + dx), y: Math.round(c.y + dy) });
  }
  return { positions, captions };
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
  if (!sorted.length) return moved(best(packings(blocks, aspect)));
  const widest = Math.min(sorted.length, Math.max(2, Math.ceil(Math.sqrt(sorted.length * aspect))));
  const withGrid = Array.from({ length: widest }, (_, i) => [...blocks, aloneBlock(sorted, i + 1)]);
  const promising = withGrid
    .map((all) => ({ all, cost: pack(bySize(all), aspect).cost }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, GRIDS_TRIED);
  return moved(best(promising.flatMap(({ all }) => packings(all, aspect))));
}
