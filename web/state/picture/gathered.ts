import type { Grouped } from '../../../server/contract/types.ts';
import type { Gather, Point } from '../address/app-state.ts';

/**
 * What is not drawn by itself, as groups: how many nodes each still gathers, and how many relations run
 * between groups, or between a group and a drawn node. A line only counts; it says nothing of the page. Pure.
 */

export type By = Gather['by'];
/** `rest`: its nodes that are not drawn by themselves; `all`: with those that are. */
export type DrawnGroup = { group: Grouped['groups'][number]; rest: number; all: number; at: Point };
export type LinePart = { from: string; to: string; type: string; explicit: number; inferred: number };
/** `from` and `to` are groups, or one of them a node. */
export type GroupLine = { id: string; from: string; to: string; parts: readonly LinePart[]; count: number };
export type Gathered = {
  groups: readonly DrawnGroup[];
  /** The strongest first. */
  lines: readonly GroupLine[];
  /** Lines for which there was no room. */
  left: number;
  /** Kinds, types and bases of what would be gathered if nothing were filtered: for the legend's counts. */
  counts: Record<Counted, ReadonlyMap<string, number>>;
  /** Facets of commitment of all nodes, drawn and gathered. */
  words: ReadonlyMap<string, number>;
};
export type Counted = 'kinds' | 'types' | 'bases';

const NO_COUNTS = { kinds: new Map(), types: new Map(), bases: new Map() };
export const NOTHING_GATHERED: Gathered = {
  groups: [],
  lines: [],
  left: 0,
  counts: NO_COUNTS,
  words: new Map(),
};
export const BETWEEN = '**';

/** Whether an id is a group's, or a line's between groups: no node and no relation has such a one. */
export const isGathered = (id: string) => id.includes('*');
export const isGroupLine = (id: string) => id.includes(BETWEEN);
