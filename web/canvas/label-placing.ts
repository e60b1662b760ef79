import type { Point } from '../state/app-state.ts';
import { type Box, LABEL_GAP, overlaps } from './boxes.ts';

/** Which labels are shown, and where: by importance, none over another or over a node. Pure. */

export type LabelWish = {
  id: string;
  /** Where the node stands and how large it is, in pixels of the screen, before panning. */
  at: Point;
  diameter: number;
  width: number;
  height: number;
  importance: number;
  /** Shown whatever it costs: the chosen one. */
  must?: boolean;
};
export type PlacedLabel = {
  id: string /** Middle of the first line's top. */;
  x: number;
  y: number;
  box: Box;
};

const around = (n: LabelWish): Box => ({
  x1: n.at.x - n.diameter / 2,
  x2: n.at.x + n.diameter / 2,
  y1: n.at.y - n.diameter / 2,
  y2: n.at.y + n.diameter / 2,
});

function boxAt(x: number, y: number, wish: LabelWish): Box {
  return { x1: x - wish.width / 2 - 2, x2: x + wish.width / 2 + 2, y1: y - 1, y2: y + wish.height + 1 };
}

/** A grid over the plane, so that each label is held against its neighbourhood only. */
function makeGrid() {
  const cells = new Map<string, { id: string; box: Box }[]>();
  const CELL = 96;
  const eachCell = (box: Box, visit: (key: string) => boolean): boolean => {
    for (let x = Math.floor(box.x1 / CELL); x <= Math.floor(box.x2 / CELL); x++)
      for (let y = Math.floor(box.y1 / CELL); y <= Math.floor(box.y2 / CELL); y++)
        if (visit(`${x},${y}`)) return true;
    return false;
  };
  return {
    add(id: string, box: Box) {
      eachCell(box, (key) => {
        const cell = cells.get(key);
        if (cell) cell.push({ id, box });
        else cells.set(key, [{ id, box }]);
        return false;
      });
    },
    hits(box: Box, except: string): boolean {
      return eachCell(box, (key) =>
        (cells.get(key) ?? []).some((c) => c.id !== except && overlaps(c.box, box)),
      );
    },
  };
}

/** Under the node; else above it, or to a side. */
function spots(wish: LabelWish): { x: number; y: number; box: Box }[] {
  const reach = wish.diameter / 2 + LABEL_GAP;
  const middle = wish.at.y - wish.height / 2;
  const places: [number, number][] = [
    [wish.at.x, wish.at.y + reach],
    [wish.at.x, wish.at.y - reach - wish.height],
    [wish.at.x + reach + wish.width / 2, middle],
    [wish.at.x - reach - wish.width / 2, middle],
  ];
  return places.map(([x, y]) => ({ x, y, box: boxAt(x, y, wish) }));
}

/** Greedy by importance; what finds no free spot is not shown at this zoom. */
export function placeLabels(wishes: readonly LabelWish[], taken: readonly Box[] = []): PlacedLabel[] {
  const grid = makeGrid();
  taken.forEach((box, i) => {
    grid.add(`taken ${i}`, box);
  });
  for (const wish of wishes) grid.add(wish.id, around(wish));
  const order = [...wishes].sort(
    (a, b) =>
      Number(b.must ?? false) - Number(a.must ?? false) ||
      b.importance - a.importance ||
      (a.id < b.id ? -1 : 1),
  );
  const placed: PlacedLabel[] = [];
  for (const wish of order) {
    const tries = spots(wish);
    const found = tries.find((t) => !grid.hits(t.box, wish.id)) ?? (wish.must ? tries[0] : undefined);
    if (!found) continue;
    grid.add(`label of ${wish.id}`, found.box);
    placed.push({ id: wish.id, x: found.x, y: found.y, box: found.box });
  }
  return placed;
}
