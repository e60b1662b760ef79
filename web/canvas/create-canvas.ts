import cytoscape, { type Core, type NodeCollection, type NodeSingular } from 'cytoscape';
import type { Box } from '../../server/layout/boxes.ts';
import type { Point } from '../state/address/app-state.ts';
import {
  alike,
  type CanvasEdge,
  type CanvasNode,
  type CanvasPicture,
  MOST_FADING,
} from './canvas-picture.ts';
import { FARTHEST, type View } from './fitting.ts';
import { type CanvasEvents, listen, mark } from './interaction.ts';
import { calm, keepView } from './keeping-view.ts';
import { createLabelLayer, nodeBox } from './label-layer.ts';
import type { PlacedLabel } from './label-placing.ts';
import { keepForPaper } from './on-paper.ts';
import { type Palette, readPalette } from './palette.ts';
import { stylesheet } from './stylesheet.ts';
import { nextNode } from './viewport.ts';

/** The one place that knows Cytoscape: shows a picture, tells what the reader does with it. */

export type Canvas = {
  show(picture: CanvasPicture): void;
  mark(
    chosen: { what: 'node' | 'edge'; id: string } | null,
    lit: { nodes: readonly string[]; edges: readonly string[] },
    picked: ReadonlySet<string>,
  ): void;
  fit(): void;
  zoomBy(factor: number): void;
  next(from: string | null, direction: 'left' | 'right' | 'up' | 'down'): string | null;
  recolour(): void;
  /** Brings these nodes into the free room with their labels, moving no more than it must. */
  frame(ids: readonly string[]): void;
  /** The same for a node and what it is related to in the picture. */
  reach(id: string): void;
  /** The room of the canvas has changed: what is drawn stays where it is on the screen. */
  resize(): void;
  /** Where a node stands on the screen, and where in the picture. */
  placeOf(id: string): Point | null;
  standsAt(id: string): Point | null;
  /** The labels shown, and the nodes, in pixels of the canvas. */
  labels(): readonly PlacedLabel[];
  circles(): readonly { id: string; box: Box; near: boolean }[];
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

const isStill = ({ nodes, edges }: CanvasPicture) => calm() || nodes.length + edges.length > MOST_FADING;

/** A node and what it is related to; the node itself first: it is in the middle if not all have room. */
const withNeighbours = (node: NodeCollection) => node.union(node.closedNeighborhood().nodes()).nodes();

/** `begun`: the view to begin with, where something has stood in for the canvas; else all is in view. */
export function createCanvas(
  host: HTMLElement,
  labels: HTMLCanvasElement,
  events: CanvasEvents,
  begun: View | null = null,
): Canvas {
  claimStylesheet();
  let palette: Palette = readPalette(host);
  const cy = cytoscape({
    container: host,
    style: stylesheet(palette, calm()),
    minZoom: FARTHEST,
    maxZoom: 3,
    boxSelectionEnabled: false,
    autounselectify: true,
    selectionType: 'single',
  });
  let still = calm();
  const layer = createLabelLayer(cy, labels, palette);
  let frame = 0;
  let anew = false;
  const drawNames = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    layer.draw(anew);
    anew = false;
  };
  /** The frame in which Cytoscape has first drawn, which is long: the names come in the next, under the first sight. */
  let first: number | null = null;
  /** Once a frame: with Cytoscape's own drawing, or without it where only names change. */
  const follow = () => {
    frame ||= requestAnimationFrame((now) => {
      frame = 0;
      if (view.waits() || first === null || first === now) follow();
      else drawNames();
    });
  };
  const redraw = () => {
    anew = true;
    follow();
  };
  const change = (names = false) => {
    layer.stale(names);
    redraw();
  };
  const changeNames = () => change(true);
  cy.on('pan zoom', follow);
  cy.on('render', () => {
    const begins = first === null;
    first ??= Number(document.timeline.currentTime);
    if (frame && !begins) drawNames();
  });
  cy.on('resize', redraw);
  cy.on('position', 'node', changeNames);
  // A name that stands is only set bold; all names are placed anew for one that was not shown.
  const pointed = (id: string) => (layer.shows(id) ? redraw() : change());
  listen(cy, layer.hit, host, pointed, events);

  const view = keepView(cy, host, layer);
  let fitted = false;
  let begin = begun;
  let chosenId = '';
  let known: ReadonlyMap<string, CanvasNode> = new Map();
  let knownEdges: ReadonlyMap<string, CanvasEdge> = new Map();
  const colourOf = (family: string) => (palette as Record<string, string>)[family] ?? palette.soft;

  function showNode(n: CanvasNode): void {
    const there = cy.getElementById(n.id);
    const before = known.get(n.id);
    const data = {
      id: n.id,
      name: n.name,
      shape: n.shape,
      size: n.size,
      importance: n.importance,
      family: n.family,
      colour: colourOf(n.family),
      pinned: n.pinned,
      group: n.group ?? false,
    };
    if (there.empty()) cy.add({ group: 'nodes', data, position: { x: n.x, y: n.y } });
    else {
      if (!before || !alike(before, n)) there.data(data);
      const p = there.position();
      if (p.x !== n.x || p.y !== n.y) (there.unlock() as NodeSingular).position({ x: n.x, y: n.y });
    }
    if (n.pinned !== there.locked()) cy.getElementById(n.id)[n.pinned ? 'lock' : 'unlock']();
  }

  function showEdge(e: CanvasEdge): void {
    const there = cy.getElementById(e.id);
    const before = knownEdges.get(e.id);
    if (before && there.nonempty() && alike(before, e)) return;
    const data = {
      id: e.id,
      source: e.from,
      target: e.to,
      basis: e.basis,
      label: e.label,
      strength: e.strength,
      nearStrength: Math.min(1, e.strength + 0.25),
      summary: e.summary ?? 0,
    };
    if (there.empty()) cy.add({ group: 'edges', data });
    else there.data(data);
  }

  function show(picture: CanvasPicture): void {
    const wantedNodes = new Map(picture.nodes.map((n) => [n.id, n]));
    const wantedEdges = new Map(picture.edges.map((e) => [e.id, e]));
    const nowStill = isStill(picture);
    if (nowStill !== still) {
      still = nowStill;
      cy.style(stylesheet(palette, still));
    }
    cy.batch(() => {
      cy.edges()
        .filter((e) => !wantedEdges.has(e.id()))
        .remove();
      cy.nodes()
        .filter((n) => !wantedNodes.has(n.id()))
        .remove();
      picture.nodes.forEach(showNode);
      picture.edges.forEach(showEdge);
    });
    knownEdges = wantedEdges;
    known = wantedNodes;
    layer.setCaptions(picture.captions);
    changeNames();
    if (!fitted && picture.nodes.length) {
      fitted = true;
      view.begin(begin);
      begin = null;
      const chosen = cy.getElementById(chosenId);
      if (chosen.nonempty()) view.bring(() => withNeighbours(chosen));
    } else if (!picture.nodes.length) fitted = false;
  }

  function recolour(paper = false): void {
    const now = readPalette(host, paper);
    // Only the names' fonts may have come.
    if (JSON.stringify(now) === JSON.stringify(palette)) {
      changeNames();
      return;
    }
    palette = now;
    layer.setPalette(palette);
    cy.batch(() =>
      cy.nodes().forEach((n) => void n.data('colour', colourOf(known.get(n.id())?.family ?? ''))),
    );
    // On paper nothing fades.
    cy.style(stylesheet(palette, still || paper));
    change();
  }

  const forgetPaper = keepForPaper(cy, host, (paper) => {
    recolour(paper);
    if (paper) layer.draw(true);
  });

  return {
    core: cy,
    show,
    mark: (chosen, lit, picked) => {
      if (chosen) view.touched();
      chosenId = chosen?.id ?? '';
      mark(cy, chosen, lit, picked, change);
    },
    fit: view.fit,
    // What is to be framed may have been decided just now: in the next frame it is in the picture.
    frame: (ids) =>
      requestAnimationFrame(() => view.bring(() => cy.nodes().filter((n) => ids.includes(n.id())))),
    reach: (id) => view.bring(() => withNeighbours(cy.getElementById(id))),
    resize: view.resize,
    zoomBy: (factor) =>
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    next: (from, direction) => nextNode(cy, from, direction),
    recolour: () => recolour(),
    placeOf: (id) => {
      const node = cy.getElementById(id);
      return node.empty() ? null : (node as NodeSingular).renderedPosition();
    },
    standsAt: (id) => {
      const node = cy.getElementById(id);
      return node.empty() ? null : { ...(node as NodeSingular).position() };
    },
    labels: () => layer.boxes(),
    circles: () =>
      cy.nodes().map((n) => ({ id: n.id(), box: nodeBox(n as NodeSingular), near: n.hasClass('near') })),
    destroy: () => {
      cancelAnimationFrame(frame);
      forgetPaper();
      cy.destroy();
    },
  };
}
