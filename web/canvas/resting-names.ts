import { type Box, FONT } from '../../server/layout/boxes.ts';
import type { Caption } from '../../server/layout/layout-types.ts';
import type { Point } from '../state/address/app-state.ts';
import type { LabelWish } from './label-placing.ts';

/** Names and captions as they are while nothing is chosen. Pure: the first sight and the live canvas ask the same. */

export type Measure = (text: string, font: string) => number;
export type CaptionText = Caption & { text: string };
export type PlacedCaption = { text: string; at: Point };
export type Fonts = { sans: string; serif: string };
export type Name = {
  id: string;
  /** Where its node stands in the picture, and how large it is there. */
  at: Point;
  diameter: number;
  lines: readonly string[];
  importance: number;
};

/** From this importance on a name is set bold: the headings over others. */
const HUB = 80;
/** How far a caption may reach beyond the outermost node, in pixels: as far as that one's own name does. */
const BEYOND = 30;

export const leading = (size: number): number => Math.round(size * 1.3);

export function fontOf(importance: number, { sans }: Fonts, size = FONT, strong = false): string {
  return `${strong || importance >= HUB ? 600 : 400} ${size}px ${sans}`;
}

export const captionFont = ({ serif }: Fonts): string => `500 14px ${serif}`;

/** The fonts that a part of the page is set in. */
export function fontsOf(element: Element): Fonts {
  const style = getComputedStyle(element);
  return {
    sans: style.getPropertyValue('--sans') || 'sans-serif',
    serif: style.getPropertyValue('--serif') || 'serif',
  };
}

const HAN = /^[\u4e00-\u9fff]+$/u;

/**
 * Measures by a canvas, each text once for a font. The Han characters of a font are all as wide as one: a line of
 * nothing else, as most are, need not be set to know its width.
 */
export function measuring(context: CanvasRenderingContext2D | null): Measure {
  const widths = new Map<string, number>();
  const widthOf = (text: string, font: string): number => {
    const known = widths.get(font + text);
    if (known !== undefined) return known;
    if (!context) return text.length * FONT;
    let width: number;
    if (text.length > 1 && HAN.test(text)) width = text.length * widthOf('国', font);
    else {
      context.font = font;
      width = context.measureText(text).width;
    }
    widths.set(font + text, width);
    return width;
  };
  return widthOf;
}

/** The room that a name asks for at a zoom, set in this font. */
export function wishOf(
  { id, at, diameter, lines, importance }: Name,
  zoom: number,
  font: string,
  measure: Measure,
  size = FONT,
): LabelWish {
  return {
    ...{ id, importance, hub: importance >= HUB },
    at: { x: at.x * zoom, y: at.y * zoom },
    diameter: diameter * zoom,
    width: Math.max(...lines.map((line) => measure(line, font))),
    height: lines.length * leading(size),
  };
}

/** Where captions begin, before panning: further left where one would reach beyond `right`, the picture's end. */
export function captionsAt(
  captions: readonly CaptionText[],
  right: number,
  zoom: number,
  width: (text: string) => number,
): PlacedCaption[] {
  return captions.map(({ text, x, y }) => ({
    text,
    at: { x: Math.min(x * zoom, right * zoom + BEYOND - width(text)), y: y * zoom },
  }));
}

/** The room that a caption takes. */
export function captionBox({ text, at: { x, y } }: PlacedCaption, width: (text: string) => number): Box {
  return { x1: x - 4, y1: y - 4, x2: x + width(text) + 4, y2: y + 20 };
}
