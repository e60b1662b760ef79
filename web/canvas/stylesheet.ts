import type { StylesheetJson } from 'cytoscape';
import type { Palette } from './palette.ts';

/**
 * How nodes and lines look. Labels are drawn apart (label-layer.ts), so that none is cut or overlaps. `still`: what
 * is dimmed is so at once, where fading would keep a large picture busy, or the reader wants no motion.
 */
export function stylesheet(palette: Palette, still: boolean): StylesheetJson {
  const duration = still ? 0 : 120;
  return [
    {
      selector: 'node',
      style: {
        width: 'data(size)',
        height: 'data(size)',
        shape: 'data(shape)' as 'ellipse',
        'background-color': 'data(colour)',
        'border-width': 0,
        'overlay-opacity': 0,
        'underlay-color': 'data(colour)',
        'underlay-opacity': 0,
        'outline-width': 0,
        'transition-property': 'opacity',
        'transition-duration': duration,
      },
    },
    {
      selector: 'edge',
      style: {
        width: 2,
        'curve-style': 'bezier',
        'line-color': palette.explicit,
        'target-arrow-color': palette.explicit,
        'target-arrow-shape': 'none',
        'arrow-scale': 0.9,
        'overlay-opacity': 0,
        opacity: 0.75,
        'transition-property': 'opacity',
        'transition-duration': duration,
      },
    },
    {
      selector: 'edge[basis = "inferred"]',
      style: {
        'line-style': 'dashed',
        'line-dash-pattern': [6, 5],
        'line-color': palette.inferred,
        'target-arrow-color': palette.inferred,
        opacity: 'data(strength)' as unknown as number,
      },
    },
    {
      // Two rings round nothing: many that are not drawn.
      selector: 'node[?group]',
      style: {
        'background-color': palette.paper,
        'border-width': 9,
        'border-style': 'double',
        'border-color': 'data(colour)',
        'border-position': 'inside',
      },
    },
    {
      // A pale broad band, straight and without an arrow: it counts, and says nothing itself.
      selector: 'edge[summary > 0]',
      style: {
        width: 'data(summary)' as unknown as number,
        'curve-style': 'straight',
        'line-color': palette.soft,
        'line-style': 'solid',
        opacity: 'data(strength)' as unknown as number,
      },
    },
    { selector: '.dim', style: { opacity: 0.34 } },
    { selector: 'edge.dim', style: { opacity: 0.2 } },
    { selector: 'edge.near', style: { width: 2.4, 'target-arrow-shape': 'triangle', opacity: 0.95 } },
    {
      selector: 'edge[summary > 0].near',
      style: { width: 'data(summary)' as unknown as number, 'target-arrow-shape': 'none', opacity: 0.4 },
    },
    { selector: 'edge[summary > 0].dim', style: { opacity: 0.07 } },
    {
      selector: 'edge[basis = "inferred"].near',
      style: { opacity: 'data(nearStrength)' as unknown as number },
    },
    {
      selector: 'node[?pinned]',
      style: { 'border-width': 3, 'border-color': palette.ink, 'border-position': 'inside' },
    },
    {
      selector: 'node.picked',
      style: { 'outline-width': 3, 'outline-color': palette.focus, 'outline-offset': 4, opacity: 1 },
    },
    {
      selector: 'node.lit',
      style: { 'outline-width': 2, 'outline-color': palette.ink, 'outline-offset': 3, opacity: 1 },
    },
    { selector: 'edge.lit', style: { width: 3, 'target-arrow-shape': 'triangle', opacity: 1 } },
    {
      selector: 'node.chosen',
      style: { 'outline-width': 2.5, 'outline-color': 'data(colour)', 'outline-offset': 5, opacity: 1 },
    },
    { selector: 'edge.chosen', style: { width: 3.5, 'target-arrow-shape': 'triangle', opacity: 1 } },
    {
      selector: 'edge[summary > 0].chosen',
      style: { width: 'data(summary)' as unknown as number, 'target-arrow-shape': 'none', opacity: 0.75 },
    },
  ] as StylesheetJson;
}
