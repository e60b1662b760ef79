import type { Point } from './layout-types.ts';
import { widthOf, wrapLabel } from './wrap-label.ts';

/** Sizes of nodes and labels, and whether boxes overlap. Pure; the worker uses it as well. */

export type Box = { x1: number; y1: number; x2: number; y2: number };
export type LabelSize = { lines: string[]; width: number; height: number };

export const FONT = 13;
export const LINE = 17;
/** Of a line of a label, in em: short lines under round nodes leave the least room unused. */
export const LABEL_WIDTH = 6;
export const LABEL_GAP = 6;
const SIZES: Record<number, number> = { 1: 24, 2: 30, 3: 36, 4: 44, 5: 60 };

/**
 * The zoom that the first picture is arranged for. Labels keep their size on the screen, so at this zoom
 * they need 1 / AT_REST as much room in the picture, and have it.
 */
export const AT_REST = 0.6;

/** Diameter in model units of a node of the ontology's relative size. */
export function nodeSize(size: number): number {
  return SIZES[Math.max(1, Math.min(5, Math.round(size)))] ?? 36;
}

export function labelSize(name: string): LabelSize {
  const lines = wrapLabel(name, LABEL_WIDTH);
  return { lines, width: Math.max(...lines.map(widthOf)) * FONT, height: lines.length * LINE };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

/** The smallest box around all. */
export function around(boxes: Iterable<Box>): Box {
  const all = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  for (const box of boxes) {
    all.x1 = Math.min(all.x1, box.x1);
    all.y1 = Math.min(all.y1, box.y1);
    all.x2 = Math.max(all.x2, box.x2);
    all.y2 = Math.max(all.y2, box.y2);
  }
  return all;
}

/** The room a node takes with its label under it, in model units; the label as large as it is at `zoom`. */
export function footprint(at: Point, diameter: number, label: LabelSize, margin = 5, zoom = 1): Box {
  const half = Math.max(diameter, label.width / zoom) / 2 + margin;
  return {
    x1: at.x - half,
    x2: at.x + half,
    y1: at.y - diameter / 2 - margin,
    y2: at.y + diameter / 2 + (LABEL_GAP + label.height) / zoom + margin,
  };
}

/** Under a label more is kept free than the gap to its own node, or it would be read as the next one's. */
const BELOW = 8;

/** The room a node and its label need to be read at rest. */
export function roomAtRest(at: Point, node: { name: string; diameter: number }): Box {
  const box = footprint(at, node.diameter, labelSize(node.name), 4 / AT_REST, AT_REST);
  return { ...box, y2: box.y2 + BELOW / AT_REST };
}
