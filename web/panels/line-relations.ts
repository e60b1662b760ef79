import type { GraphEdge } from '../../server/contract/types.ts';
import { groupIdOf } from '../../server/graph/group-key.ts';
import { data } from '../state/loaded/plan-data.ts';
import { isEdgeOff, isNodeOff } from '../state/picture/filtering.ts';
import { gather } from '../state/picture/gather.ts';
import type { GroupLine } from '../state/picture/gathered.ts';
import { picture } from '../state/picture/pictures.ts';
import { graph } from '../state/store.ts';

/** The relations that a line counts, as far as they are here: those of a type side by side, the explicit first. */
export function relationsOf(line: GroupLine): GraphEdge[] {
  const by = gather.value?.by;
  if (!by) return [];
  const types = new Set(line.parts.map((part) => part.type));
  const { off } = graph.value;
  const isOff = (id: string) => {
    const node = data.value.nodes.get(id);
    return node !== undefined && isNodeOff(off, node);
  };
  const drawn = new Set(picture.value.nodes.map(({ node }) => node.id));
  const endOf = (id: string) => {
    const node = data.value.nodes.get(id);
    return drawn.has(id) || !node ? id : groupIdOf(node, by);
  };
  const ends = new Set([line.from, line.to]);
  const found: GraphEdge[] = [];
  for (const edge of data.value.edges.values()) {
    if (!types.has(edge.type) || isEdgeOff(off, edge)) continue;
    const [from, to] = [endOf(edge.from), endOf(edge.to)];
    if (from === to || !ends.has(from) || !ends.has(to)) continue;
    if (!isOff(edge.from) && !isOff(edge.to)) found.push(edge);
  }
  const rank = (edge: GraphEdge) => Number(edge.basis !== 'explicit');
  return found.sort(
    (a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0) || rank(a) - rank(b) || (a.id < b.id ? -1 : 1),
  );
}
