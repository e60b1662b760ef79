import type { Point } from '../state/app-state.ts';
import { type Box, footprint, labelSize } from './boxes.ts';
import { layoutForce } from './force-layout.ts';
import type { Caption, LayoutEdge, LayoutInput, LayoutNode, LayoutResult } from './layout-types.ts';

/**
 * The whole picture: each connected piece by fcose, what stands alone as a tidy grid by kind
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

/** What stands alone, in even columns, with a caption above. */
function gridBlock(nodes: readonly LayoutNode[], kind: string, aspect: number): Block {
  const cellW = 132;
  const places = new Map<string, Point>();
  const columns = Math.max(1, Math.min(nodes.length, Math.round(Math.sqrt(nodes.length * aspect * 0.8))));
  let y = 34;
  for (let row = 0; row * columns < nodes.length; row++) {
    const line = nodes.slice(row * columns, (row + 1) * columns);
    const tall = Math.max(...line.map((n) => n.diameter + 6 + labelSize(n.name).height));
    line.forEach((node, i) => places.set(node.id, { x: i * cellW + cellW / 2, y: y + node.diameter / 2 }));
    y += tall + 26;
  }
  const width = Math.max(columns * cellW, 260);
  const captions = [{ x: 8, y: 8, kind, count: nodes.length, alone: true }];
  return { places, box: { x1: 0, y1: 0, x2: width, y2: y }, captions };
}

/** Shelves: blocks in order, a new row when the row is as wide as the room's shape allows. */
function pack(blocks: readonly Block[], aspect: number): LayoutResult {
  const area = blocks.reduce((sum, b) => sum + (b.box.x2 - b.box.x1 + GAP) * (b.box.y2 - b.box.y1 + GAP), 0);
  let best: { result: LayoutResult; waste: number } | null = null;
  for (let factor = 0.7; factor <= 1.9; factor += 0.05) {
    const tried = shelve(blocks, Math.sqrt(area * aspect) * factor);
    const waste = Math.max(tried.width / aspect, tried.height);
    if (!best || waste < best.waste - 1) best = { result: tried.result, waste };
  }
  return best?.result ?? { positions: {}, captions: [] };
}

function shelve(
  blocks: readonly Block[],
  limit: number,
): { result: LayoutResult; width: number; height: number } {
  const positions: Record<string, Point> = {};
  const captions: Caption[] = [];
  const rows: Block[][] = [[]];
  let x = 0;
  for (const block of blocks) {
    const w = block.box.x2 - block.box.x1;
    if (x > 0 && x + w > limit) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push(block);
    x += w + GAP;
  }
  const rowWidth = (row: Block[]) => row.reduce((sum, b) => sum + b.box.x2 - b.box.x1 + GAP, -GAP);
  const width = Math.max(...rows.map(rowWidth));
  let y = 0;
  for (const row of rows) {
    const tall = Math.max(0, ...row.map((b) => b.box.y2 - b.box.y1));
    const spare = (width - rowWidth(row)) / (row.length + 1);
    let left = spare;
    for (const block of row) {
      const dx = left - block.box.x1;
      const dy = y - block.box.y1 + (tall - (block.box.y2 - block.box.y1)) / 2;
      for (const [id, p] of block.places)
        positions[id] = { x: Math.round(p.x + dx), y: Math.round(p.y + dy) };
      for (const c of block.captions)
        captions.push({ ...c, x: Math.round(c.x + dx), y: Math.round(c.y + dy) });
      left += block.box.x2 - block.box.x1 + GAP + spare;
    }
    y += tall + GAP;
  }
  return { result: { positions, captions }, width, height: y };
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
  const alone = new Map<string, LayoutNode[]>();
  for (const [node] of pieces.filter((p) => p.length === 1)) {
    if (node) alone.set(node.kind, [...(alone.get(node.kind) ?? []), node]);
  }
  for (const [kind, list] of [...alone].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))) {
    blocks.push(gridBlock(list, kind, aspect));
  }
  return pack(blocks, aspect);
}
