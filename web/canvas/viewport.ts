import type { Core, NodeCollection, NodeSingular } from 'cytoscape';
import { AT_REST } from '../../server/layout/boxes.ts';
import {
  centred,
  EDGE,
  fits,
  fittingZoom,
  LEAST,
  NARROW,
  type Room,
  roomOf,
  type Standing,
  shift,
  standingAt,
  type View,
} from './fitting.ts';

/** Where the view has to be: pure questions to the drawn graph. */

/** As near as one is brought to what is too small. */
const NEAR = 0.8;

export const canvasRoom = (cy: Core): Room => ({ w: cy.width(), h: cy.height() });

/** Nodes as they stand with their labels. */
export const standing = (nodes: NodeCollection): Standing[] =>
  nodes.map((node) =>
    standingAt((node as NodeSingular).position(), Number(node.data('size')), String(node.data('name'))),
  );

/**
 * The view that shows these nodes with their labels, moving no more than it must; null if they are seen
 * already. Where all together would be too small to read, the first is in the middle.
 */
export function viewOf(cy: Core, nodes: NodeCollection): View | null {
  const room = canvasRoom(cy);
  const wanted = standing(nodes);
  const first = wanted.slice(0, 1);
  if (!first.length) return null;
  const now = cy.zoom();
  const fitting = fittingZoom(room, wanted);
  if (now >= LEAST && now <= fitting) {
    const box = roomOf(wanted, now);
    const pan = cy.pan();
    const dx = shift(box.x1 * now + pan.x, box.x2 * now + pan.x, EDGE, room.w - EDGE);
    const dy = shift(box.y1 * now + pan.y, box.y2 * now + pan.y, EDGE, room.h - EDGE);
    return dx || dy ? { zoom: now, pan: { x: pan.x + dx, y: pan.y + dy } } : null;
  }
  const least = room.w < NARROW ? AT_REST : LEAST;
  const zoom = Math.max(least, Math.min(fitting, Math.max(now, NEAR)));
  return centred(room, roomOf(fits(room, wanted, zoom) ? wanted : first, zoom), zoom);
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
