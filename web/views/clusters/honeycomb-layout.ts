import type {
  ClusterEntry,
  ClusterGroup,
  Clusters,
  GraphEdge,
  NodeSummary,
} from '../../../server/contract/types.ts';

/**
 * The drawing: each group of the catalogue as a block of cells, those that share something at the right end
 * of a row, next to what they share; further right what has a part in it without standing in the catalogue.
 * Pure; positions in units of the drawing, which is WIDTH wide.
 */

export const WIDTH = 1000;
export const CELL = { width: 100, height: 104 };
const PITCH = { x: 104, y: 82 };
const COLUMNS = 4;
const HEAD = 36;
const BETWEEN = 26;
const THING = { x: 610, width: 176, gap: 88 };
const OUTSIDE = { x: 905, gap: 112 };

export type Cell = { x: number; y: number; entry: ClusterEntry };
/** A place that the page counts but does not fill: 等16个, with 15 named. */
export type Missing = { x: number; y: number; group: ClusterGroup };
export type Block = { group: ClusterGroup; y: number };
export type Thing = { x: number; y: number; width: number; node: NodeSummary };
export type Outsider = { x: number; y: number; node: NodeSummary };
export type Line = {
  from: { x: number; y: number };
  to: { x: number; y: number };
  edge: GraphEdge;
  ends: string[];
};

export type Honeycomb = {
  height: number;
  blocks: Block[];
  cells: Cell[];
  missing: Missing[];
  things: Thing[];
  outsiders: Outsider[];
  lines: Line[];
};

/** `inferred`: whether what is shared by inference is drawn too. */
export function layOut(board: Clusters, inferred: boolean): Honeycomb {
  const shared = board.shared.filter((one) => inferred || isStated(one));
  const rankOf = new Map<string, number>();
  for (const [i, one] of shared.entries()) {
    for (const { cluster } of one.clusters) if (!rankOf.has(cluster.id)) rankOf.set(cluster.id, i);
  }
  const blocks: Block[] = [];
  const cells: Cell[] = [];
  const missing: Missing[] = [];
  let top = 0;
  for (const group of board.groups.filter((one) => one.catalogue === 'part')) {
    blocks.push({ group, y: top + HEAD - 14 });
    const block = blockOf(group, board, rankOf);
    const place = placer(top + HEAD);
    for (const [i, content] of block.entries()) {
      const at = place(i);
      if (content === 'missing') missing.push({ ...at, group });
      else if (content) cells.push({ ...at, entry: content });
    }
    const rows = Math.ceil(block.length / COLUMNS);
    top += HEAD + Math.max(0, rows - 1) * PITCH.y + CELL.height + BETWEEN;
  }
  const right = rightOf(board, shared, cells, top);
  return { height: Math.max(top - BETWEEN + 8, right.bottom), blocks, cells, missing, ...right.drawn };
}

function isStated(one: Clusters['shared'][number]): boolean {
  return one.clusters.filter(({ edge }) => edge.basis === 'explicit').length > 1;
}

type Content = ClusterEntry | 'missing' | null;

/** A block row by row: one sharing cluster at the end of each row, in the order of what they share. */
function blockOf(group: ClusterGroup, board: Clusters, rankOf: ReadonlyMap<string, number>): Content[] {
  const ids = new Set(group.members.map(({ node }) => node.id));
  const members = board.clusters.filter(({ node }) => ids.has(node.id));
  const lacking = Math.max(0, (group.declared ?? 0) - group.named);
  const size = members.length + Math.min(lacking, 2 * COLUMNS);
  const rows = Math.max(1, Math.ceil(size / COLUMNS));
  const slots: Content[] = new Array(rows * COLUMNS).fill(null);
  const sharing = members
    .filter(({ node }) => rankOf.has(node.id))
    .sort((a, b) => (rankOf.get(a.node.id) ?? 0) - (rankOf.get(b.node.id) ?? 0));
  // From the right: the ends of all rows first, then the places before them.
  const fromRight = Array.from({ length: rows * COLUMNS }, (_, i) => {
    const [column, row] = [Math.floor(i / rows), i % rows];
    return row * COLUMNS + (COLUMNS - 1 - column);
  });
  for (const [i, entry] of sharing.entries()) slots[fromRight[i] ?? 0] = entry;
  const rest: Content[] = [
    ...members.filter(({ node }) => !rankOf.has(node.id)),
    ...new Array<Content>(size - members.length).fill('missing'),
  ];
  for (let i = 0; i < slots.length && rest.length > 0; i++) if (!slots[i]) slots[i] = rest.shift() ?? null;
  return slots;
}

function placer(top: number): (slot: number) => { x: number; y: number } {
  return (slot) => {
    const [row, column] = [Math.floor(slot / COLUMNS), slot % COLUMNS];
    return {
      x: 4 + CELL.width / 2 + column * PITCH.x + (row % 2) * (PITCH.x / 2),
      y: top + CELL.height / 2 + row * PITCH.y,
    };
  };
}

function rightOf(
  board: Clusters,
  shared: Clusters['shared'],
  cells: readonly Cell[],
  height: number,
): { drawn: Pick<Honeycomb, 'things' | 'outsiders' | 'lines'>; bottom: number } {
  const cellOf = new Map(cells.map((cell) => [cell.entry.node.id, cell]));
  const wanted = shared.map((one) => {
    const at = one.clusters.flatMap(({ cluster }) => cellOf.get(cluster.id)?.y ?? []);
    return { one, y: at.length > 0 ? at.reduce((sum, y) => sum + y, 0) / at.length : height / 2 };
  });
  const things: Thing[] = [];
  const outsiders: Outsider[] = [];
  const lines: Line[] = [];
  let free = 40;
  let freeOutside = CELL.height / 2;
  for (const { one, y: ideal } of wanted.sort((a, b) => a.y - b.y)) {
    const y = Math.max(ideal, free);
    free = y + THING.gap;
    const thing: Thing = { x: THING.x, y, width: THING.width, node: one.through };
    things.push(thing);
    const members = outsideMembers(board, one, cellOf);
    for (const [i, { node, edge }] of members.entries()) {
      const known = outsiders.find((outsider) => outsider.node.id === node.id);
      const outsider = known ?? {
        node,
        x: OUTSIDE.x,
        y: Math.max(y + (i - (members.length - 1) / 2) * OUTSIDE.gap, freeOutside),
      };
      if (!known) {
        outsiders.push(outsider);
        freeOutside = outsider.y + OUTSIDE.gap;
      }
      lines.push({
        from: { x: thing.x + thing.width, y },
        to: { x: outsider.x - CELL.width / 2, y: outsider.y },
        edge,
        ends: [one.through.id, node.id],
      });
    }
    for (const { cluster, edge } of one.clusters) {
      const cell = cellOf.get(cluster.id);
      if (!cell) continue;
      lines.push({
        from: { x: cell.x + CELL.width / 2, y: cell.y },
        to: { x: thing.x, y },
        edge,
        ends: [cluster.id, one.through.id],
      });
    }
  }
  const lowest = Math.max(free - THING.gap / 2, freeOutside - OUTSIDE.gap + CELL.height / 2 + 8);
  return { drawn: { things, outsiders, lines }, bottom: lowest };
}

/** Members of a shared group, and sharing clusters, that have no cell: they do not stand in the catalogue. */
function outsideMembers(
  board: Clusters,
  one: Clusters['shared'][number],
  cellOf: ReadonlyMap<string, Cell>,
): { node: NodeSummary; edge: GraphEdge }[] {
  const group = board.groups.find(({ id }) => id === one.through.id);
  const members = group
    ? group.members.map(({ node, edge }) => ({ node, edge }))
    : one.clusters.map(({ cluster, edge }) => ({ node: cluster, edge }));
  return members.filter(({ node }) => !cellOf.has(node.id));
}

/** A pointed-top hexagon about (0, 0). */
export function hexagon(width: number, height: number): string {
  const [x, y] = [width / 2, height / 2];
  return `M0 ${-y}L${x} ${-y / 2}V${y / 2}L0 ${y}L${-x} ${y / 2}V${-y / 2}Z`;
}

/** Lines of a name, broken at spaces, else before brackets and connecting words where it can be, else by length. */
export function wrapName(name: string, most: number): string[] {
  if (name.includes(' ')) return name.split(' ');
  const parts = name.split(/(?=[（(])|(?<=[）)])|(?=和)|(?=及)/);
  const lines: string[] = [];
  for (const part of parts) {
    const before = lines.at(-1);
    if (before !== undefined && before.length + part.length <= most) lines[lines.length - 1] = before + part;
    else if (part.length <= most) lines.push(part);
    else {
      const count = Math.ceil(part.length / most);
      const length = Math.ceil(part.length / count);
      for (let i = 0; i < part.length; i += length) lines.push(part.slice(i, i + length));
    }
  }
  return lines;
}
