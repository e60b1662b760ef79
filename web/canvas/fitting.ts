import { AT_REST, around, type Box, footprint, labelSize } from '../../server/layout/boxes.ts';
import type { Point } from '../state/address/app-state.ts';

/** The view in which a picture fits its room, names too. Pure: the first sight and the live canvas ask the same. */

export type View = { zoom: number; pan: Point };
/** The canvas, in pixels. */
export type Room = { w: number; h: number };
export type Standing = { at: Point; diameter: number; label: ReturnType<typeof labelSize> };

/** The farthest one may go away. */
export const FARTHEST = 0.12;
/** Free room at the edges, in pixels. */
export const EDGE = 14;
/** No nearer than this, however few nodes there are. */
const NEAREST = 1.15;
/** Under this zoom most labels are gone. */
export const LEAST = 0.4;
/** Under this zoom not even the names of what is chosen are shown. */
export const NAMELESS = 0.32;
/** Narrower than this (a telephone) the whole would be too small to read, and one pans. */
export const NARROW = 600;

export const standingAt = (at: Point, diameter: number, name: string): Standing => ({
  ...{ at, diameter },
  label: labelSize(name),
});

/** The room of nodes with their labels in model units, labels as large as they are at this zoom. */
export const roomOf = (nodes: readonly Standing[], zoom: number): Box =>
  around(nodes.map((n) => footprint(n.at, n.diameter, n.label, 0, zoom)));

const within = ({ w, h }: Room): Room => ({ w: w - 2 * EDGE, h: h - 2 * EDGE });

/** Whether nodes and labels all have room at a zoom. */
export function fits(room: Room, nodes: readonly Standing[], zoom: number): boolean {
  const box = roomOf(nodes, zoom);
  const { w, h } = within(room);
  return (box.x2 - box.x1) * zoom <= w && (box.y2 - box.y1) * zoom <= h;
}

/** The largest zoom at which nodes and labels all fit. Labels keep their size, so it has to be searched. */
export function fittingZoom(room: Room, nodes: readonly Standing[]): number {
  let low = FARTHEST;
  let high = NEAREST;
  if (fits(room, nodes, high)) return high;
  for (let i = 0; i < 14; i++) {
    const middle = (low + high) / 2;
    if (fits(room, nodes, middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The middle of a box of the picture in the middle of the room. */
export function centred({ w, h }: Room, box: Box, zoom: number): View {
  return {
    zoom,
    pan: { x: w / 2 - ((box.x1 + box.x2) / 2) * zoom, y: h / 2 - ((box.y1 + box.y2) / 2) * zoom },
  };
}

/** How far a stretch must be moved to lie inside another; its middle to the middle if it is longer. */
export function shift(from: number, to: number, low: number, high: number): number {
  if (to - from > high - low) return (low + high) / 2 - (from + to) / 2;
  return Math.max(0, low - from) - Math.max(0, to - high);
}

/** So many smaller zooms are tried, each by this share, until what must be seen has room. */
const TRIES = 8;
const SMALLER = 0.95;

/**
 * The view, moved or made smaller until these nodes and their labels are inside, wherever the labels stand at
 * that zoom; null where they are not even at the `least`. `boxesAt`: the boxes of nodes and labels at a zoom,
 * before panning.
 */
function holding(
  room: Room,
  view: View,
  boxesAt: (zoom: number) => readonly Box[],
  least: number,
): View | null {
  const { w, h } = within(room);
  const middle = { x: room.w / 2, y: room.h / 2 };
  let { zoom, pan } = view;
  for (let i = 0; i < TRIES && zoom >= least; i++) {
    const box = around(boxesAt(zoom));
    if (box.x2 - box.x1 <= w && box.y2 - box.y1 <= h) {
      const dx = shift(box.x1 + pan.x, box.x2 + pan.x, EDGE, room.w - EDGE);
      const dy = shift(box.y1 + pan.y, box.y2 + pan.y, EDGE, room.h - EDGE);
      return { zoom, pan: { x: pan.x + dx, y: pan.y + dy } };
    }
    zoom *= SMALLER;
    pan = { x: middle.x - (middle.x - pan.x) * SMALLER, y: middle.y - (middle.y - pan.y) * SMALLER };
  }
  return null;
}

/** The view that holds these nodes with their labels, if there is one in which names are shown; else the same view. */
export function withLabels(room: Room, view: View, boxesAt: (zoom: number) => readonly Box[]): View {
  return holding(room, view, boxesAt, NAMELESS) ?? view;
}

/**
 * All in view, wherever the names stand at that zoom. On a telephone, where that would be too small to read:
 * the first of `nodes`, readable; but groups are an overview, and are seen all if their names have room then.
 */
export function wholeView(
  room: Room,
  nodes: readonly Standing[],
  boxesAt: (zoom: number) => readonly Box[],
  hasGroups = false,
): View {
  const zoom = fittingZoom(room, nodes);
  const all = centred(room, roomOf(nodes, zoom), zoom);
  const overview = hasGroups ? holding(room, all, boxesAt, FARTHEST) : null;
  if (overview) return overview;
  if (room.w >= NARROW) return withLabels(room, all, boxesAt);
  if (zoom >= AT_REST) return all;
  return filling(room, centred(room, roomOf(nodes.slice(0, 1), AT_REST), AT_REST), roomOf(nodes, AT_REST));
}

/** The view, moved so that no part of the room stays empty while there is picture beyond an edge of it. */
function filling(room: Room, { zoom, pan }: View, box: Box): View {
  const along = (from: number, to: number, length: number) =>
    to - from <= length - 2 * EDGE
      ? shift(from, to, (length - to + from) / 2, (length + to - from) / 2)
      : -Math.max(0, from - EDGE) + Math.max(0, length - EDGE - to);
  const dx = along(box.x1 * zoom + pan.x, box.x2 * zoom + pan.x, room.w);
  const dy = along(box.y1 * zoom + pan.y, box.y2 * zoom + pan.y, room.h);
  return { zoom, pan: { x: pan.x + dx, y: pan.y + dy } };
}
