import type { Core, NodeCollection, NodeSingular } from 'cytoscape';
import type { Point } from '../state/address/app-state.ts';
import { type View, wholeView, withLabels } from './fitting.ts';
import type { LabelLayer } from './label-layer.ts';
import { canvasRoom, standing, viewOf } from './viewport.ts';

/** Where the view goes by itself: to all, to what is chosen, and with the room that the page leaves the canvas. */

export type KeptView = {
  /** Of the first picture: in this view, where something has stood in for the canvas; else all of it. */
  begin(view: View | null): void;
  /** The reader has done something: from now on the picture does not follow the size of its room. */
  touched(): void;
  /** Brings nodes into the free room with their labels, moving no more than it must. */
  bring(nodesOf: () => NodeCollection): void;
  /** Whether that is still to come, and nothing is drawn meanwhile. */
  waits(): boolean;
  fit(): void;
  /** The room of the canvas has changed. */
  resize(): void;
};

/** For so many milliseconds after something was brought into view, it is kept there. */
const SETTLING = 900;

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function keepView(cy: Core, host: HTMLElement, layer: LabelLayer): KeptView {
  /** What was brought into view last, and when: the panels around the canvas may grow a moment later. */
  let brought = { nodesOf: () => cy.collection() as NodeCollection, at: Number.NEGATIVE_INFINITY };
  let waiting = 0;
  let untouched = true;
  /** All that is drawn, and the place that the page gives it. */
  const drawing = host.parentElement ?? host;
  const cornerNow = (): Point => {
    const { left, top } = (drawing.parentElement ?? drawing).getBoundingClientRect();
    return { x: left, y: top };
  };
  let corner = cornerNow();
  let room = '';
  const touched = () => {
    untouched = false;
  };
  host.addEventListener('pointerdown', touched);
  host.addEventListener('wheel', touched, { passive: true });
  const roomNow = () => `${host.clientWidth} ${host.clientHeight} ${devicePixelRatio}`;

  const resizeNow = cy.resize.bind(cy);
  // A moment after each change of its element Cytoscape asks it of itself, and would draw all of it once more.
  cy.resize = () => {
    adapt();
    return cy;
  };

  /**
   * In a task of its own, if the canvas is still there: the frame that shows the page around it as it has become is
   * not kept waiting, and a canvas that loses its drawing with its size has a new one before the next is shown.
   */
  const later = (run: () => void) =>
    setTimeout(() => {
      if (!cy.destroyed()) run();
    });

  const go = (view: View) => {
    cy.stop();
    if (calm()) cy.viewport(view);
    else cy.animate({ ...view, duration: 240 });
  };

  /** Nodes and labels as they are drawn at a zoom, before panning. */
  const boxesOf = (nodes: NodeCollection) => {
    const ids = new Set(nodes.map((n) => n.id()));
    return (zoom: number) => [
      ...nodes.map((n) => {
        const { x, y } = (n as NodeSingular).position();
        const half = n.width() / 2;
        return { x1: (x - half) * zoom, x2: (x + half) * zoom, y1: (y - half) * zoom, y2: (y + half) * zoom };
      }),
      ...layer
        .placedAt(zoom, ids)
        .filter(({ id }) => ids.has(id))
        .map(({ box }) => box),
    ];
  };

  /** All in view; a telephone shows the most important instead. */
  const whole = () => {
    const byImportance = cy.nodes().sort((a, b) => b.data('importance') - a.data('importance'));
    return wholeView(
      canvasRoom(cy),
      standing(byImportance),
      boxesOf(cy.nodes()),
      cy.nodes('[?group]').nonempty(),
    );
  };

  const bringSoon = () => {
    // What is chosen is not drawn before it is where it goes: Cytoscape draws nothing within a batch.
    cy.startBatch();
    waiting++;
    later(() => {
      waiting--;
      cy.endBatch();
      adapt();
      bringNow();
    });
  };

  const bringNow = () => {
    const nodes = brought.nodesOf();
    if (nodes.empty()) return;
    const now = { zoom: cy.zoom(), pan: { ...cy.pan() } };
    const view = withLabels(canvasRoom(cy), viewOf(cy, nodes) ?? now, boxesOf(nodes));
    if (view.zoom !== now.zoom || view.pan.x !== now.pan.x || view.pan.y !== now.pan.y) go(view);
  };

  function movedBy(): Point {
    const now = cornerNow();
    return { x: corner.x - now.x, y: corner.y - now.y };
  }

  /** What is drawn stays where it is on the screen when the room of the canvas has changed; whether it had. */
  function adapt(): boolean {
    const moved = movedBy();
    const same = room === roomNow();
    if (same && !moved.x && !moved.y) return false;
    drawing.style.transform = '';
    corner = cornerNow();
    room = roomNow();
    resizeNow();
    if (!untouched || cy.nodes().empty()) cy.panBy(moved);
    else if (!same) cy.viewport(whole());
    return true;
  }

  return {
    begin: (view) => {
      untouched = true;
      // What came with the picture, such as a longer legend, may have taken of its room before anybody has told.
      resizeNow();
      room = roomNow();
      cy.viewport(view ?? whole());
    },
    touched,
    bring: (nodesOf) => {
      brought = { nodesOf, at: performance.now() };
      bringSoon();
    },
    waits: () => waiting > 0,
    // Two frames later: what was just decided is drawn by then.
    fit: () =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (!cy.destroyed() && cy.nodes().nonempty()) go(whole());
        }),
      ),
    resize: () => {
      const { x, y } = movedBy();
      if (!untouched && (x || y)) drawing.style.transform = `translate(${x}px, ${y}px)`;
      later(() => {
        // In the same task: between two the picture would be drawn where it does not stay.
        if (adapt() && !untouched && performance.now() - brought.at < SETTLING) bringNow();
      });
    },
  };
}
