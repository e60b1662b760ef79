import type { Point } from '../state/app-state.ts';
import { widthOf, wrapLabel } from './wrap-label.ts';

/** Sizes of nodes and labels, and whether boxes overlap. Pure; the worker uses it as well. */

export type Box = { x1: number; y1: number; x2: number; y2: number };
export type LabelSize = { lines: string[]; width: number; height: number };

export const FONT = 13;
export const LINE = 17;
export const LABEL_GAP = 6;
const SIZES: Record<number, number> = { 1: 24, 2: 30, 3: 36, 4: 44, 5: 60 };

/** Diameter in model units of a node of the ontology's relative size. */
export function nodeSize(size: number): number {
  return SIZES[Math.max(1, Math.min(5, Math.round(size)))] ?? 36;
}

export function labelSize(name: string): LabelSize {
  const lines = wrapLabel(name);
  return { lines, width: Math.max(...lines.map(widthOf)) * FONT, height: lines.length * LINE };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

/** The room a node takes with its label under it. */
export function footprint(at: Point, diameter: number, label: LabelSize, margin = 5): Box {
  const half = Math.max(diameter, label.width) / 2 + margin;
  return {
    x1: at.x - half,
    x2: at.x + half,
    y1: at.y - diameter / 2 - margin,
    y2: at.y + diameter / 2 + LABEL_GAP + label.height + margin,
  };
}
