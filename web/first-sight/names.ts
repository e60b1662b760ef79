import { FONT, LABEL_WIDTH, nodeSize } from '../../server/layout/boxes.ts';
import { importanceOf } from '../../server/layout/layout-input.ts';
import { wrapLabel } from '../../server/layout/wrap-label.ts';
import { type Room, standingAt, type View, wholeView } from '../canvas/fitting.ts';
import { type PlacedLabel, placeLabels } from '../canvas/label-placing.ts';
import {
  type CaptionText,
  captionBox,
  captionFont,
  captionsAt,
  type Fonts,
  fontOf,
  leading,
  measuring,
  type Name,
  type PlacedCaption,
  wishOf,
} from '../canvas/resting-names.ts';
import type { Picture } from '../state/picture/picture.ts';
import { namesOf, type Told } from './picture.ts';

/** Where the first picture stands in its room, and its names: what the live canvas will find, by the same functions. */
export type Setting = {
  view: View;
  labels: PlacedLabel[];
  captions: PlacedCaption[];
  names: Map<string, Name>;
};

/** `measure`: the width of a text in a font, in pixels. */
export function settingOf(
  told: Told,
  { nodes }: Picture,
  room: Room,
  fonts: Fonts,
  measure: (text: string, font: string) => number,
): Setting {
  const { sight, t } = told;
  const kinds = new Map(sight.kinds.map((kind) => [kind.id, kind]));
  const drawnNames = namesOf(told);
  const names = nodes.map(({ node, at }): Name => {
    const kind = kinds.get(node.kind);
    return {
      ...{ id: node.id, at, diameter: nodeSize(kind?.size ?? 3) },
      lines: wrapLabel(drawnNames.get(node.id) ?? '', LABEL_WIDTH),
      importance: importanceOf({ degree: node.degree, declared: !!node.properties.declaredCount }, kind),
    };
  });
  const width = (text: string) => measure(text, captionFont(fonts));
  const right = Math.max(...names.map(({ at, diameter }) => at.x + diameter / 2));
  const captions: CaptionText[] = sight.captions.map((one) => ({
    ...one,
    text: t('caption.alone', { n: one.count }),
  }));
  const printedAt = (zoom: number) => captionsAt(captions, right, zoom, width);
  let last: { zoom: number; labels: PlacedLabel[] } | undefined;
  const placedAt = (zoom: number) => {
    if (last?.zoom === zoom) return last.labels;
    const labels = placeLabels(
      names.map((name) => wishOf(name, zoom, fontOf(name.importance, fonts), measure)),
      printedAt(zoom).map((one) => captionBox(one, width)),
    );
    last = { zoom, labels };
    return labels;
  };
  const boxesAt = (zoom: number) => [
    ...names.map(({ at: { x, y }, diameter }) => {
      const half = diameter / 2;
      return { x1: (x - half) * zoom, x2: (x + half) * zoom, y1: (y - half) * zoom, y2: (y + half) * zoom };
    }),
    ...placedAt(zoom).map(({ box }) => box),
  ];
  const byImportance = [...names].sort((a, b) => b.importance - a.importance);
  const standing = byImportance.map(({ id, at, diameter }) =>
    standingAt(at, diameter, drawnNames.get(id) ?? ''),
  );
  const view = wholeView(room, standing, boxesAt);
  return {
    ...{ view, labels: placedAt(view.zoom), captions: printedAt(view.zoom) },
    names: new Map(names.map((name) => [name.id, name])),
  };
}

/** Writes the names into the drawing: each line on its own base line, as the live canvas sets it. */
export function writeNames(into: Element, { view, labels, captions, names }: Setting, fonts: Fonts): void {
  const { x, y } = view.pan;
  for (const label of labels) {
    const name = names.get(label.id);
    if (!name) continue;
    const font = fontOf(name.importance, fonts);
    if (label.leader) into.append(line(label.leader, view.pan));
    name.lines.forEach((line, i) => {
      const top = label.y + y + i * leading(FONT);
      const made = text(line, label.x + x, top + ascent(font, FONT), font, FONT);
      made.dataset.id = label.id;
      into.append(made);
    });
  }
  const font = captionFont(fonts);
  for (const { text: words, at } of captions) {
    const made = text(words, at.x + x, at.y + y + ascent(font, 14), font, 14);
    made.setAttribute('class', 'caption');
    into.append(made);
  }
}

/** To a name that could not stand beside its node. */
function line({ from, to }: NonNullable<PlacedLabel['leader']>, pan: { x: number; y: number }): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  made.setAttribute('class', 'leader');
  made.setAttribute('d', `M${from.x + pan.x} ${from.y + pan.y}L${to.x + pan.x} ${to.y + pan.y}`);
  return made;
}

function text(words: string, x: number, y: number, font: string, size: number): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  made.textContent = words;
  made.setAttribute('x', String(x));
  made.setAttribute('y', String(y));
  made.setAttribute('font-size', String(size));
  made.setAttribute('font-weight', font.split(' ')[0] ?? '400');
  return made;
}

const context = document.createElement('canvas').getContext('2d');
const ascents = new Map<string, number>();

/** How far a font's base line stands under what a canvas calls its top. */
function ascent(font: string, size: number): number {
  const known = ascents.get(font);
  if (known !== undefined) return known;
  let found = size * 0.88;
  if (context) {
    context.font = font;
    context.textBaseline = 'top';
    found = -context.measureText('国').alphabeticBaseline || found;
  }
  ascents.set(font, found);
  return found;
}

/** The width of a text in a font, in pixels. */
export const measure = measuring(context);
