import cytoscape, { type Core, type EventObject, type NodeSingular } from 'cytoscape';
import type { Placed, Point } from '../state/app-state.ts';
import { type CaptionText, createLabelLayer } from './label-layer.ts';
import { type Palette, readPalette } from './palette.ts';
import { stylesheet } from './stylesheet.ts';

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

export type CanvasEvents = {
  onSelect(what: { what: 'node' | 'edge'; id: string } | null): void;
  onExpand(id: string): void;
  onMove(nodes: readonly Placed[]): void;
  onHover(nodes: readonly string[], edges: readonly string[]): void;
  onMenu(id: string | null, at: Point): void;
};

export type Canvas = {
  show(picture: CanvasPicture): void;
  mark(
    chosen: { what: 'node' | 'edge'; id: string } | null,
    lit: { nodes: readonly string[]; edges: readonly string[] },
  ): void;
  fit(): void;
  center(id: string): void;
  zoomBy(factor: number): void;
  next(from: string | null, direction: 'left' | 'right' | 'up' | 'down'): string | null;
  recolour(): void;
  /** Where a node stands on the screen, and the labels shown. */
  placeOf(id: string): Point | null;
  destroy(): void;
  core: Core;
};

const PADDING = 36;
/** Cytoscape puts a style into the page unless it finds this id; the Content-Security-Policy forbids that. */
const STYLE_ID = '__________cytoscape_stylesheet';

function claimStylesheet(): void {
  if (document.getElementById(STYLE_ID)) return;
  const link = document.querySelector('link[rel="stylesheet"]') ?? document.querySelector('link[rel="icon"]');
  link?.setAttribute('id', STYLE_ID);
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function createCanvas(host: HTMLElement, labels: HTMLCanvasElement, events: CanvasEvents): Canvas {
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
      cy.fit(undefined, PADDING);
      if (cy.zoom() > 1.15)
        cy.zoom({ level: 1.15, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    } else if (!picture.nodes.length) fitted = false;
    change();
  }

  return {
    core: cy,
    show,
    mark: (chosen, lit) => mark(cy, chosen, lit, change),
    fit: () => {
      if (cy.nodes().empty()) return;
      cy.stop();
      if (calm()) cy.fit(undefined, PADDING);
      else cy.animate({ fit: { eles: cy.elements(), padding: PADDING }, duration: 220 });
    },
    center: (id) => {
      const node = cy.getElementById(id);
      if (node.empty()) return;
      const p = (node as NodeSingular).renderedPosition();
      const margin = 90;
      const inside = p.x > margin && p.y > margin && p.x < cy.width() - margin && p.y < cy.height() - margin;
      if (inside && cy.zoom() > 0.5) return;
      const zoom = Math.max(cy.zoom(), 0.8);
      if (calm()) {
        cy.zoom(zoom);
        cy.center(node);
      } else cy.animate({ center: { eles: node }, zoom, duration: 220 });
    },
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
    destroy: () => {
      cancelAnimationFrame(frame);
      cy.destroy();
    },
  };
}

function mark(
  cy: Core,
  chosen: { what: 'node' | 'edge'; id: string } | null,
  lit: { nodes: readonly string[]; edges: readonly string[] },
  change: () => void,
): void {
  cy.batch(() => {
    cy.elements().removeClass('chosen near dim lit');
    const center = chosen ? cy.getElementById(chosen.id) : cy.collection();
    const hot = cy
      .collection()
      .union(cy.elements().filter((e) => lit.nodes.includes(e.id()) || lit.edges.includes(e.id())));
    cy.scratch('_chosen', center.nonempty() || hot.nonempty());
    if (center.nonempty()) {
      const near =
        chosen?.what === 'node'
          ? center.closedNeighborhood()
          : cy
              .collection()
              .union(center)
              .union(cy.getElementById(chosen?.id ?? '').connectedNodes());
      cy.elements().difference(near).difference(hot).addClass('dim');
      near.addClass('near');
      center.addClass('chosen');
    } else if (hot.nonempty()) {
      const ends = hot.edges().connectedNodes();
      cy.elements().difference(hot).difference(ends).addClass('dim');
    }
    hot.addClass('lit');
  });
  change();
}

function listen(
  cy: Core,
  labelAt: (x: number, y: number) => string | null,
  host: HTMLElement,
  change: () => void,
  events: CanvasEvents,
): void {
  const placeOf = (event: EventObject) => event.renderedPosition ?? { x: 0, y: 0 };
  const target = (event: EventObject): { what: 'node' | 'edge'; id: string } | null => {
    if (event.target !== cy) return { what: event.target.isNode() ? 'node' : 'edge', id: event.target.id() };
    const { x, y } = placeOf(event);
    const id = labelAt(x, y);
    return id ? { what: 'node', id } : null;
  };
  cy.on('tap', (event) => events.onSelect(target(event)));
  cy.on('dbltap', (event) => {
    const found = target(event);
    if (found?.what === 'node') events.onExpand(found.id);
  });
  cy.on('cxttap', (event) => {
    const found = target(event);
    events.onMenu(found?.what === 'node' ? found.id : null, placeOf(event));
  });
  cy.on('mouseover', 'node, edge', (event) => {
    event.target.addClass('hover');
    host.classList.add('over');
    events.onHover(
      event.target.isNode() ? [event.target.id()] : [],
      event.target.isEdge() ? [event.target.id()] : [],
    );
    change();
  });
  cy.on('mouseout', 'node, edge', (event) => {
    event.target.removeClass('hover');
    host.classList.remove('over');
    events.onHover([], []);
    change();
  });
  cy.on('dragfree', 'node', (event) => {
    const p = event.target.position();
    events.onMove([{ id: event.target.id(), x: p.x, y: p.y }]);
  });
}

/** The nearest node in a direction; without a start, the most important one. */
function nextNode(cy: Core, from: string | null, direction: 'left' | 'right' | 'up' | 'down'): string | null {
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
