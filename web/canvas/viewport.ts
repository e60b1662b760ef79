import type { Core, NodeCollection, NodeSingular } from 'cytoscape';
import { AT_REST, around, type Box, footprint, labelSize } from '../../server/layout/boxes.ts';
import type { Point } from '../state/app-state.ts';

/** Where the view has to be: pure questions to the drawn graph. */

export type View = { zoom: number; pan: Point };

/** Free room at the edges, in pixels. */
const EDGE = 14;
/** No nearer than this, however few nodes there are. */
const NEAREST = 1.15;
/** Under this zoom most labels are gone. */
const LEAST = 0.4;
/** As near as one is brought to what is too small. */
const NEAR = 0.8;
/** Narrower than this (a telephone) the whole would be too small to read, and one pans. */
export const NARROW = 600;

type Standing = { at: Point; diameter: number; label: ReturnType<typeof labelSize> };

const standing = (nodes: NodeCollection): Standing[] =>
  nodes.map((node) => ({
    at: (node as NodeSingular).position(),
    diameter: Number(node.data('size')),
    label: labelSize(String(node.data('name'))),
  }));

/** The room of nodes with their labels in model units, labels as large as they are at this zoom. */
const roomOf = (nodes: readonly Standing[], zoom: number): Box =>
  around(nodes.map((n) => footprint(n.at, n.diameter, n.label, 0, zoom)));

const roomFor = (cy: Core) => ({ w: cy.width() - 2 * EDGE, h: cy.height() - 2 * EDGE });

function fits(cy: Core, nodes: readonly Standing[], zoom: number): boolean {
  const box = roomOf(nodes, zoom);
  const { w, h } = roomFor(cy);
  return (box.x2 - box.x1) * zoom <= w && (box.y2 - box.y1) * zoom <= h;
}

/** The largest zoom at which nodes and labels all fit. Labels keep their size, so it has to be searched. */
function fittingZoom(cy: Core, nodes: readonly Standing[]): number {
  let low = cy.minZoom();
  let high = NEAREST;
  if (fits(cy, nodes, high)) return high;
  for (let i = 0; i < 14; i++) {
    const middle = (low + high) / 2;
    if (fits(cy, nodes, middle)) low = middle;
    else high = middle;
  }
  return low;
}

function centred(cy: Core, box: Box, zoom: number): View {
  return {
    zoom,
    pan: {
      x: cy.width() / 2 - ((box.x1 + box.x2) / 2) * zoom,
      y: cy.height() / 2 - ((box.y1 + box.y2) / 2) * zoom,
    },
  };
}

/** The view that shows all, labels too. On a telephone: the most important, readable. */
export function fittedView(cy: Core): View {
  const all = standing(cy.nodes());
  const zoom = fittingZoom(cy, all);
  if (cy.width() >= NARROW || zoom >= AT_REST) return centred(cy, roomOf(all, zoom), zoom);
  const first = cy.nodes().sort((a, b) => b.data('importance') - a.data('importance'));
  return centred(cy, roomOf(standing(first.slice(0, 1)), AT_REST), AT_REST);
}

/** How far a stretch must be moved to lie inside another; its middle to the middle if it is longer. */
function shift(from: number, to: number, low: number, high: number): number {
  if (to - from > high - low) return (low + high) / 2 - (from + to) / 2;
  return Math.max(0, low - from) - Math.max(0, to - high);
}

/**
 * The view that shows these nodes with their labels, moving no more than it must; null if they are seen
 * already. Where all together would be too small to read, the first is in the middle.
 */
export function viewOf(cy: Core, nodes: NodeCollection): View | null {
  const wanted = standing(nodes);
  const first = wanted.slice(0, 1);
  if (!first.length) return null;
  const now = cy.zoom();
  const fitting = fittingZoom(cy, wanted);
  if (now >= LEAST && now <= fitting) {
    const box = roomOf(wanted, now);
    const pan = cy.pan();
    const dx = shift(box.x1 * now + pan.x, box.x2 * now + pan.x, EDGE, cy.width() - EDGE);
    const dy = shift(box.y1 * now + pan.y, box.y2 * now + pan.y, EDGE, cy.height() - EDGE);
    return dx || dy ? { zoom: now, pan: { x: pan.x + dx, y: pan.y + dy } } : null;
  }
  const least = cy.width() < NARROW ? AT_REST : LEAST;
  const zoom = Math.max(least, Math.min(fitting, Math.max(now, NEAR)));
  return centred(cy, roomOf(fits(cy, wanted, zoom) ? wanted : first, zoom), zoom);
}

/** So many smaller zooms are tried, each by this share, until what must be seen has room. */
const TRIES = 8;
const SMALLER = 0.95;

/**
 * The same view, moved or made smaller until these nodes and their labels are inside, wherever the labels
 * stand at that zoom. `boxesAt`: the boxes of nodes and labels at a zoom, before panning.
 */
export function withLabels(cy: Core, view: View, boxesAt: (zoom: number) => readonly Box[]): View {
  const { w, h } = roomFor(cy);
  const middle = { x: cy.width() / 2, y: cy.height() / 2 };
  let { zoom, pan } = view;
  for (let i = 0; i < TRIES && zoom >= LEAST * SMALLER; i++) {
    const box = around(boxesAt(zoom));
    if (box.x2 - box.x1 <= w && box.y2 - box.y1 <= h) {
      const dx = shift(box.x1 + pan.x, box.x2 + pan.x, EDGE, cy.width() - EDGE);
      const dy = shift(box.y1 + pan.y, box.y2 + pan.y, EDGE, cy.height() - EDGE);
      return { zoom, pan: { x: pan.x + dx, y: pan.y + dy } };
    }
    zoom *= SMALLER;
    pan = { x: middle.x - (middle.x - pan.x) * SMALLER, y: middle.y - (middle.y - pan.y) * SMALLER };
  }
  return view;
}

/** The nearest node in a direction; without a start, the most important one. */
export function nextNode(
  cy: Core,
  from: string | null,
  direction: 'left' | 'right' | 'up' | 'down',
): string | null {
  const start = from ? cy.getElementById(from) : cy.collection();
  if (start.empty() || !start.isNode()) {
    const first = cy.nodes().sort((a, b) => b.data('importance') - a.data('importance'))[0];
    return first ? first.id() : null;
  }
  const p = (start as NodeSingular).position();
  let best: { id: string; cost: number } | null = null;
  cy.nodes().forEach((node) => {
    if (node.id() === from) return;
    const q = node.position();
    const along = { left: p.x - q.x, right: q.x - p.x, up: p.y - q.y, down: q.y - p.y }[direction];
    const across = direction === 'left' || direction === 'right' ? Math.abs(q.y - p.y) : Math.abs(q.x - p.x);
    if (along <= 4 || across > along * 2.2) return;
    const cost = along + across * 1.8;
    if (!best || cost < best.cost) best = { id: node.id(), cost };
  });
  return (best as { id: string } | null)?.id ?? null;
}
