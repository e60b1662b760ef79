import type { GraphEdge, GraphNode } from '../../../server/contract/types.ts';
import { nameOf } from '../../text/name-of.ts';
import { compareEras, type Era, eraOf } from './eras.ts';
import type { Target } from './summary.ts';

/**
 * A trace as layers: the root, what is joined to it directly, what is further. In a layer, what hangs on
 * the same node by the same relation on the same ground is a bundle; in a bundle each kind and era is a
 * card with a row for every node. Pure; coordinates are given in layers-layout.ts.
 */
export type Row = { id: string; name: string; target: boolean; leadsOn: boolean };
export type Card = {
  key: string;
  kind: string;
  era: Era | null;
  /** The basis of the whole path, where it is weaker than the step that is drawn. */
  whole: { ground: string } | null;
  rows: Row[];
  /** Rows that are folded away. */
  folded: number;
  open: boolean;
};
export type Bundle = {
  key: string;
  parent: string;
  type: string;
  /** Whether the arrow goes from the parent to the rows. */
  outward: boolean;
  basis: GraphEdge['basis'];
  ground: string | null;
  edges: string[];
  cards: Card[];
};
export type Layers = {
  root: string;
  columns: Bundle[][];
  extra: { from: string; to: string; edge: string }[];
};

export type LayerRules = {
  /** 0 explicit, else the rank of the ground. */
  strength(of: { basis: string; ground?: string | undefined }): number;
  kindRank(kind: string): number;
  typeRank(type: string): number;
  /** Kinds whose nodes carry a status, and are therefore parted by era. */
  dated(kind: string): boolean;
  /** Cards that were opened. */
  open: ReadonlySet<string>;
};

/** A card with more rows than this is folded to FOLDED. */
export const MOST_ROWS = 5;
export const FOLDED = 3;

export function layersOf(
  root: string,
  targets: readonly Target[],
  graph: { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] },
  rules: LayerRules,
): Layers {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const paths = targets.map((target) => target.path);
  const column = columnsOf(root, paths);
  const wanted = new Map(targets.map((target) => [target.node.id, target.path]));
  const { parents, extra } = parentsOf(paths, column);
  const leadingOn = new Set([...parents.values()].map((one) => one.parent));

  const columns: Map<string, Bundle>[] = [];
  for (const [id, { parent, edge: edgeId }] of parents) {
    const node = nodes.get(id);
    const edge = edges.get(edgeId);
    if (!node || !edge) continue;
    const at = (column.get(id) ?? 1) - 1;
    const bundles = columns[at] ?? new Map<string, Bundle>();
    columns[at] = bundles;
    const outward = edge.from === parent;
    const ground = edge.ground ?? null;
    const key = `${local(parent)}~${edge.type}~${outward ? 'o' : 'i'}~${ground ?? edge.basis}`;
    const bundle = bundles.get(key) ?? {
      key,
      parent,
      type: edge.type,
      outward,
      basis: edge.basis,
      ground,
      edges: [],
      cards: [],
    };
    bundles.set(key, bundle);
    bundle.edges.push(edgeId);
    const path = wanted.get(id);
    const weaker = path && rules.strength(path) > rules.strength(edge) ? { ground: path.ground ?? '' } : null;
    const era = rules.dated(node.kind) ? eraOf(node) : null;
    const cardKey = `${key}~${node.kind}~${era ?? ''}~${weaker?.ground ?? ''}`;
    let card = bundle.cards.find((one) => one.key === cardKey);
    if (!card) {
      card = { key: cardKey, kind: node.kind, era, whole: weaker, rows: [], folded: 0, open: false };
      bundle.cards.push(card);
    }
    card.rows.push({ id, name: nameOf(node), target: path !== undefined, leadsOn: leadingOn.has(id) });
  }
  return {
    root,
    columns: columns.map((bundles) => order([...(bundles ?? new Map()).values()], rules)),
    extra,
  };
}

/** Each node as far right as the longest way to it, so that every line goes from left to right. */
function columnsOf(root: string, paths: readonly { nodes: readonly string[] }[]): Map<string, number> {
  const column = new Map([[root, 0]]);
  const most = new Set(paths.flatMap((path) => path.nodes)).size;
  for (let round = 0, moved = true; moved && round < most; round++) {
    moved = false;
    for (const path of paths) {
      path.nodes.forEach((id, i) => {
        if (i === 0) return;
        const least = (column.get(path.nodes[i - 1] ?? root) ?? 0) + 1;
        if ((column.get(id) ?? 0) >= least || least > most) return;
        column.set(id, least);
        moved = true;
      });
    }
  }
  return column;
}

/** The line by which a node hangs: of its own path if it is a target, else of the first path through it. */
function parentsOf(
  paths: readonly { nodes: readonly string[]; edges: readonly string[] }[],
  column: ReadonlyMap<string, number>,
): {
  parents: Map<string, { parent: string; edge: string }>;
  extra: { from: string; to: string; edge: string }[];
} {
  const parents = new Map<string, { parent: string; edge: string }>();
  const seen = new Map<string, { from: string; to: string; edge: string }>();
  const hang = (path: { nodes: readonly string[]; edges: readonly string[] }, i: number) => {
    const id = path.nodes[i];
    const parent = path.nodes[i - 1];
    const edge = path.edges[i - 1];
    if (id === undefined || parent === undefined || edge === undefined) return;
    seen.set(edge, { from: parent, to: id, edge });
    if (!parents.has(id)) parents.set(id, { parent, edge });
  };
  for (const path of paths) hang(path, path.nodes.length - 1);
  for (const path of paths) for (let i = 1; i < path.nodes.length - 1; i++) hang(path, i);
  const drawn = new Set([...parents.values()].map((one) => one.edge));
  const extra = [...seen.values()].filter(
    ({ edge, from, to }) => !drawn.has(edge) && (column.get(from) ?? 0) < (column.get(to) ?? 0),
  );
  return { parents, extra };
}

function order(bundles: Bundle[], rules: LayerRules): Bundle[] {
  for (const bundle of bundles) {
    bundle.edges.sort();
    bundle.cards.sort(
      (a, b) =>
        rules.kindRank(a.kind) - rules.kindRank(b.kind) ||
        compareEras(a.era ?? '', b.era ?? '') ||
        (a.key < b.key ? -1 : 1),
    );
    bundle.cards = bundle.cards.map((card) => fold(card, rules.open));
  }
  return bundles.sort(
    (a, b) =>
      rules.strength({ basis: a.basis, ground: a.ground ?? undefined }) -
        rules.strength({ basis: b.basis, ground: b.ground ?? undefined }) ||
      rules.typeRank(a.type) - rules.typeRank(b.type) ||
      (a.key < b.key ? -1 : 1),
  );
}

/** What leads on is always shown: the next layer hangs on it. */
function fold(card: Card, open: ReadonlySet<string>): Card {
  const rows = [...card.rows].sort((a, b) => Number(b.leadsOn) - Number(a.leadsOn));
  if (rows.length <= MOST_ROWS || open.has(card.key)) {
    return { ...card, rows, open: rows.length > MOST_ROWS };
  }
  const kept = rows.filter((row, i) => row.leadsOn || i < FOLDED);
  return { ...card, rows: kept, folded: rows.length - kept.length };
}

function local(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
