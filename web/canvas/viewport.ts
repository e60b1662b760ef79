import type { Core, NodeCollection, NodeSingular } from 'cytoscape';
import type { Point } from '../state/app-state.ts';

/** Where the view has to be: pure questions to the drawn graph. */

/** The room to keep free for what floats over the canvas, in pixels. */
export type Margins = { left: number; right: number; top: number; bottom: number };

const LEAST_READABLE = 0.5;
export const READABLE = 0.8;

/** Whether all these nodes stand in the free part of the canvas. */
export function seen(cy: Core, nodes: NodeCollection, margin: Margins): boolean {
  return nodes.every((node) => {
    const { x, y } = (node as NodeSingular).renderedPosition();
    return x > 20 && y > margin.top - 30 && x < cy.width() - 20 && y < cy.height() - margin.bottom + 40;
  });
}

function bounds(nodes: NodeCollection) {
  const box = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
  nodes.forEach((node) => {
    const { x, y } = node.position();
    const half = Number(node.data('size')) / 2;
    box.x1 = Math.min(box.x1, x - half);
    box.x2 = Math.max(box.x2, x + half);
    box.y1 = Math.min(box.y1, y - half);
    box.y2 = Math.max(box.y2, y + half);
  });
  return { ...box, w: box.x2 - box.x1, h: box.y2 - box.y1 };
}

/**
 * The view that shows everything, labels and all, between sentence and legend. Where that would be too
 * small to read (a telephone), the height is filled instead, and one pans.
 */
export function fittedView(cy: Core, margin: Margins, nodes = cy.nodes()): { zoom: number; pan: Point } {
  const box = bounds(nodes);
  const small = cy.width() < 600;
  const width = cy.width() - margin.left - margin.right;
  const height = cy.height() - margin.top - margin.bottom;
  let zoom = Math.min(width / Math.max(1, box.w), height / Math.max(1, box.h), 1.15);
  let middle = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  if (small && zoom < LEAST_READABLE) {
    zoom = LEAST_READABLE;
    const first = cy.nodes().sort((a, b) => b.data('importance') - a.data('importance'))[0];
    if (first) middle = { ...first.position() };
  }
  return {
    zoom,
    pan: { x: margin.left + width / 2 - middle.x * zoom, y: margin.top + height / 2 - middle.y * zoom },
  };
}

/** The view that has these nodes in the middle of the free room, at `zoom` or less if they need more room. */
export function reached(
  cy: Core,
  nodes: NodeCollection,
  margin: Margins,
  zoom: number,
): { zoom: number; pan: Point } {
  const fitted = fittedView(cy, margin, nodes);
  const box = bounds(nodes);
  const near = Math.min(zoom, Math.max(fitted.zoom, LEAST_READABLE));
  const width = cy.width() - margin.left - margin.right;
  const height = cy.height() - margin.top - margin.bottom;
  const middle = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  return {
    zoom: near,
    pan: { x: margin.left + width / 2 - middle.x * near, y: margin.top + height / 2 - middle.y * near },
  };
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
