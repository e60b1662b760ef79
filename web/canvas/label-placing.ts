import { type Box, LABEL_GAP, overlaps } from '../../server/layout/boxes.ts';
import type { Point } from '../state/address/app-state.ts';

/**
 * Which labels are shown, and where: by importance, none over another or over a node, and none where it
 * could be read as another node's. Pure.
 */

export type LabelWish = {
  id: string;
  /** Where the node stands and how large it is, in pixels of the screen, before panning. */
  at: Point;
  diameter: number;
  width: number;
  height: number;
  importance: number;
  /** Shown whatever it costs: the chosen one and those it is related to. */
  must?: boolean;
  /** A heading over others: where it has no room beside its node, a line leads to it, before the lesser take the room. */
  hub?: boolean;
  /** Dimmed: what must be shown may cover it. */
  faint?: boolean;
};
export type PlacedLabel = {
  id: string;
  /** Middle of the first line's top. */
  x: number;
  y: number;
  box: Box;
  /** A line from the node to its label, where the label could not stand beside it. */
  leader?: { from: Point; to: Point };
};

type Spot = {
  x: number;
  y: number;
  box: Box /** Kept free of other nodes, so that it is read as its own. */;
  zone: Box;
};

const circleOf = (n: LabelWish): Box => ({
  x1: n.at.x - n.diameter / 2,
  x2: n.at.x + n.diameter / 2,
  y1: n.at.y - n.diameter / 2,
  y2: n.at.y + n.diameter / 2,
});

/** Distance kept to nodes that are not the label's own, on the side that faces away from its own. */
const CLEAR = 2 * LABEL_GAP;
/** Labels stand under their nodes as a rule: over a node, the next node up must be well away. */
const CLEAR_ABOVE = 5 * LABEL_GAP;
/** As far as a name stands from its own node: nearer to another, it could be read as that one’s. */
const BESIDE = LABEL_GAP - 1;

function spotAt(
  x: number,
  y: number,
  wish: LabelWish,
  far: { left?: number; right?: number; up?: number; down?: number },
): Spot {
  const box = { x1: x - wish.width / 2 - 2, x2: x + wish.width / 2 + 2, y1: y - 1, y2: y + wish.height + 1 };
  const zone = {
    x1: box.x1 - (far.left ?? BESIDE),
    x2: box.x2 + (far.right ?? BESIDE),
    // Not even a touch: what touches two nodes belongs to neither.
    y1: box.y1 - (far.up ?? 1),
    y2: box.y2 + (far.down ?? BESIDE),
  };
  return { x, y, box, zone };
}

/** Under the node; else to a side, above it, or at a corner. One after the other: most have room in the first. */
function* spots(wish: LabelWish): Generator<Spot> {
  const { at, width, height, diameter } = wish;
  const reach = diameter / 2 + LABEL_GAP;
  yield spotAt(at.x, at.y + reach, wish, { down: CLEAR });
  const middle = at.y - height / 2;
  yield spotAt(at.x + reach + width / 2, middle, wish, { right: CLEAR, up: BESIDE });
  yield spotAt(at.x - reach - width / 2, middle, wish, { left: CLEAR, up: BESIDE });
  yield spotAt(at.x, at.y - reach - height, wish, { up: CLEAR_ABOVE });
  const aside = width / 2 + diameter * 0.36 + LABEL_GAP;
  const low = at.y + diameter * 0.3 + 1;
  const high = at.y - diameter * 0.3 - height - 1;
  const corner = { up: CLEAR, down: CLEAR };
  yield spotAt(at.x + aside, low, wish, { ...corner, right: CLEAR });
  yield spotAt(at.x - aside, low, wish, { ...corner, left: CLEAR });
  yield spotAt(at.x + aside, high, wish, { ...corner, right: CLEAR, up: CLEAR_ABOVE });
  yield spotAt(at.x - aside, high, wish, { ...corner, left: CLEAR, up: CLEAR_ABOVE });
}

const ANGLES = 16;
const FARTHEST = 190;

/** Places away from the node, the nearest first, to which a line leads. */
function* away(wish: LabelWish): Generator<Spot> {
  for (let reach = wish.diameter / 2 + 22; reach < FARTHEST; reach += 14) {
    for (let i = 0; i < ANGLES; i++) {
      // Below first, then alternately to both sides.
      const angle = Math.PI / 2 + Math.ceil(i / 2) * (i % 2 ? 1 : -1) * ((2 * Math.PI) / ANGLES);
      const x = wish.at.x + Math.cos(angle) * (reach + wish.width / 2);
      const y = wish.at.y + Math.sin(angle) * (reach + wish.height / 2);
      yield spotAt(x, y - wish.height / 2, wish, { up: BESIDE });
    }
  }
}

function leaderOf(wish: LabelWish, { box }: Spot): { from: Point; to: Point } {
  const to = {
    x: Math.max(box.x1, Math.min(box.x2, wish.at.x)),
    y: Math.max(box.y1, Math.min(box.y2, wish.at.y)),
  };
  const length = Math.hypot(to.x - wish.at.x, to.y - wish.at.y) || 1;
  const share = Math.min(1, (wish.diameter / 2 + 2) / length);
  return {
    from: { x: wish.at.x + (to.x - wish.at.x) * share, y: wish.at.y + (to.y - wish.at.y) * share },
    to,
  };
}

const CELL = 96;
/** More columns than any picture has at any zoom. */
const COLUMNS = 0x100000;

/** A grid over the plane, so that each label is held against its neighbourhood only. */
function makeGrid() {
  const cells = new Map<number, { id: string; box: Box }[]>();
  const eachCell = (box: Box, visit: (key: number) => boolean): boolean => {
    for (let y = Math.floor(box.y1 / CELL); y <= Math.floor(box.y2 / CELL); y++)
      for (let x = Math.floor(box.x1 / CELL); x <= Math.floor(box.x2 / CELL); x++)
        if (visit(y * COLUMNS + x)) return true;
    return false;
  };
  return {
    add(id: string, box: Box) {
      const one = { id, box };
      eachCell(box, (key) => {
        const cell = cells.get(key);
        if (cell) cell.push(one);
        else cells.set(key, [one]);
        return false;
      });
    },
    hits: (box: Box, except = ''): boolean =>
      eachCell(box, (key) => !!cells.get(key)?.some((c) => c.id !== except && overlaps(c.box, box))),
  };
}

/**
 * Greedy by importance; what finds no free spot is not shown at this zoom, unless it must be. Who asks only where
 * those `wanted` stand is answered as soon as they do, without the less important, who yield to them anyway.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  taken: readonly Box[] = [],
  wanted: ReadonlySet<string> | null = null,
): PlacedLabel[] {
  const printed = makeGrid();
  const nodes = makeGrid();
  const strong = makeGrid();
  taken.forEach((box, i) => {
    printed.add(`taken ${i}`, box);
  });
  let waiting = 0;
  for (const wish of wishes) {
    const circle = circleOf(wish);
    nodes.add(wish.id, circle);
    if (!wish.faint) strong.add(wish.id, circle);
    if (wanted?.has(wish.id)) waiting++;
  }
  const order = [...wishes].sort(
    (a, b) =>
      Number(b.must ?? false) - Number(a.must ?? false) ||
      b.importance - a.importance ||
      (a.id < b.id ? -1 : 1),
  );
  const placed: PlacedLabel[] = [];
  for (const wish of order) {
    if (wanted) {
      if (waiting === 0) break;
      if (wanted.has(wish.id)) waiting--;
    }
    const firstIn = (grid: typeof nodes, among: Iterable<Spot>): Spot | undefined => {
      for (const spot of among) if (!printed.hits(spot.box) && !grid.hits(spot.zone, wish.id)) return spot;
      return undefined;
    };
    let found = firstIn(nodes, spots(wish));
    let leader: PlacedLabel['leader'];
    if (!found && wish.hub && !wish.must && !wish.faint) {
      found = firstIn(nodes, away(wish));
      if (found) leader = leaderOf(wish, found);
    }
    if (!found && wish.must) {
      found = firstIn(strong, spots(wish));
      if (!found) {
        found = firstIn(strong, away(wish));
        if (found) leader = leaderOf(wish, found);
        else found = spots(wish).next().value as Spot;
      }
    }
    if (!found) continue;
    printed.add(wish.id, found.box);
    placed.push({ id: wish.id, x: found.x, y: found.y, box: found.box, ...(leader ? { leader } : {}) });
  }
  return placed;
}
