import type {
  Clusters,
  GraphEdge,
  PathsAnswer,
  Spatial,
  SpatialEntry,
} from '../../../server/contract/types.ts';
import type { Picture } from '../../state/picture/picture.ts';
import { layOut } from '../clusters/honeycomb-layout.ts';
import type { Target } from '../trace/summary.ts';
import type { Drawn } from './scenes/parts.ts';

/** Which nodes and relations a view shows: what is exported as its data. Pure. */

export type Part = {
  ids: readonly string[];
  edges: readonly string[];
  /** Groups, which the data does not have. */
  groups?: number;
};

/** A drawing, and what of the data it shows. */
export type Made = Drawn & {
  part: Part;
  /** What there was no room for, in words. */
  notes?: string;
};

export const NOTHING: Part = { ids: [], edges: [] };

/** Each once; a relation only when both its ends are there. */
function part(ids: Iterable<string>, edges: readonly Pick<GraphEdge, 'id' | 'from' | 'to'>[]): Part {
  const there = new Set(ids);
  const between = edges.filter(({ from, to }) => there.has(from) && there.has(to));
  return { ids: [...there], edges: [...new Set(between.map(({ id }) => id))] };
}

export function partOfPicture({ nodes, edges, gathered }: Picture): Part {
  const drawn = part(
    nodes.map(({ node }) => node.id),
    edges,
  );
  return gathered.groups.length ? { ...drawn, groups: gathered.groups.length } : drawn;
}

/** The root, and every path to a target that is shown or folded under those that are. */
export function partOfTrace(root: string, targets: readonly Target[]): Part {
  return pathsPart(
    targets.map(({ path }) => path),
    [root],
  );
}

export function partOfPaths({ paths }: Pick<PathsAnswer, 'paths'>): Part {
  return pathsPart(paths, []);
}

function pathsPart(
  paths: readonly { nodes: readonly string[]; edges: readonly string[] }[],
  more: string[],
): Part {
  return {
    ids: [...new Set([...more, ...paths.flatMap((path) => path.nodes)])],
    edges: [...new Set(paths.flatMap((path) => path.edges))],
  };
}

/** The catalogue's groups and their members, what two or more share, and the lines between. */
export function partOfClusters(board: Clusters, inferred: boolean): Part {
  const comb = layOut(board, inferred);
  const groups = board.groups.filter((group) => group.catalogue !== 'other');
  const ids = [
    ...groups.map((group) => group.id),
    ...comb.cells.map(({ entry }) => entry.node.id),
    ...[...comb.things, ...comb.outsiders].map(({ node }) => node.id),
  ];
  const members = groups.flatMap((group) => group.members.map(({ edge }) => edge));
  return part(ids, [...members, ...comb.lines.map(({ edge }) => edge)]);
}

/** The first structure with its tiers, and the stations. */
export function partOfSpace(board: Spatial): Part {
  const [main] = board.structures;
  const tiers = main?.tiers ?? [];
  const units: SpatialEntry[] = [
    ...tiers.flatMap((tier) => tier.units),
    ...board.hubs.flatMap((hub) => hub.tiers.flatMap((tier) => tier.stations)),
  ];
  const ids = [
    ...(main ? [main.node.id] : []),
    ...tiers.map((tier) => tier.group.id),
    ...board.hubs.map((hub) => hub.node.id),
    ...units.map(({ node }) => node.id),
  ];
  return part(ids, [
    ...tiers.map((tier) => tier.membership),
    ...units.flatMap((unit) => (unit.membership ? [unit.membership] : [])),
  ]);
}

/** What rests on a sentence, or one thing by itself; a relation comes with its ends. */
export function partOfThings(nodes: readonly string[], edges: readonly GraphEdge[]): Part {
  return part([...nodes, ...edges.flatMap(({ from, to }) => [from, to])], edges);
}
