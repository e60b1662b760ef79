import cytoscape, { type Core, type LayoutOptions } from 'cytoscape';
import { graph, host, seen } from './graph.ts';

/** A bare page that draws the first picture in Cytoscape as it comes, with names. */
export function drawWith(layout: LayoutOptions): Core {
  const cy = cytoscape({
    container: host,
    elements: [
      ...graph.nodes.map(({ id, x, y, ...data }) => ({ data: { id, ...data }, position: { x, y } })),
      ...graph.edges.map(({ id, from, to, colour, dashed }) => ({
        data: { id, source: from, target: to, colour, line: dashed ? 'dashed' : 'solid' },
      })),
    ],
    style: [
      {
        selector: 'node',
        style: {
          width: 'data(size)',
          height: 'data(size)',
          shape: 'data(shape)' as 'ellipse',
          'background-color': 'data(colour)',
          label: 'data(name)',
          'font-size': 20,
          'text-valign': 'bottom',
          'text-wrap': 'wrap',
          'text-max-width': '120px',
        },
      },
      {
        selector: 'edge',
        style: { width: 2, 'line-color': 'data(colour)', 'line-style': 'data(line)' as 'solid' },
      },
    ],
    layout,
  });
  cy.one('render', seen);
  return cy;
}
