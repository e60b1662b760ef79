import { commitmentFacets, standsOnlyIn } from '../../../server/graph/commitment-facets.ts';
import { MOST_DRAWN } from '../../../server/layout/most-drawn.ts';
import { aroundPinned } from '../../canvas/around-pinned.ts';
import { arrange } from '../../canvas/arranging.ts';
import { type OldNode, placeAround } from '../../canvas/placement.ts';
import type { Placed, Selected } from '../address/app-state.ts';
import { edgesAt, otherEnd } from '../loaded/graph-data.ts';
import { ensureNeighbourhood } from '../loaded/loading.ts';
import { data } from '../loaded/plan-data.ts';
import { dispatch, say, state, t } from '../store.ts';
import { nodeName } from '../words.ts';
import { gather } from './gather.ts';
import { gatherBy } from './gather-moves.ts';
import { layoutInput, picture, shownIds } from './pictures.ts';
import { asNew, diameterOf, drawnNow, placesFor, roomFor } from './placing.ts';

/** Steps that need data or places before the state can change. */

/** Neighbours of a node that are not drawn, with the relation that leads there; Sections only if asked. */
export function undrawnNeighbours(
  id: string,
  only?: { type: string; direction: 'out' | 'in' },
): Map<string, string> {
  const shown = shownIds.peek();
  const found = new Map<string, string>();
  for (const edge of edgesAt(data.peek(), id)) {
    const other = otherEnd(edge, id);
    const direction = edge.from === id ? 'out' : 'in';
    if (only && (edge.type !== only.type || direction !== only.direction)) continue;
    if (shown.has(other) || found.has(other)) continue;
    if (!only && data.peek().nodes.get(other)?.kind === 'Section') continue;
    found.set(other, `${edge.type} ${direction}`);
  }
  return found;
}

/** Draws the neighbours of a node; what is drawn stays where it is. The ids of what is new. */
export async function expand(
  id: string,
  only?: { type: string; direction: 'out' | 'in' },
): Promise<string[]> {
  await ensureNeighbourhood(id);
  await show([id]);
  const fresh = [...undrawnNeighbours(id, only)];
  const room = roomFor(fresh.map(([other]) => other));
  if (room < fresh.length) gatherTheRest(room, fresh.length);
  const old = drawnNow();
  const center = old.find((o) => o.id === id);
  if (!center || room === 0) return [];
  const nodes = fresh.slice(0, room).flatMap(([other, group]) => asNew(other, group));
  dispatch({ type: 'add', nodes: await placesFor(center, nodes, old) });
  return nodes.map((n) => n.id);
}

/** More was asked for than can be drawn: the rest is shown as groups, and that is said. */
function gatherTheRest(room: number, asked: number): void {
  say(t.peek()('say.limit', { n: room, m: asked }));
  if (!gather.peek()) gatherBy('kind');
}

/**
 * Neighbours that were drawn for this node go again: those that were added, and hang on nothing else that was. That
 * they are related to one another, or to what the first picture has, does not hold them.
 */
export function collapsible(id: string): string[] {
  const added = new Set(state.peek().graph.added.map((n) => n.id));
  const { edges } = picture.peek();
  const beside = new Set(edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
  const held = new Set<string>();
  for (const { from, to } of edges) {
    if (from === id || to === id) continue;
    if (added.has(to) && !beside.has(to)) held.add(from);
    if (added.has(from) && !beside.has(from)) held.add(to);
  }
  return [...beside].filter((other) => other !== id && added.has(other) && !held.has(other));
}

export function collapse(roots: readonly string[]): void {
  const ids = [...new Set(roots.flatMap(collapsible))];
  if (ids.length) dispatch({ type: 'remove', ids });
}

/** Draws nodes that are not drawn yet, each beside something it is related to. */
export async function show(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if (picture.peek().nodes.some((n) => n.node.id === id)) continue;
    await ensureNeighbourhood(id);
    const node = data.peek().nodes.get(id);
    if (!node) continue;
    if (state.peek().graph.off.kinds.includes(node.kind)) {
      dispatch({ type: 'filter', what: 'kinds', ids: [node.kind], on: true });
      if (picture.peek().nodes.some((n) => n.node.id === id)) continue;
    }
    if (standsOnlyIn(node, state.peek().graph.off.words)) {
      dispatch({ type: 'filter', what: 'words', ids: commitmentFacets(node), on: true });
      if (picture.peek().nodes.some((n) => n.node.id === id)) continue;
    }
    const old = drawnNow();
    const beside = edgesAt(data.peek(), id).map((e) => otherEnd(e, id));
    const anchor = old.find((o) => beside.includes(o.id)) ?? old[0];
    const [fresh] = asNew(id, '');
    if (!fresh) continue;
    if (!anchor) dispatch({ type: 'add', nodes: [{ id, x: 0, y: 0 }] });
    else dispatch({ type: 'add', nodes: placeAround(anchor, [fresh], old) });
  }
}

/** Only this node and its neighbours, in rings by relation. */
export async function focusOn(id: string): Promise<void> {
  await ensureNeighbourhood(id);
  const node = data.peek().nodes.get(id);
  if (!node) return;
  const center: OldNode = { id, name: nodeName(id), diameter: diameterOf(id), x: 0, y: 0 };
  const groups = new Map<string, string>();
  for (const edge of edgesAt(data.peek(), id)) {
    const other = otherEnd(edge, id);
    if (other === id || groups.has(other) || data.peek().nodes.get(other)?.kind === 'Section') continue;
    groups.set(other, `${edge.type} ${edge.from === id ? 'out' : 'in'}`);
  }
  const nodes = [...groups].slice(0, MOST_DRAWN.nodes - 1).flatMap(([other, group]) => asNew(other, group));
  const placed: Placed[] = [{ id, x: 0, y: 0 }, ...(await placesFor(center, nodes, [center]))];
  dispatch({ type: 'only', nodes: placed });
  dispatch({ type: 'select', selected: { what: 'node', id } });
}

/** Arranges what is drawn anew, around what is pinned. One step of undo. */
export async function relayout(): Promise<void> {
  const ids = picture.peek().nodes.map((n) => n.node.id);
  const input = layoutInput(ids);
  const { positions } = await arrange(input);
  const pinned = new Set(state.peek().graph.pinned);
  const stands = picture.peek().nodes.filter((n) => pinned.has(n.node.id));
  const places = aroundPinned(input.nodes, positions, new Map(stands.map((n) => [n.node.id, n.at])));
  dispatch({ type: 'move', nodes: Object.entries(places).map(([id, p]) => ({ id, ...p })) });
}

/** Selects a node or an edge and makes sure that it is drawn. */
export async function reveal(what: Selected): Promise<void> {
  dispatch({ type: 'select', selected: what });
  if (what.what === 'node') await show([what.id]);
  if (what.what === 'edge') {
    const edge = data.peek().edges.get(what.id);
    if (edge) await show([edge.from, edge.to]);
  }
}
