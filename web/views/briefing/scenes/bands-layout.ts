import { widthOf, wrapLabel } from '../../../canvas/wrap-label.ts';
import type { Bundle, Layers } from '../../trace/layers.ts';
import {
  type LayersPicture,
  type LayerWords,
  type PlacedBundle,
  type PlacedCard,
  type PlacedRow,
  SIZES,
} from '../../trace/layers-layout.ts';

/**
 * A trace for a slide that is wider than it is high: a band for every kind and era, its names side by side.
 * What hangs on a node that is no root follows the band that holds it, under that node's name. Pure.
 */

const ROOT = 176;
const LABEL = { x: 212, width: 176 };
const HEAD = { x: LABEL.x + LABEL.width + 12, width: 196 };
const NAMES = HEAD.x + HEAD.width;
const PAD = { chip: 11, band: 3 };
const GAP = { chip: 8, line: 4, band: 4, bundle: 10 };
export const BAND_FONT = 18;
const CHIP = 30;
const MOST_LINES = 2;
const ZERO = 36;

export function placeBands(layers: Layers, width: number, words: LayerWords): LayersPicture {
  const cards: PlacedCard[] = [];
  const bundles: PlacedBundle[] = [];
  const names = new Map<string, string>();
  const all = layers.columns.flat();
  let y = words.zero === null ? 0 : ZERO;
  const place = (bundle: Bundle) => {
    const apart = bundle.parent !== layers.root;
    const placed = placeBundle(bundle, apart ? names.get(bundle.parent) : undefined, y, width, words);
    bundles.push(placed.bundle);
    y = placed.bundle.y2 + GAP.bundle;
    for (const card of placed.cards) {
      cards.push(card);
      for (const row of card.rows) names.set(row.id, row.name);
    }
    const here = new Set(placed.cards.flatMap((card) => card.rows.map((row) => row.id)));
    for (const next of all) if (here.has(next.parent)) place(next);
  };
  for (const bundle of layers.columns[0] ?? []) place(bundle);
  const height = Math.max(y - GAP.bundle, 120);
  const lines = wrapLabel(words.rootName, (ROOT - 28) / SIZES.rootFont);
  const rootHeight = lines.length * SIZES.rootLine + 28;
  const root = { x: 0, y: Math.max(0, height / 2 - rootHeight / 2), width: ROOT, height: rootHeight, lines };
  const out = { x: ROOT, y: root.y + rootHeight / 2 };
  for (const placed of bundles) placed.from = out;
  const zero =
    words.zero === null ? null : { from: out, bend: LABEL.x, to: { x: HEAD.x - 26, y: ZERO / 2 - 4 } };
  return { width, height, root, zero, bundles, cards, extra: [] };
}

function placeBundle(
  bundle: Bundle,
  parent: string | undefined,
  top: number,
  width: number,
  words: LayerWords,
): { bundle: PlacedBundle; cards: PlacedCard[] } {
  const em = (LABEL.width - 12) / SIZES.small;
  const said = parent === undefined ? words.relation(bundle) : `${parent} ${words.relation(bundle)}`;
  const lines = wrapLabel(said, em);
  const basis = wrapLabel(words.basis(bundle), em);
  const cards: PlacedCard[] = [];
  let y = top;
  for (const card of bundle.cards) {
    const placed = placeBand(card, y, width, words);
    cards.push(placed);
    y += placed.height + GAP.band;
  }
  const middle = top + Math.max(lines.length * SIZES.smallLine + 3, (cards[0]?.height ?? 0) / 2);
  const y2 = Math.max(y - GAP.band, middle + basis.length * SIZES.smallLine + 4);
  return {
    bundle: {
      bundle,
      x: HEAD.x - 8,
      y1: top,
      y2,
      from: { x: 0, y: 0 },
      to: { x: HEAD.x - 8, y: middle },
      label: { x: LABEL.x, y: middle, width: LABEL.width, lines, basis },
      ...(parent === undefined ? {} : { apart: true }),
    },
    cards,
  };
}

/** Names side by side, on no more lines than there is room for; the rest is counted. */
function placeBand(card: Bundle['cards'][number], top: number, width: number, words: LayerWords): PlacedCard {
  const rows: PlacedRow[] = [];
  const right = width - PAD.band;
  let [x, y, line] = [NAMES, top + PAD.band, 1];
  for (const row of card.rows) {
    const wide = Math.min(widthOf(row.name) * BAND_FONT + PAD.chip * 2 + 10, right - NAMES);
    const left = card.rows.length - rows.length - 1;
    // Room for “and n more” is kept on the last line.
    const end = line === MOST_LINES && left > 0 ? right - 110 : right;
    if (x + wide > end && x > NAMES) {
      if (line === MOST_LINES) break;
      line++;
      x = NAMES;
      y += CHIP + GAP.line;
    }
    rows.push({ ...row, x: x - 5, y, width: wide + 10, height: CHIP, lines: [shortened(row.name, wide)] });
    x += wide + GAP.chip;
  }
  const folded = card.rows.length - rows.length + card.folded;
  const head = [words.head(card).join(' · '), ...(card.whole ? [words.whole(card)] : [])];
  const shown = head.flatMap((one) => wrapLabel(one, (HEAD.width - SIZES.pad * 2) / SIZES.small));
  const height = Math.max(y + CHIP + PAD.band - top, shown.length * SIZES.smallLine + 2);
  return {
    card,
    x: HEAD.x,
    y: top,
    width: width - HEAD.x,
    height,
    head: shown,
    headWidth: HEAD.width,
    rows,
    more: folded > 0 ? { x: x + 4, y, text: words.more({ ...card, folded, open: false }) } : null,
  };
}

/** A name that is longer than a whole line. */
function shortened(name: string, width: number): string {
  const most = Math.floor((width - PAD.chip * 2) / BAND_FONT);
  return widthOf(name) <= most + 1 ? name : `${[...name].slice(0, most - 1).join('')}…`;
}
