/** By what a node is gathered into a group. Pure, and the page's rule too: it takes from its groups what it draws. */

/** By what nodes are gathered: their plan; their kind within it; the section that quotes them first. */
export const GROUPED_BY = ['plan', 'kind', 'chapter'] as const;
export type GroupedBy = (typeof GROUPED_BY)[number];

/** What gathers a node beside its plan: a kind, a section's id, or nothing. */
export type GroupKey = { plan: string; of: string };

type Gatherable = { plan: string; kind: string; evidence: readonly { section: string | null }[] };

/** The key by which a node is gathered; the section is that of its first quote. */
export function groupKeyOf(node: Gatherable, by: GroupedBy): GroupKey {
  const of = by === 'kind' ? node.kind : by === 'chapter' ? (node.evidence[0]?.section ?? '') : '';
  return { plan: node.plan, of };
}

/** `<plan>*`, `<plan>*<kind>` or `<plan>*<section without its plan>`: never the id of a node. */
export const groupId = ({ plan, of }: GroupKey): string => `${plan}*${of.slice(of.indexOf(':') + 1)}`;

/** The id of the group in which a node stands. */
export const groupIdOf = (node: Gatherable, by: GroupedBy): string => groupId(groupKeyOf(node, by));

/** The plan of a group, and what gathers it there, without its plan. */
export function groupKeyIn(id: string): GroupKey {
  const [plan = '', of = ''] = id.split('*');
  return { plan, of };
}
