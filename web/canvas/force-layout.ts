import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { Point } from '../state/app-state.ts';
import { footprint, labelSize } from './boxes.ts';
import type { LayoutEdge, LayoutNode } from './layout-types.ts';
import { separate } from './separate.ts';

/**
 * One connected piece by fcose, with the room that labels need, and no overlap. fcose takes no seed, so
 * `Math.random` is a seeded one while it runs: the same piece always gives the same picture. For a worker.
 */

let registered = false;

function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const HIERARCHY = new Set(['PART_OF', 'BELONGS_TO']);

function elements(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]) {
  return [
    ...nodes.map((n) => {
      const box = footprint({ x: 0, y: 0 }, n.diameter, labelSize(n.name), 4);
      return { data: { id: n.id, w: box.x2 - box.x1, h: box.y2 - box.y1 } };
    }),
    ...edges
      .filter((e) => e.from !== e.to)
      .map((e, i) => ({
        data: { id: `edge ${i}`, source: e.from, target: e.to, length: HIERARCHY.has(e.type) ? 40 : 60 },
      })),
  ];
}

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
      nodeSeparation: 90,
      nodeRepulsion: () => 4500,
      idealEdgeLength: (edge: cytoscape.EdgeSingular) => Number(edge.data('length')),
      edgeElasticity: () => 0.4,
      gravity: 0.35,
      numIter: 2500,
    };
    cy.layout(options as unknown as cytoscape.LayoutOptions).run();
    const places = new Map<string, Point>();
    // Footprints reach further down than up: fcose places their middle, we want the node's.
    for (const n of nodes) {
      const p = cy.getElementById(n.id).position();
      places.set(n.id, { x: p.x, y: p.y - (labelSize(n.name).height + 6) / 2 });
    }
    separate(nodes, places);
    return places;
  } finally {
    cy.destroy();
    Math.random = random;
  }
}
