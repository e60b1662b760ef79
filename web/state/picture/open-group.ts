import type { GraphNode } from '../../../server/contract/types.ts';
import { ensureNeighbourhood } from '../loaded/loading.ts';
import { data, kindById } from '../loaded/plan-data.ts';
import { dispatch, say, state, t } from '../store.ts';
import { gather } from './gather.ts';
import { membersOf, readMembers } from './group-members.ts';
import { picture } from './pictures.ts';
import { asNew, drawnNow, placesFor, roomFor } from './placing.ts';

/** The step that draws what a group gathers. */

/** So many nodes of a plan that is not here whole are drawn at once: each has to be asked for. */
const MOST_ASKED = 40;

/** Of a whole plan the named kinds come first, as in its own first picture; the rest when they are there. */
function opened(members: readonly GraphNode[]): string[] {
  const named = members.filter((node) => kindById.peek().get(node.kind)?.star);
  const all = gather.peek()?.by === 'plan' && named.length ? named : members;
  return all.map((node) => node.id);
}

/** Draws the nodes of a group, as many as there is room for, beside it. The ids of what is new. */
export async function openGroup(id: string): Promise<string[]> {
  const whole = await readMembers(id);
  const members = opened(membersOf(id));
  const wanted = whole ? members : members.slice(0, MOST_ASKED);
  // Without every relation of what is drawn no line could be counted right.
  for (const one of wanted) await ensureNeighbourhood(one);
  const n = roomFor(wanted);
  if (n < members.length) say(t.peek()('group.part', { n, m: members.length }));
  const old = drawnNow();
  const center = old.find((one) => one.id === id);
  if (!center || n === 0) return [];
  const left = picture.peek().gathered.groups.find(({ group }) => group.id === id)?.rest ?? 0;
  // What it stands for takes its place.
  const rest = n < left ? old : old.filter((one) => one.id !== id);
  const nodes = wanted.slice(0, n).flatMap((one) => asNew(one, data.peek().nodes.get(one)?.kind ?? ''));
  dispatch({ type: 'add', nodes: await placesFor(center, nodes, rest) });
  if (state.peek().selected?.id === id && n === left) {
    dispatch({ type: 'select', selected: null });
  }
  return nodes.map((one) => one.id);
}
