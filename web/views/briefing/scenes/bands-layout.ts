import { shortened } from '../../../../server/export/measure.ts';
import { widthOf, wrapLabel } from '../../../../server/layout/wrap-label.ts';
import { type LanePath, type LanesPicture, placeLanes } from '../../trace/lanes-layout.ts';
import type { Bundle, Card, Layers } from '../../trace/layers.ts';
import {
  type LayersPicture,
  type LayerWords,
  type PlacedBundle,
  type PlacedCard,
  type PlacedRow,
  placeLayers,
  SIZES,
} from '../../trace/layers-layout.ts';

/**
 * A trace for a slide that is wider than it is high. What hangs on the root stands line under line; what
 * hangs on another node follows, that node once more before its line, several beside each other where they fit. Names
 * that would make the slide too high to be read are counted on it and told in its notes. Pure.
 */

/** Higher or wider than this, and the smallest words of a slide are under 9 points. */
export const SLIDE_ROOM = { width: 1200, height: 396 } as const;

const ROOT = 150;
const LEFT = ROOT + 34;
const LABEL = { most: 220, gap: 12 };
const HEAD_MOST = 150;
const PAD = { chip: 9, band: 3, card: 8 };
const GAP = { chip: 6, line: 4, card: 6, bundle: 8, beside: 20 };
export const BAND_FONT = 16;
const CHIP = 28;
const MORE = 104;
const ZERO = 32;

/** What a slide names only in its notes. */
export type Folded = { card: Card; names: string[] };
export type SlideLayers = {
  picture: LayersPicture;
  folded: Folded[];
  /** How many of them no card of the picture counts: their whole bundle found no room. */
  uncounted: number;
};

/** As in the view where that can be read on a slide, else in bands, as full as there is room for. */
export function placeOnSlide(asInView: Layers, whole: Layers, words: LayerWords): SlideLayers {
  const { width, height } = SLIDE_ROOM;
  const columns = placeLayers(asInView, width, words);
  if (columns.height <= height && columns.width <= width) {
    return { picture: columns, folded: foldedOf(whole, columns), uncounted: 0 };
  }
  let picture = placeBands(whole, width, words, 3, Number.POSITIVE_INFINITY);
  for (const lines of [2, 1]) {
    if (picture.height > height) picture = placeBands(whole, width, words, lines, Number.POSITIVE_INFINITY);
  }
  // What is furthest, and on the weakest ground, goes first.
  for (let bundles = picture.bundles.length - 1; picture.height > height && bundles > 0; bundles--) {
    picture = placeBands(whole, width, words, 1, bundles);
  }
  const dropped = whole.columns.flat().slice(picture.bundles.length);
  const uncounted = dropped
    .flatMap(({ cards }) => cards)
    .reduce((sum, card) => sum + card.rows.length + card.folded, 0);
  return { picture, folded: foldedOf(whole, picture), uncounted };
}

/** As many of the paths as can be read on a slide, the best first. */
export function lanesOnSlide(paths: readonly LanePath[]): { picture: LanesPicture; shown: number } {
  let shown = paths.length;
  let picture = placeLanes(paths, SLIDE_ROOM.width);
  while (picture.height > SLIDE_ROOM.height && shown > 1) {
    shown--;
    picture = placeLanes(paths.slice(0, shown), SLIDE_ROOM.width);
  }
  return { picture, shown };
}

function foldedOf(whole: Layers, picture: LayersPicture): Folded[] {
  const shown = new Set(picture.cards.flatMap((card) => card.rows.map((row) => row.id)));
  return whole.columns.flat().flatMap((bundle) =>
    bundle.cards.flatMap((card) => {
      const names = card.rows.filter((row) => !shown.has(row.id)).map((row) => row.name);
      return names.length ? [{ card, names }] : [];
    }),
  );
}

export function placeBands(
  layers: Layers,
  width: number,
  words: LayerWords,
  mostLines: number,
  mostBundles: number,
): LayersPicture {
  const cards: PlacedCard[] = [];
  const bundles: PlacedBundle[] = [];
  const all = layers.columns.flat();
  const parents = new Map(
    all.flatMap(({ cards: of }) =>
      of.flatMap(({ kind, rows }) => rows.map((row) => [row.id, { ...row, kind }])),
    ),
  );
  let y = words.zero === null ? 0 : ZERO;
  let beside = null as { right: number; bottom: number; top: number } | null;
  for (const bundle of all.slice(0, mostBundles)) {
    const parent = bundle.parent === layers.root ? undefined : parents.get(bundle.parent);
    const at = (x: number, top: number) => placeBundle(bundle, parent, x, top, width, words, mostLines);
    let placed: ReturnType<typeof placeBundle> | null = null;
    if (parent !== undefined && beside) {
      const tried = at(beside.right + GAP.beside, beside.top);
      if (tried.oneLine && tried.right <= width) placed = tried;
    }
    if (!placed || !beside) {
      if (beside) y = beside.bottom + GAP.bundle;
      placed = at(LEFT, y);
      beside = { right: placed.right, top: y, bottom: placed.bundle.y2 };
    } else {
      beside = { ...beside, right: placed.right, bottom: Math.max(beside.bottom, placed.bundle.y2) };
    }
    if (parent === undefined) {
      y = placed.bundle.y2 + GAP.bundle;
      beside = null;
    }
    bundles.push(placed.bundle);
    cards.push(...placed.cards);
  }
  const bottom = beside?.bottom ?? y - GAP.bundle;
  const lines = wrapLabel(words.rootName, (ROOT - 28) / SIZES.rootFont);
  const rootHeight = lines.length * SIZES.rootLine + 28;
  const height = Math.max(bottom, rootHeight, 120);
  const root = { x: 0, y: Math.max(0, height / 2 - rootHeight / 2), width: ROOT, height: rootHeight, lines };
  const out = { x: ROOT, y: root.y + rootHeight / 2 };
  for (const placed of bundles) placed.from = out;
  const zero = words.zero === null ? null : { from: out, bend: LEFT, to: { x: LEFT - 14, y: ZERO / 2 - 4 } };
  return { width, height, root, zero, bundles, cards, extra: [] };
}

function placeBundle(
  bundle: Bundle,
  parent: { name: string; kind: string } | undefined,
  left: number,
  top: number,
  width: number,
  words: LayerWords,
  mostLines: number,
): { bundle: PlacedBundle; cards: PlacedCard[]; right: number; oneLine: boolean } {
  const em = (LABEL.most - 14) / SIZES.small;
  const chip = parent ? Math.min(chipWidth(parent.name), LABEL.most) : 0;
  const from = left + (parent ? chip + GAP.chip : 0);
  const lines = wrapLabel(words.relation(bundle), em);
  const basis = wrapLabel(words.basis(bundle), em);
  const label = Math.ceil(Math.max(...[...lines, ...basis].map(widthOf)) * SIZES.small) + 16;
  const start = from + label + LABEL.gap;
  const cards: PlacedCard[] = [];
  let [x, y, bottom, right] = [start, top, top, start];
  for (const card of bundle.cards) {
    let placed = placeBand(card, x, y, width, words, mostLines);
    const lines = new Set(placed.rows.map((row) => row.y)).size;
    // Beside another it stands only whole and on one line.
    if (x > start && (placed.rows.length < card.rows.length || lines > 1 || x + placed.width > width)) {
      y = bottom + GAP.card;
      x = start;
      placed = placeBand(card, x, y, width, words, mostLines);
    }
    cards.push(placed);
    right = Math.max(right, placed.x + placed.width);
    bottom = Math.max(bottom, placed.y + placed.height);
    x = placed.x + placed.width + GAP.card;
  }
  const middle = top + Math.max(lines.length * SIZES.smallLine + 3, (cards[0]?.height ?? 0) / 2);
  const y2 = Math.max(bottom, middle + basis.length * SIZES.smallLine + 4);
  return {
    bundle: {
      bundle,
      x: start - 8,
      y1: top,
      y2,
      from: { x: 0, y: 0 },
      to: { x: start - 8, y: middle },
      label: { x: from, y: middle, width: label, lines, basis },
      ...(parent
        ? {
            again: {
              kind: parent.kind,
              ...{ x: left, y: middle - CHIP / 2, width: chip, height: CHIP },
              lines: [named(parent.name, chip)],
            },
          }
        : {}),
    },
    cards,
    right,
    oneLine: y === top,
  };
}

/** Names side by side, on no more lines than are allowed; the rest is counted. */
function placeBand(
  card: Card,
  left: number,
  top: number,
  width: number,
  words: LayerWords,
  mostLines: number,
): PlacedCard {
  const parts = [...words.head(card), ...(card.whole ? [words.whole(card)] : [])];
  const joined = parts.flatMap((one) => wrapLabel(one, (HEAD_MOST - PAD.card) / SIZES.small));
  const headWidth = Math.ceil(Math.max(...joined.map(widthOf)) * SIZES.small) + SIZES.pad + PAD.card + 6;
  const first = left + headWidth;
  const right = width - PAD.band;
  const rows: PlacedRow[] = [];
  let [x, y, line, most] = [first, top + PAD.band, 1, first];
  for (const row of card.rows) {
    const wide = Math.min(chipWidth(row.name), Math.max(right - first - MORE, 90));
    const others = card.rows.length - rows.length - 1;
    // Room for “and n more” is kept on the last line.
    const end = line === mostLines && (others > 0 || card.folded > 0) ? right - MORE : right;
    if (x + wide > end && x > first) {
      if (line === mostLines) break;
      line++;
      x = first;
      y += CHIP + GAP.line;
    }
    rows.push({ ...row, x: x - 5, y, width: wide + 10, height: CHIP, lines: [named(row.name, wide)] });
    x += wide + GAP.chip;
    most = Math.max(most, x);
  }
  const folded = card.rows.length - rows.length + card.folded;
  const more =
    folded > 0 ? { x: x + 4, y, width: MORE - 8, text: words.more({ ...card, folded, open: false }) } : null;
  if (more) most = Math.max(most, more.x + more.width + 4);
  const height = Math.max(y + CHIP + PAD.band - top, joined.length * SIZES.smallLine + 2);
  return { card, x: left, y: top, width: most - left, height, head: joined, headWidth, rows, more };
}

function chipWidth(name: string): number {
  return widthOf(name) * BAND_FONT + PAD.chip * 2 + 8;
}

/** What a chip so wide has room for of a name. */
function named(name: string, width: number): string {
  return shortened(name, (width - PAD.chip * 2) / BAND_FONT);
}
