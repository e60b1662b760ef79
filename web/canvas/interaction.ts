import type { Core, EventObject } from 'cytoscape';
import type { Placed, Point } from '../state/app-state.ts';

/** What the reader does with the drawn graph, and how what is chosen or lit is shown on it. */

export type CanvasEvents = {
  onSelect(what: { what: 'node' | 'edge'; id: string } | null): void;
  onExpand(id: string): void;
  onMove(nodes: readonly Placed[]): void;
  onHover(nodes: readonly string[], edges: readonly string[]): void;
  onMenu(id: string | null, at: Point): void;
  /** Into what is picked together, or out of it. */
  onPick(id: string): void;
};

/** Rings what is chosen, lights what is pointed at elsewhere, dims the rest. */
export function mark(
  cy: Core,
  chosen: { what: 'node' | 'edge'; id: string } | null,
  lit: { nodes: readonly string[]; edges: readonly string[] },
  picked: ReadonlySet<string>,
  change: () => void,
): void {
  cy.batch(() => {
    cy.elements().removeClass('chosen near dim lit picked');
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
    const together = cy.nodes().filter((n) => picked.has(n.id()));
    together.addClass('picked').removeClass('dim');
  });
  change();
}

/** Tells what the reader does. A label counts as its node. */
export function listen(
  cy: Core,
  labelAt: (x: number, y: number) => string | null,
  host: HTMLElement,
  pointed: (id: string) => void,
  events: CanvasEvents,
): void {
  const placeOf = (event: EventObject) => event.renderedPosition ?? { x: 0, y: 0 };
  const target = (event: EventObject): { what: 'node' | 'edge'; id: string } | null => {
    if (event.target !== cy) return { what: event.target.isNode() ? 'node' : 'edge', id: event.target.id() };
    const { x, y } = placeOf(event);
    const id = labelAt(x, y);
    return id ? { what: 'node', id } : null;
  };
  cy.on('tap', (event) => {
    const found = target(event);
    const several = (event.originalEvent as MouseEvent | undefined)?.shiftKey === true;
    if (several && found?.what === 'node') events.onPick(found.id);
    else events.onSelect(found);
  });
  // A long press is the right click of a touch screen.
  cy.on('taphold', (event) => {
    const found = target(event);
    const touch = event.originalEvent?.type.startsWith('touch');
    if (touch && found?.what === 'node') events.onMenu(found.id, placeOf(event));
  });
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
    pointed(event.target.id());
  });
  cy.on('mouseout', 'node, edge', (event) => {
    event.target.removeClass('hover');
    host.classList.remove('over');
    events.onHover([], []);
    pointed(event.target.id());
  });
  cy.on('dragfree', 'node', (event) => {
    const p = event.target.position();
    events.onMove([{ id: event.target.id(), x: p.x, y: p.y }]);
  });
}
