import { nodeSize } from '../../../server/layout/boxes.ts';
import { type Gathered, isGathered } from './gathered.ts';

/** How groups and their lines look, on the canvas and on a slide. Pure. */

/** A group's circle grows with what it gathers, a line's width with what it counts: both by their logarithm. */
export const groupSize = (n: number): number => Math.round(nodeSize(4) + 9 * Math.log2(n));
export const lineWidth = (n: number): number => Math.min(16, 2 + 1.8 * Math.log2(n));
/** Beside nodes a group is one of the most important, the larger the more. */
export const groupImportance = (n: number): number => 100 + Math.min(99, n);

/**
 * How strong the lines are drawn. The more of them, the fainter: names must be read over them. Those of a drawn
 * node come out when it, or the group, is chosen: all at once they would cover the picture.
 */
export function lineStrengths({ lines }: Gathered): (line: { from: string; to: string }) => number {
  const between = 0.24 * Math.min(1, Math.max(0.4, 60 / (lines.length || 1)));
  return ({ from, to }) => (isGathered(from) && isGathered(to) ? between : 0.07);
}
