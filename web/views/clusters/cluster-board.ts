import type {
  ClusterEntry,
  ClusterGroup,
  ClusterRole,
  Clusters,
  GraphEdge,
  SharedThing,
} from '../../../server/contract/types.ts';

/** What the table and the drawing show of the answer. Pure. */

export type Sort = 'most' | 'page' | 'name';
export const SORTS: readonly Sort[] = ['most', 'page', 'name'];

/** Columns that have something in them: things that two clusters or more share, then kinds of things. */
export type Columns = { shared: readonly SharedThing[]; kinds: readonly string[] };

export function columnsOf(
  board: Clusters,
  entries: readonly ClusterEntry[],
  kindOrder: readonly string[],
): Columns {
  const shown = new Set(entries.map((entry) => entry.node.id));
  const shared = board.shared.filter(
    (one) => one.clusters.filter(({ cluster }) => shown.has(cluster.id)).length > 1,
  );
  const ids = new Set(shared.map((one) => one.through.id));
  const kinds = new Set(entries.flatMap((entry) => furtherRoles(entry, ids).map((role) => role.other.kind)));
  return {
    shared: [...shared].sort((a, b) => inferredShare(a) - inferredShare(b)),
    kinds: kindOrder.filter((kind) => kinds.has(kind)),
  };
}

/** 0 when every part in it is stated, 1 when every part is concluded: stated columns come first. */
function inferredShare(one: SharedThing): number {
  return one.clusters.filter(({ edge }) => edge.basis === 'inferred').length / one.clusters.length;
}

/** Roles that have no column of their own: neither the catalogue nor a shared thing. */
export function furtherRoles(entry: ClusterEntry, shared: ReadonlySet<string>): ClusterRole[] {
  return entry.roles.filter((role) => !role.catalogue && !shared.has(role.other.id));
}

export function catalogueRoles(entry: ClusterEntry): ClusterRole[] {
  return entry.roles.filter((role) => role.catalogue);
}

/** How much the page says of it beside the catalogue: what it states counts before what a reader concludes. */
function saidOf(entry: ClusterEntry): number {
  const said = entry.roles.filter((role) => !role.catalogue);
  return said.length + 100 * said.filter((role) => role.edge.basis === 'explicit').length;
}

/** Entries come in the order of the page. */
export function sorted(entries: readonly ClusterEntry[], sort: Sort): ClusterEntry[] {
  if (sort === 'name') return [...entries].sort((a, b) => a.node.name.localeCompare(b.node.name, 'zh-CN'));
  if (sort === 'most') return [...entries].sort((a, b) => saidOf(b) - saidOf(a));
  return [...entries];
}

/** The cluster that has most to show: the view opens on it. */
export function richest(board: Clusters): ClusterEntry | undefined {
  const [first] = sorted(board.clusters, 'most');
  return first && saidOf(first) > 0 ? first : undefined;
}

export function inGroup(entry: ClusterEntry, group: string | undefined): boolean {
  return group === undefined || entry.roles.some((role) => role.role.id === group);
}

/** Where a shared column's line runs in the rows as they are sorted. */
export type Mark = { edge: GraphEdge | undefined; above: boolean; below: boolean; inferred: boolean };

export function marksOf(one: SharedThing, rows: readonly ClusterEntry[]): Mark[] {
  const edges = rows.map(({ node }) => bestEdge(one, node.id));
  const first = edges.findIndex((edge) => edge !== undefined);
  const last = edges.findLastIndex((edge) => edge !== undefined);
  const inferred = inferredShare(one) === 1;
  return edges.map((edge, i) => ({
    edge,
    inferred,
    above: first >= 0 && i > first && i <= last,
    below: i >= first && i < last && first >= 0,
  }));
}

function bestEdge(one: SharedThing, cluster: string): GraphEdge | undefined {
  const edges = one.clusters.filter((part) => part.cluster.id === cluster).map((part) => part.edge);
  return edges.find((edge) => edge.basis === 'explicit') ?? edges[0];
}

/** What two clusters share, each with the two relations that say so. */
export function sharedByPair(
  board: Clusters,
  a: string,
  b: string,
): { thing: SharedThing['through']; edges: [GraphEdge, GraphEdge] }[] {
  const pairs = board.shared.flatMap((one) => {
    const [x, y] = [bestEdge(one, a), bestEdge(one, b)];
    return x && y ? [{ thing: one.through, edges: [x, y] as [GraphEdge, GraphEdge] }] : [];
  });
  // What is stated of both stands first.
  const isInferred = ({ edges }: (typeof pairs)[number]) => edges.some((edge) => edge.basis === 'inferred');
  return pairs.sort((x, y) => Number(isInferred(x)) - Number(isInferred(y)));
}

/** The catalogues in which both are listed: said beside, as listing is no likeness. */
export function cataloguesOfBoth(
  a: ClusterEntry,
  b: ClusterEntry,
): { thing: ClusterRole['other']; edges: [GraphEdge, GraphEdge] }[] {
  return catalogueRoles(a).flatMap((one) => {
    const other = catalogueRoles(b).find((role) => role.other.id === one.other.id);
    return other ? [{ thing: one.other, edges: [one.edge, other.edge] }] : [];
  });
}

export type Summary = {
  whole: ClusterGroup | undefined;
  parts: readonly ClusterGroup[];
  inCatalogue: number;
  onlyCatalogue: number;
};

export function summaryOf(board: Clusters): Summary {
  const listed = board.clusters.filter((entry) => entry.roles.some((role) => role.catalogue));
  return {
    whole: board.groups.find((group) => group.catalogue === 'whole'),
    parts: board.groups.filter((group) => group.catalogue === 'part'),
    inCatalogue: listed.length,
    onlyCatalogue: board.clusters.filter((entry) => entry.onlyCatalogue).length,
  };
}
