import type { Point } from '../state/address/app-state.ts';
import type { CaptionText } from './resting-names.ts';

/** A picture in the terms of the canvas, which knows no ontology. */

export type CanvasNode = Point & {
  id: string;
  name: string;
  shape: string;
  family: string;
  size: number;
  importance: number;
  pinned: boolean;
  /** Gathers nodes: drawn hollow, so that nobody takes it for one of them. */
  group?: boolean;
};
export type CanvasEdge = {
  id: string;
  from: string;
  to: string;
  basis: string;
  label: string;
  strength: number;
  /** A line that only counts relations, by how wide it is drawn; 0: it is a relation itself. */
  summary?: number;
};
export type CanvasPicture = {
  nodes: readonly CanvasNode[];
  edges: readonly CanvasEdge[];
  captions: readonly CaptionText[];
};

/** Above so many nodes and lines a fade takes longer than it is worth. */
export const MOST_FADING = 250;

/** Whether two records hold the same: what does not change is not handed to Cytoscape, which would restyle it. */
export function alike<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(b) as (keyof T)[];
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}
