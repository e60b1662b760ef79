import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { roomAtRest } from './boxes.ts';
import type { LayoutEdge, LayoutNode, Point } from './layout-types.ts';
import { refined } from './refine.ts';
import { seeded } from './seeded.ts';
import { separate } from './separate.ts';

/**
 * One connected piece by fcose, with the room that labels need, and no overlap. fcose takes no seed, so
 * `Math.random` is a seeded one while it runs: the same piece always gives the same picture. For a worker.
 */

let registered = false;

function elements(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]) {
  return [
    ...nodes.map((n) => {
      const box = roomAtRest({ x: 0, y: 0 }, n);
      return { data: { id: n.id, w: box.x2 - box.x1, h: box.y2 - box.y1 } };
    }),
    ...edges
      .filter((e) => e.from !== e.to)
      .map((e, i) => ({
        data: { id: `edge ${i}`, source: e.from, target: e.to },
      })),
  ];
}

/** Places for one connected piece. */
export function layoutForce(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Map<string, Point> {
  if (!registered) cytoscape.use(fcose);
  registered = true;
  const random = Math.random;
  Math.random = seeded(20210122);
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    elements: elements(nodes, edges),
    style: [{ selector: 'node', style: { width: 'data(w)', height: 'data(h)', shape: 'rectangle' } }],
  });
  try {
    const options = {
      name: 'fcose',
      quality: 'proof',
      animate: false,
      randomize: true,
      fit: false,
      packComponents: false,
      nodeSeparation: 60,
      nodeRepulsion: () => 4500,
      // From border to border of rooms that hold the labels already.
      idealEdgeLength: () => 20,
      edgeElasticity: () => 0.4,
      gravity: 0.5,
      numIter: 2500,
    };
    cy.layout(options as unknown as cytoscape.LayoutOptions).run();
    const places = new Map<string, Point>();
    // Rooms reach further down than up: fcose places their middle, we want the node's.
    for (const n of nodes) {
      const p = cy.getElementById(n.id).position();
      const room = roomAtRest({ x: 0, y: 0 }, n);
      places.set(n.id, { x: p.x, y: p.y - (room.y1 + room.y2) / 2 });
    }
    separate(nodes, places);
    return refined(nodes, edges, places);
  } finally {
    cy.destroy();
    Math.random = random;
  }
}
