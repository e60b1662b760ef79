import { widthOf, wrapLabel } from '../../../server/layout/wrap-label.ts';
import type { Bundle, Card, Layers, Row } from './layers.ts';

/** Coordinates of a trace drawn as layers from left to right. Pure: the same layers give the same picture. */

export type PlacedRow = Row & { x: number; y: number; width: number; height: number; lines: string[] };
export type PlacedCard = {
  card: Card;
  x: number;
  y: number;
  width: number;
  height: number;
  head: string[];
  rows: PlacedRow[];
  /** The line that opens or folds the card. */
  more: { x?: number; y: number; width?: number; text: string } | null;
  /** Room of the head where it stands beside the rows and not above them. */
  headWidth?: number;
};
export type PlacedBundle = {
  bundle: Bundle;
  /** The bracket before the cards. */
  x: number;
  y1: number;
  y2: number;
  /** The line from its parent, and the room of its label. */
  from: { x: number; y: number };
  to: { x: number; y: number };
  label: { x: number; y: number; width: number; lines: string[]; basis: string[] };
  /** Its parent stands far off, and is drawn once more where the line begins. */
  again?: { kind: string; x: number; y: number; width: number; height: number; lines: string[] };
};
export type LayersPicture = {
  width: number;
  height: number;
  root: { x: number; y: number; width: number; height: number; lines: string[] };
  zero: { from: { x: number; y: number }; bend: number; to: { x: number; y: number } } | null;
  bundles: PlacedBundle[];
  cards: PlacedCard[];
  extra: { from: { x: number; y: number }; to: { x: number; y: number }; edge: string }[];
};

export type LayerWords = {
  rootName: string;
  relation(bundle: Bundle): string;
  basis(bundle: Bundle): string;
  /** What heads a card, in parts that stand on one line or each on its own. */
  head(card: Card): string[];
  whole(card: Card): string;
  more(card: Card): string;
  /** Says that nothing is explicit; null when something is. */
  zero: string | null;
};

export const SIZES = {
  font: 16,
  line: 23,
  rowPad: 4,
  small: 13,
  smallLine: 19,
  pad: 12,
  cardGap: 10,
  bundleGap: 20,
  curve: 58,
  label: 118,
  bracket: 12,
  zero: 48,
  rootWidth: 196,
  rootTop: 84,
  rootFont: 21,
  rootLine: 31,
  leastCard: 208,
  mostCard: 400,
  /** Room left of a row's name for its mark. */
  mark: 14,
};

export function placeLayers(layers: Layers, width: number, words: LayerWords): LayersPicture {
  const columns = Math.max(1, layers.columns.length);
  const between = SIZES.curve + SIZES.label + SIZES.bracket;
  const share = (width - SIZES.rootWidth) / columns - between;
  const cardWidth = Math.round(Math.min(SIZES.mostCard, Math.max(SIZES.leastCard, share)));
  const xOf = (column: number) => SIZES.rootWidth + column * (between + cardWidth) + between;
  const rootLines = wrapLabel(words.rootName, (SIZES.rootWidth - 32) / SIZES.rootFont);
  const rootHeight = rootLines.length * SIZES.rootLine + 32;

  const bundles: PlacedBundle[] = [];
  const cards: PlacedCard[] = [];
  const places = new Map<string, PlacedRow>();
  let height = 0;
  layers.columns.forEach((column, index) => {
    let y = index === 0 && words.zero !== null ? SIZES.zero + SIZES.bundleGap : 4;
    const middle = (id: string) => centre(places.get(id));
    const ordered = index === 0 ? column : [...column].sort((a, b) => middle(a.parent) - middle(b.parent));
    for (const bundle of ordered) {
      const wish = index === 0 ? 0 : middle(bundle.parent) - SIZES.smallLine - SIZES.pad;
      y = Math.max(y, wish);
      const placed = placeBundle(bundle, xOf(index), y, cardWidth, words);
      bundles.push(placed.bundle);
      cards.push(...placed.cards);
      for (const card of placed.cards) for (const row of card.rows) places.set(row.id, row);
      y = placed.bundle.y2 + SIZES.bundleGap;
    }
    height = Math.max(height, y - SIZES.bundleGap);
  });

  const first = bundles.filter(({ bundle }) => bundle.parent === layers.root);
  const span = Math.max(0, ...first.map((one) => one.y2));
  height = Math.max(height, rootHeight) + 6;
  // Near the top, so that the root and the strongest grounds stand on one screen.
  const rootY = Math.max(0, Math.min(span / 2 - rootHeight / 2, SIZES.rootTop));
  const root = { x: 0, y: rootY, width: SIZES.rootWidth, height: rootHeight, lines: rootLines };
  const rootOut = { x: root.width, y: rootY + rootHeight / 2 };
  for (const placed of bundles) {
    const parent = places.get(placed.bundle.parent);
    placed.from = parent ? { x: parent.x + parent.width, y: centre(parent) } : rootOut;
  }
  return {
    width: Math.max(width, xOf(columns - 1) + cardWidth),
    height,
    root,
    zero:
      words.zero === null
        ? null
        : {
            from: rootOut,
            bend: SIZES.rootWidth + SIZES.curve,
            to: { x: SIZES.rootWidth + between - SIZES.bracket, y: SIZES.zero / 2 },
          },
    bundles,
    cards,
    extra: layers.extra.flatMap(({ from, to, edge }) => {
      const start = places.get(from);
      const end = places.get(to);
      if (!end) return [];
      const at = start ? { x: start.x + start.width, y: centre(start) } : rootOut;
      return [{ from: at, to: { x: end.x, y: centre(end) }, edge }];
    }),
  };
}

function placeBundle(bundle: Bundle, x: number, y: number, width: number, words: LayerWords) {
  const cards: PlacedCard[] = [];
  let at = y;
  for (const card of bundle.cards) {
    const placed = placeCard(card, x, at, width, words);
    cards.push(placed);
    at += placed.height + SIZES.cardGap;
  }
  const lines = wrapLabel(words.relation(bundle), (SIZES.label - 8) / SIZES.small);
  const basis = wrapLabel(words.basis(bundle), (SIZES.label - 8) / SIZES.small);
  const least = y + 8 + (lines.length + basis.length) * SIZES.smallLine;
  const y2 = Math.max(at - SIZES.cardGap, least);
  const middle = y + Math.max(lines.length * SIZES.smallLine + 4, Math.min((y2 - y) / 2, 46));
  const placed: PlacedBundle = {
    bundle,
    x: x - SIZES.bracket,
    y1: y,
    y2,
    from: { x: 0, y: 0 },
    to: { x: x - SIZES.bracket, y: middle },
    label: { x: x - SIZES.bracket - SIZES.label, y: middle, width: SIZES.label, lines, basis },
  };
  return { bundle: placed, cards };
}

function placeCard(card: Card, x: number, y: number, width: number, words: LayerWords): PlacedCard {
  const em = (width - SIZES.pad * 2 - 22) / SIZES.small;
  const parts = words.head(card);
  const joined = parts.join(' · ');
  const head = widthOf(joined) <= em ? [joined] : parts.flatMap((part) => wrapLabel(part, em));
  if (card.whole) head.push(...wrapLabel(words.whole(card), em));
  let at = y + 8 + head.length * SIZES.smallLine + 3;
  const rows: PlacedRow[] = card.rows.map((row) => {
    const lines = wrapLabel(row.name, (width - SIZES.pad * 2 - SIZES.mark) / SIZES.font);
    const height = lines.length * SIZES.line + SIZES.rowPad * 2;
    const placed = { ...row, x, y: at, width, height, lines };
    at += height;
    return placed;
  });
  const more = card.folded || card.open ? { y: at, text: words.more(card) } : null;
  if (more) at += SIZES.line + SIZES.rowPad * 2;
  return { card, x, y, width, height: at - y + 6, head, rows, more };
}

function centre(row: PlacedRow | undefined): number {
  return row ? row.y + row.height / 2 : 0;
}

/** A line that leaves and arrives level. */
export function bend(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const middle = (from.x + to.x) / 2;
  return `M${r(from.x)} ${r(from.y)}C${r(middle)} ${r(from.y)} ${r(middle)} ${r(to.y)} ${r(to.x)} ${r(to.y)}`;
}

const r = (n: number) => Math.round(n * 10) / 10;

/** Whether any two boxes of a picture lie over each other; the tests demand that none do. */
export function boxesOf(picture: LayersPicture): { x: number; y: number; width: number; height: number }[] {
  const labels = picture.bundles.map(({ label }) => ({
    x: label.x,
    y: label.y - label.lines.length * SIZES.smallLine,
    width: label.width,
    height: (label.lines.length + label.basis.length) * SIZES.smallLine,
  }));
  return [picture.root, ...picture.cards, ...labels, ...picture.bundles.flatMap(({ again }) => again ?? [])];
}
