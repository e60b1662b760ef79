import { type GroupedBy, type GroupKey, groupId } from './group-key.ts';
import { compareIds } from './order.ts';

/**
 * A graph too large to be drawn, as groups: each node stands in exactly one, and the relations between two
 * groups are counted by type and basis. What both stores do alike once they have counted.
 */

export type Group = {
  id: string;
  plan: string;
  /** Only by kind. */
  kind?: string;
  /** Only by chapter; null gathers what no section quotes. */
  section?: string | null;
  nodes: number;
};

/** Relations of one type from one group to another, or within one (`from` is `to` then). */
export type GroupLink = { from: string; to: string; type: string; explicit: number; inferred: number };

export type Grouped = {
  by: GroupedBy;
  /** By id; the largest `limit` of them. */
  groups: Group[];
  /** Those among the groups, by `from`, `to` and type. */
  links: GroupLink[];
  /** How many nodes of the whole selection stand in each facet of commitment (commitment-facets.ts), the most first. */
  facets: CountedFacet[];
  /** Of the whole selection. */
  total: { nodes: number; edges: number; groups: number };
  limit: number;
  truncated: boolean;
};

export type CountedGroup = GroupKey & { nodes: number };
export type CountedFacet = { facet: string; nodes: number };
export type CountedLink = {
  from: GroupKey;
  to: GroupKey;
  type: string;
  basis: 'explicit' | 'inferred';
  edges: number;
};

/** The answer from what a store has counted, in whatever order it comes. */
export function groupedOf(
  by: GroupedBy,
  counted: {
    groups: readonly CountedGroup[];
    facets: readonly CountedFacet[];
    links: readonly CountedLink[];
  },
  limit: number,
): Grouped {
  const all = counted.groups
    .map((one) => toGroup(one, by))
    .sort((a, b) => b.nodes - a.nodes || compareIds(a.id, b.id));
  const groups = all.slice(0, limit).sort((a, b) => compareIds(a.id, b.id));
  const kept = new Set(groups.map((group) => group.id));
  const links = new Map<string, GroupLink>();
  for (const { type, basis, edges, ...ends } of counted.links) {
    const [from, to] = [groupId(ends.from), groupId(ends.to)];
    if (!kept.has(from) || !kept.has(to)) continue;
    const key = `${from} ${to} ${type}`;
    const known = links.get(key) ?? { from, to, type, explicit: 0, inferred: 0 };
    known[basis] += edges;
    links.set(key, known);
  }
  return {
    by,
    groups,
    links: [...links.values()].sort(
      (a, b) => compareIds(a.from, b.from) || compareIds(a.to, b.to) || compareIds(a.type, b.type),
    ),
    facets: [...counted.facets].sort((a, b) => b.nodes - a.nodes || compareIds(a.facet, b.facet)),
    total: {
      nodes: counted.groups.reduce((sum, one) => sum + one.nodes, 0),
      edges: counted.links.reduce((sum, one) => sum + one.edges, 0),
      groups: all.length,
    },
    limit,
    truncated: all.length > groups.length,
  };
}

function toGroup({ nodes, ...key }: CountedGroup, by: GroupedBy): Group {
  const own = by === 'kind' ? { kind: key.of } : by === 'chapter' ? { section: key.of || null } : {};
  return { id: groupId(key), plan: key.plan, ...own, nodes };
}
