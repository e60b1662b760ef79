import type { Collection, Core, EventObject } from 'cytoscape';
import type { Placed, Point } from '../state/address/app-state.ts';

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

/**
 * What is marked, and how. Not in Cytoscape's own scratch, nor as a class where nothing is styled by it: for
 * each it styles every element again and draws the whole picture.
 */
const hovered = new WeakMap<Core, string>();
const dimmed = new WeakSet<Core>();
const marks = new WeakMap<object, string>();

/** Under the pointer: shown by its name alone. */
export const isHovered = (cy: Core, id: string): boolean => hovered.get(cy) === id;

/** Whether something is chosen or lit, and the rest dimmed. */
export const isDimmed = (cy: Core): boolean => dimmed.has(cy);

/**
 * Rings what is chosen, lights what is pointed at elsewhere, dims the rest. Only what changes is touched: of a
 * thousand lines each change of a class costs a look at every rule of the style.
 */
export function mark(
  cy: Core,
  chosen: { what: 'node' | 'edge'; id: string } | null,
  lit: { nodes: readonly string[]; edges: readonly string[] },
  picked: ReadonlySet<string>,
  change: () => void,
): void {
  const there = (id: string) => cy.getElementById(id).nonempty();
  const center = chosen && there(chosen.id) ? cy.getElementById(chosen.id) : null;
  const hot = new Set([...lit.nodes, ...lit.edges].filter(there));
  const near = new Set<string>();
  if (center) {
    const around =
      chosen?.what === 'node' ? center.closedNeighborhood() : center.connectedNodes().union(center);
    for (const one of around.toArray()) near.add(one.id());
  } else
    for (const id of hot)
      for (const end of cy.getElementById(id).connectedNodes().toArray()) near.add(end.id());
  const marked = center !== null || hot.size > 0;
  const rest = marked ? 'dim' : '';
  const markOf = (id: string): string => {
    if (!near.has(id) && !hot.has(id) && !picked.has(id)) return rest;
    const words: string[] = [];
    if (center && id === center.id()) words.push('chosen');
    if (center && near.has(id)) words.push('near');
    if (hot.has(id)) words.push('lit');
    if (picked.has(id)) words.push('picked');
    return words.join(' ');
  };
  const changed = dimmed.has(cy) !== marked;
  dimmed[marked ? 'add' : 'delete'](cy);
  // All that are marked alike at once: Cytoscape makes a collection and an event of each call.
  const alike = new Map<string, Collection>();
  for (const one of cy.elements().toArray()) {
    const wanted = markOf(one.id());
    if ((marks.get(one) ?? '') === wanted) continue;
    marks.set(one, wanted);
    alike.set(wanted, (alike.get(wanted) ?? cy.collection()).merge(one));
  }
  cy.batch(() => {
    for (const [wanted, ones] of alike) ones.classes(wanted);
  });
  if (changed || alike.size) change();
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
  /** The last two that were pressed: for Cytoscape any two quick presses are a double one, on two nodes too. */
  let pressed: [string | null, string | null] = [null, null];
  cy.on('tap', (event) => {
    const found = target(event);
    pressed = [pressed[1], found?.id ?? null];
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
    if (found?.what === 'node' && pressed.every((id) => id === found.id)) events.onExpand(found.id);
  });
  cy.on('cxttap', (event) => {
    const found = target(event);
    events.onMenu(found?.what === 'node' ? found.id : null, placeOf(event));
  });
  cy.on('mouseover', 'node, edge', (event) => {
    hovered.set(cy, event.target.id());
    host.parentElement?.classList.add('over');
    events.onHover(
      event.target.isNode() ? [event.target.id()] : [],
      event.target.isEdge() ? [event.target.id()] : [],
    );
    pointed(event.target.id());
  });
  cy.on('mouseout', 'node, edge', (event) => {
    hovered.delete(cy);
    host.parentElement?.classList.remove('over');
    events.onHover([], []);
    pointed(event.target.id());
  });
  cy.on('dragfree', 'node', (event) => {
    const p = event.target.position();
    events.onMove([{ id: event.target.id(), x: p.x, y: p.y }]);
  });
}
