import cytoscape, { type Core, type NodeSingular } from 'cytoscape';
import type { Point } from '../state/app-state.ts';
import { type CanvasEvents, listen, mark } from './interaction.ts';
import { type CaptionText, createLabelLayer } from './label-layer.ts';
import { type Palette, readPalette } from './palette.ts';
import { stylesheet } from './stylesheet.ts';
import { fittedView, type Margins, nextNode, READABLE, reached, seen } from './viewport.ts';

/** The one place that knows Cytoscape: shows a picture, tells what the reader does with it. */

export type CanvasNode = Point & {
  id: string;
  name: string;
  shape: string;
  family: string;
  size: number;
  importance: number;
};
export type CanvasEdge = {
  id: string;
  from: string;
  to: string;
  basis: string;
  label: string;
  strength: number;
};
export type CanvasPicture = {
  nodes: readonly CanvasNode[];
  edges: readonly CanvasEdge[];
  captions: readonly CaptionText[];
};

export type Canvas = {
  show(picture: CanvasPicture): void;
  mark(
    chosen: { what: 'node' | 'edge'; id: string } | null,
    lit: { nodes: readonly string[]; edges: readonly string[] },
  ): void;
  fit(): void;
  zoomBy(factor: number): void;
  next(from: string | null, direction: 'left' | 'right' | 'up' | 'down'): string | null;
  recolour(): void;
  /** Pans, no more than needed, so that these nodes can be seen; zooms only if they are too small to read. */
  reach(ids: readonly string[]): void;
  /** Brings these nodes into view, large enough to read, if they are not. */
  frame(ids: readonly string[]): void;
  /** Where a node stands on the screen, and where in the picture. */
  placeOf(id: string): Point | null;
  standsAt(id: string): Point | null;
  destroy(): void;
  core: Core;
};

/** Cytoscape puts a style into the page unless it finds this id; the Content-Security-Policy forbids that. */
const STYLE_ID = '__________cytoscape_stylesheet';

function claimStylesheet(): void {
  if (document.getElementById(STYLE_ID)) return;
  const link = document.querySelector('link[rel="stylesheet"]') ?? document.querySelector('link[rel="icon"]');
  link?.setAttribute('id', STYLE_ID);
}

/** Under this zoom a chosen node is brought nearer. */
const LEAST = 0.45;

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** `margins`: the room to keep free for what floats over the canvas. */
export function createCanvas(
  host: HTMLElement,
  labels: HTMLCanvasElement,
  events: CanvasEvents,
  margins: () => Margins,
): Canvas {
  claimStylesheet();
  let palette: Palette = readPalette(host);
  const cy = cytoscape({
    container: host,
    style: stylesheet(palette),
    minZoom: 0.12,
    maxZoom: 3,
    boxSelectionEnabled: false,
    autounselectify: true,
    selectionType: 'single',
  });
  const layer = createLabelLayer(cy, labels, palette);
  let frame = 0;
  const redraw = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => layer.draw());
  };
  const change = () => {
    layer.stale();
    redraw();
  };
  cy.on('render pan zoom resize', redraw);
  cy.on('position', 'node', change);
  listen(cy, layer.hit, host, change, events);

  /** Two frames later, if the canvas is still there: what was just decided is drawn by then. */
  const soon = (run: () => void) => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!cy.destroyed()) run();
      }),
    );
  };
  const go = (view: { zoom: number; pan: Point }) => {
    cy.stop();
    if (calm()) cy.viewport(view);
    else cy.animate({ ...view, duration: 240 });
  };
  let fitted = false;
  let known = new Map<string, CanvasNode>();
  const colourOf = (family: string) => (palette as Record<string, string>)[family] ?? palette.soft;

  function show(picture: CanvasPicture): void {
    const wantedNodes = new Map(picture.nodes.map((n) => [n.id, n]));
    const wantedEdges = new Map(picture.edges.map((e) => [e.id, e]));
    cy.batch(() => {
      cy.edges()
        .filter((e) => !wantedEdges.has(e.id()))
        .remove();
      cy.nodes()
        .filter((n) => !wantedNodes.has(n.id()))
        .remove();
      for (const n of picture.nodes) {
        const data = {
          id: n.id,
          name: n.name,
          shape: n.shape,
          size: n.size,
          importance: n.importance,
          family: n.family,
          colour: colourOf(n.family),
        };
        const there = cy.getElementById(n.id);
        if (there.empty()) cy.add({ group: 'nodes', data, position: { x: n.x, y: n.y } });
        else {
          there.data(data);
          const p = there.position();
          if (p.x !== n.x || p.y !== n.y) (there as NodeSingular).position({ x: n.x, y: n.y });
        }
      }
      for (const e of picture.edges) {
        const data = {
          id: e.id,
          source: e.from,
          target: e.to,
          basis: e.basis,
          label: e.label,
          strength: e.strength,
          nearStrength: Math.min(1, e.strength + 0.25),
        };
        const there = cy.getElementById(e.id);
        if (there.empty()) cy.add({ group: 'edges', data });
        else there.data(data);
      }
    });
    known = wantedNodes;
    layer.setCaptions(picture.captions);
    if (!fitted && picture.nodes.length) {
      fitted = true;
      cy.viewport(fittedView(cy, margins()));
    } else if (!picture.nodes.length) fitted = false;
    change();
  }

  return {
    core: cy,
    show,
    mark: (chosen, lit) => mark(cy, chosen, lit, change),
    fit: () =>
      soon(() => {
        if (cy.nodes().empty()) return;
        cy.stop();
        const view = fittedView(cy, margins());
        go(view);
      }),
    reach: (ids) =>
      soon(() => {
        const nodes = cy.nodes().filter((n) => ids.includes(n.id()));
        if (nodes.empty() || (seen(cy, nodes, margins()) && cy.zoom() > LEAST)) return;
        go(reached(cy, nodes, margins(), Math.max(cy.zoom(), READABLE)));
      }),
    frame: (ids) =>
      soon(() => {
        const nodes = cy.nodes().filter((n) => ids.includes(n.id()));
        if (nodes.empty()) return;
        const view = fittedView(cy, margins(), nodes);
        if (seen(cy, nodes, margins()) && cy.zoom() >= Math.min(READABLE, view.zoom)) return;
        go(view);
      }),
    zoomBy: (factor) =>
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    next: (from, direction) => nextNode(cy, from, direction),
    recolour: () => {
      palette = readPalette(host);
      layer.setPalette(palette);
      cy.batch(() =>
        cy.nodes().forEach((n) => void n.data('colour', colourOf(known.get(n.id())?.family ?? ''))),
      );
      cy.style(stylesheet(palette));
      change();
    },
    placeOf: (id) => {
      const node = cy.getElementById(id);
      return node.empty() ? null : (node as NodeSingular).renderedPosition();
    },
    standsAt: (id) => {
      const node = cy.getElementById(id);
      return node.empty() ? null : { ...(node as NodeSingular).position() };
    },
    destroy: () => {
      cancelAnimationFrame(frame);
      cy.destroy();
    },
  };
}
