import type { GraphNode } from '../../../server/contract/types.ts';
import { groupIdOf, groupKeyIn } from '../../../server/graph/group-key.ts';
import { api } from '../../api/client.ts';
import { merge } from '../loaded/graph-data.ts';
import { data, drawnTypes, kindById, ontology, plans, WHOLE_LIMIT } from '../loaded/plan-data.ts';
import { graph } from '../store.ts';
import { isNodeOff } from './filtering.ts';
import { gather } from './gather.ts';
import { picture } from './pictures.ts';

/** What groups gather: read, and listed. */

const PAGE = 500;

/** How many of a plan's nodes are here with every relation. */
function completeIn(plan: string): number {
  let n = 0;
  for (const id of data.peek().complete) if (id.startsWith(`${plan}:`)) n++;
  return n;
}

/**
 * Reads the nodes of a group: with their whole plan where it fits, and then every relation is known; else
 * the first 500 of them, without. True: all of it is here.
 */
export async function readMembers(group: string): Promise<boolean> {
  const onto = ontology.peek();
  const { plan, of } = groupKeyIn(group);
  const info = plans.peek()?.plans.find(({ id }) => id === plan);
  if (!onto || !info) return false;
  if (completeIn(plan) >= info.counts.nodes) return true;
  const type = drawnTypes(onto);
  if (info.counts.nodes <= WHOLE_LIMIT) {
    const { data: all } = await api.graph({ plan, type, limit: WHOLE_LIMIT });
    data.value = merge(data.peek(), all, all.truncated ? [] : all.nodes.map((n) => n.id));
    return !all.truncated;
  }
  if (gather.peek()?.by === 'chapter' && of !== '') {
    const { data: stated } = await api.neighbours(`${plan}:${of}`, { type: ['STATED_IN'], limit: PAGE });
    // Where something stands is no relation that is drawn.
    data.value = merge(data.peek(), { nodes: stated.nodes, edges: [] });
    return false;
  }
  const kind = gather.peek()?.by === 'kind' ? [of] : onto.kinds.filter((k) => k.star).map((k) => k.id);
  const { data: part } = await api.graph({ plan, kind, type, limit: PAGE });
  data.value = merge(data.peek(), part);
  return false;
}

/** The nodes of a group that are here and not drawn by themselves: the named kinds first, then by relations. */
export function membersOf(group: string): GraphNode[] {
  const by = gather.value?.by;
  if (!by) return [];
  const drawn = new Set(picture.value.nodes.map(({ node }) => node.id));
  const { off } = graph.value;
  const found: GraphNode[] = [];
  for (const node of data.value.nodes.values()) {
    if (groupIdOf(node, by) === group && !drawn.has(node.id) && !isNodeOff(off, node)) found.push(node);
  }
  const star = (node: GraphNode) => Number(kindById.value.get(node.kind)?.star ?? false);
  return found.sort((a, b) => star(b) - star(a) || b.degree - a.degree || (a.id < b.id ? -1 : 1));
}
