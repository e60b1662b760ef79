import type { SceneShape } from '../../../../server/contract/briefing.ts';
import { type Box, FONT, LABEL_GAP, LABEL_WIDTH, overlaps } from '../../../../server/layout/boxes.ts';
import { widthOf, wrapLabel } from '../../../../server/layout/wrap-label.ts';

/**
 * Names as large as a slide needs them, where there is room: the important first, below, else above, else
 * beside, else in narrower lines, else smaller. A name that has no room, or only for so small a name that nobody
 * reads it, is left out: over another neither could be read. Pure.
 */

const LEADING = 1.3;
/** A name is readable on a slide if its drawing is at most so many of its em wide. */
const EM_IN_SLIDE = 62;
const LARGEST = 30;
/** A name smaller than this part of what can be read is a speck: the slide is better without it. */
const SPECK = 0.6;
/** Of the lines of a name, in em: narrower ones fit between other nodes. */
const WIDTHS = [8, LABEL_WIDTH, 4] as const;

type Place = 'below' | 'above' | 'right' | 'left';
const PLACES: readonly Place[] = ['below', 'above', 'right', 'left'];

/**
 * `largest`: at most so large a name, where the drawing has to be made so small that even more is read badly.
 * `must`: the slide is about it; its name comes first, and is written over what is pale before it is written small.
 */
export type Named = {
  shape: SceneShape;
  name: string;
  importance: number;
  largest?: number;
  must?: boolean;
};

type Line = { from: string; to: string };

/** `lines`: a name does not stand where a line of its own node runs, if it can stand elsewhere. */
export function fitLabels(named: readonly Named[], width: number, lines: readonly Line[] = []): SceneShape[] {
  const wanted = (largest: number) => Math.min(largest, Math.max(FONT, width / EM_IN_SLIDE));
  const readable = (largest: number) => [wanted(largest), Math.max(FONT, wanted(largest) * 0.75)];
  const small = (largest: number, must = false) => (must || FONT >= wanted(largest) * SPECK ? [FONT] : []);
  const nodes = new Map(named.map(({ shape }) => [shape.id, nodeBox(shape)]));
  const pale = new Set(named.flatMap(({ shape }) => (shape.emphasis === 'dim' ? [shape.id] : [])));
  const taken: Box[] = [];
  const fitted = new Map<string, SceneShape>();
  const first = ({ must }: Named) => Number(must ?? false);
  const order = [...named].sort(
    (a, b) => first(b) - first(a) || b.importance - a.importance || (a.shape.id < b.shape.id ? -1 : 1),
  );
  for (const { shape, name, largest = LARGEST, must } of order) {
    const free = (overPale: boolean) => (box: Box) =>
      taken.every((one) => !overlaps(one, box)) &&
      [...nodes].every(
        ([id, other]) => id === shape.id || (overPale && pale.has(id)) || !overlaps(other, box),
      );
    const own = lines.flatMap(({ from, to }) => {
      const other = from === shape.id ? nodes.get(to) : to === shape.id ? nodes.get(from) : undefined;
      return other ? [other] : [];
    });
    const clear = (box: Box) => own.every((other) => !crosses(box, nodeBox(shape), other));
    const placed = (sizes: readonly number[], overPale = false) =>
      firstFit(shape, name, sizes, free(overPale), clear);
    const found =
      placed(readable(largest)) ??
      (must ? placed(readable(largest), true) : null) ??
      placed(small(largest, must));
    if (!found) {
      fitted.set(shape.id, { ...shape, labelLines: [], labelPlacement: 'none', alt: shape.alt ?? name });
      continue;
    }
    const [place, size, words] = found;
    taken.push(labelBox(shape, words, size, place));
    fitted.set(shape.id, { ...shape, labelLines: words, labelPlacement: place, fontSize: round(size) });
  }
  return named.flatMap(({ shape }) => fitted.get(shape.id) ?? []);
}

function firstFit(
  shape: SceneShape,
  name: string,
  sizes: readonly number[],
  free: (box: Box) => boolean,
  clear: (box: Box) => boolean,
): [Place, number, string[]] | null {
  for (const size of sizes) {
    for (const width of WIDTHS) {
      const lines = wrapLabel(name, width);
      const open = PLACES.filter((place) => free(labelBox(shape, lines, size, place)));
      const place = open.find((one) => clear(labelBox(shape, lines, size, one))) ?? open[0];
      if (place) return [place, size, lines];
    }
  }
  return null;
}

/** The room of a shape with its name. */
export function roomOf(shape: SceneShape): Box {
  const own = nodeBox(shape);
  const { labelLines, labelPlacement: place, fontSize } = shape;
  if (!labelLines.length || place === 'inside' || place === 'none') return own;
  const label = labelBox(shape, labelLines, fontSize, place);
  return {
    x1: Math.min(own.x1, label.x1),
    y1: Math.min(own.y1, label.y1),
    x2: Math.max(own.x2, label.x2),
    y2: Math.max(own.y2, label.y2),
  };
}

const nodeBox = ({ x, y, w, h }: SceneShape): Box => ({ x1: x, y1: y, x2: x + w, y2: y + h });

function labelBox(shape: SceneShape, lines: readonly string[], size: number, place: Place): Box {
  const w = Math.max(...lines.map(widthOf)) * size;
  const h = lines.length * size * LEADING;
  const cx = shape.x + shape.w / 2;
  const cy = shape.y + shape.h / 2;
  const gap = LABEL_GAP;
  if (place === 'below' || place === 'above') {
    const y1 = place === 'below' ? shape.y + shape.h + gap : shape.y - gap - h;
    return { x1: cx - w / 2, x2: cx + w / 2, y1, y2: y1 + h };
  }
  const x1 = place === 'right' ? shape.x + shape.w + gap : shape.x - gap - w;
  return { x1, x2: x1 + w, y1: cy - h / 2, y2: cy + h / 2 };
}

const round = (n: number) => Math.round(n * 10) / 10;

const middle = ({ x1, x2, y1, y2 }: Box) => ({ x: (x1 + x2) / 2, y: (y1 + y2) / 2 });

/** Whether the line between the middles of two nodes runs through a box. */
const crosses = (box: Box, one: Box, other: Box) => runsThrough(box, middle(one), middle(other));

/** Whether the line from `a` to `b` runs through a box. */
export function runsThrough(box: Box, a: { x: number; y: number }, b: { x: number; y: number }): boolean {
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [
    [a.x, b.x - a.x, box.x1, box.x2],
    [a.y, b.y - a.y, box.y1, box.y2],
  ] as const) {
    if (step === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [near, far] = [(low - start) / step, (high - start) / step].sort((p, q) => p - q) as [
      number,
      number,
    ];
    from = Math.max(from, near);
    to = Math.min(to, far);
  }
  return from < to;
}
