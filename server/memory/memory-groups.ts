import { commitmentFacets } from '../graph/commitment-facets.ts';
import { type GroupedBy, type GroupKey, groupKeyOf } from '../graph/group-key.ts';
import type { CountedFacet, CountedGroup, CountedLink } from '../graph/groups.ts';
import type { GraphEdge, GraphNode } from '../graph/types.ts';

/** Counts nodes by group and by facet of commitment, and relations by the groups of their ends; both ends are among the nodes. */
export function countGroups(
  { nodes, edges }: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] },
  by: GroupedBy,
): { groups: CountedGroup[]; facets: CountedFacet[]; links: CountedLink[] } {
  const groups = new Map<string, CountedGroup>();
  const keys = new Map<string, GroupKey>();
  const facets = new Map<string, number>();
  for (const node of nodes) {
    const key = groupKeyOf(node, by);
    keys.set(node.id, key);
    for (const facet of commitmentFacets(node)) facets.set(facet, (facets.get(facet) ?? 0) + 1);
    const name = `${key.plan} ${key.of}`;
    const known = groups.get(name);
    if (known) known.nodes++;
    else groups.set(name, { ...key, nodes: 1 });
  }
  const links = new Map<string, CountedLink>();
  for (const { from, to, type, basis } of edges) {
    const ends = { from: keys.get(from), to: keys.get(to) };
    if (!ends.from || !ends.to) continue;
    const name = [ends.from.plan, ends.from.of, ends.to.plan, ends.to.of, type, basis].join(' ');
    const known = links.get(name);
    if (known) known.edges++;
    else links.set(name, { from: ends.from, to: ends.to, type, basis, edges: 1 });
  }
  return {
    groups: [...groups.values()],
    facets: [...facets].map(([facet, nodes]) => ({ facet, nodes })),
    links: [...links.values()],
  };
}
