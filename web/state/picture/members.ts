import type { GraphEdge, GraphNode, Kind } from '../../../server/contract/types.ts';

/** Members of a heading in the order in which the page names them, and by the classes it gives them. Pure. */

/** Where in the source the member is named: within the quote if its name stands there, else where it begins. */
function namedAt(edge: GraphEdge, member: GraphNode | undefined): number {
  const [first] = edge.evidence;
  if (!first || !member) return Number.POSITIVE_INFINITY;
  const within = first.quote.indexOf(member.name);
  return within < 0 ? first.start : first.start + [...first.quote.slice(0, within)].length;
}

export function inPageOrder<E extends GraphEdge>(
  edges: readonly E[],
  memberOf: (edge: E) => GraphNode | undefined,
): E[] {
  return edges
    .map((edge, i) => ({ edge, i, at: namedAt(edge, memberOf(edge)) }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ edge }) => edge);
}

/**
 * The property that tells the members of a heading apart, such as the two and the four of “2+4”: an
 * enumeration that each of them has, with more than one value among them. None: no sub-headings.
 */
export function classedBy(
  members: readonly GraphNode[],
  kind: Pick<Kind, 'id' | 'properties'> | undefined,
): string | null {
  if (members.length < 2 || !kind || members.some((m) => m.kind !== kind.id)) return null;
  for (const [name, { values }] of Object.entries(kind.properties)) {
    if (!values) continue;
    const found = new Set(members.map((m) => m.properties[name]));
    if (!found.has(undefined) && found.size > 1 && found.size < members.length) return name;
  }
  return null;
}
