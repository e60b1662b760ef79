import type { GraphNode } from '../../../server/contract/types.ts';
import { edgesAt, type GraphData } from '../loaded/graph-data.ts';

/** Groups and their members, so that a heading is never counted as one of the things under it. Pure. */

const MEMBER_TYPES = ['PART_OF', 'BELONGS_TO'];
const MEMBER_DEPTH = 4;

function membersOf(data: GraphData, id: string): GraphNode[] {
  return edgesAt(data, id)
    .filter((edge) => edge.to === id && edge.from !== id && MEMBER_TYPES.includes(edge.type))
    .flatMap((edge) => data.nodes.get(edge.from) ?? []);
}

/** A heading over others of its kind: it declares a count, or others of its kind are part of it. */
export function isHeading(data: GraphData, node: GraphNode): boolean {
  if (node.properties.declaredCount !== undefined) return true;
  return membersOf(data, node.id).some((member) => member.kind === node.kind);
}

/** The parts of a total that declare numbers of their own, as 16 and 4 do of “16+4”: the larger first. */
export function countedParts(data: GraphData, id: string): GraphNode[] {
  const declared = (node: GraphNode) => Number(node.properties.declaredCount);
  return membersOf(data, id)
    .filter((member) => member.properties.declaredCount !== undefined)
    .sort((a, b) => declared(b) - declared(a) || (a.id < b.id ? -1 : 1));
}

/** How many members the page names; the members of a sub-group that declares a count stand in its place. */
export function namedIn(data: GraphData, id: string): number {
  const named = new Set<string>();
  const seen = new Set([id]);
  let level = [id];
  for (let depth = 0; depth < MEMBER_DEPTH && level.length > 0; depth++) {
    const below: string[] = [];
    for (const member of level.flatMap((one) => membersOf(data, one))) {
      if (member.properties.declaredCount === undefined) named.add(member.id);
      else if (!seen.has(member.id)) {
        seen.add(member.id);
        below.push(member.id);
      }
    }
    level = below;
  }
  return named.size;
}
