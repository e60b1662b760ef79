import { toSummary } from './node-shapes.ts';
import { byId, compareIds } from './order.ts';
import type { Evidence, GraphEdge, GraphNode, NodeSummary } from './types.ts';

/** What a board is made from: some nodes, every relation at them but STATED_IN, and the nodes at the other ends. */
export type Surroundings = { nodes: readonly GraphNode[]; edges: readonly GraphEdge[] };

/** The kinds that each board is about; a store fetches their surroundings. */
export const CLUSTER_KINDS = ['IndustryCluster', 'Industry'] as const;
export const SPACE_KINDS = ['SpatialUnit', 'HubStation'] as const;

/** Relations by which one thing is counted among the members of another. */
export const MEMBERSHIP: readonly string[] = ['PART_OF', 'BELONGS_TO'];

/** A relation seen from one of its ends: `out` when the arrow leaves the node that it is told of. */
export type Statement = { direction: 'out' | 'in'; other: NodeSummary; edge: GraphEdge };

export type StatementIndex = {
  /** By id. */
  nodes: GraphNode[];
  nodeAt: (id: string) => GraphNode;
  /** Every statement on a node, by the place of its words on the page. A relation of a node to itself says nothing. */
  at: (id: string) => Statement[];
};

/** Statements by node. An edge whose other end is not among the nodes is an error of the store. */
export function indexStatements({ nodes, edges }: Surroundings): StatementIndex {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const nodeAt = (id: string): GraphNode => {
    const node = nodeOf.get(id);
    if (!node) throw new Error(`the store gave a relation to ${id}, but not ${id} itself`);
    return node;
  };
  const at = new Map<string, Statement[]>();
  const add = (id: string, statement: Statement) => {
    const list = at.get(id);
    if (list) list.push(statement);
    else at.set(id, [statement]);
  };
  for (const edge of [...edges].sort(byEvidence)) {
    if (edge.from === edge.to) continue;
    const [from, to] = [nodeAt(edge.from), nodeAt(edge.to)];
    add(edge.from, { direction: 'out', other: summaryOf(to), edge });
    add(edge.to, { direction: 'in', other: summaryOf(from), edge });
  }
  return { nodes: [...nodes].sort(byId), nodeAt, at: (id) => at.get(id) ?? [] };
}

export function summaryOf(node: GraphNode): NodeSummary {
  return toSummary(node, node.degree);
}

/** The number that the page claims of a node, if it claims one. */
export function declaredOf(node: Pick<GraphNode, 'properties'>): number | null {
  const declared = node.properties.declaredCount;
  return typeof declared === 'number' ? declared : null;
}

/** A property that holds a word, such as a level or a tier. */
export function wordOf(node: Pick<GraphNode, 'properties'>, property: string): string | undefined {
  const word = node.properties[property];
  return typeof word === 'string' ? word : undefined;
}

/** What has a place on the page: its names, and the passages in which they are looked for. */
export type OnPage = { id: string; name: string; aliases: readonly string[]; evidence: readonly Evidence[] };

/**
 * As the page lists them: by where a name first stands in the first passage that holds one, so that the
 * items of one enumeration keep its order.
 */
export function inPageOrder<T>(things: readonly T[], onPage: (thing: T) => OnPage): T[] {
  return things
    .map((thing) => ({ thing, ...placeOf(onPage(thing)) }))
    .sort((a, b) => compareIds(a.source, b.source) || a.start - b.start || compareIds(a.id, b.id))
    .map(({ thing }) => thing);
}

/** Members in the order in which the words that make them members list them. */
export function membersInOrder(members: readonly Statement[]): Statement[] {
  return inPageOrder(members, ({ other: { name, aliases }, edge: { id, evidence } }) => ({
    id,
    name,
    aliases,
    evidence,
  }));
}

function placeOf({ id, name, aliases, evidence }: OnPage): { id: string; source: string; start: number } {
  for (const { source, start, quote } of evidence) {
    const found = [name, ...aliases].map((one) => quote.indexOf(one)).filter((at) => at >= 0);
    if (found.length === 0) continue;
    return { id, source, start: start + [...quote.slice(0, Math.min(...found))].length };
  }
  return { id, source: evidence[0]?.source ?? '', start: evidence[0]?.start ?? 0 };
}

function byEvidence(a: GraphEdge, b: GraphEdge): number {
  const [x, y] = [a.evidence[0], b.evidence[0]];
  return (
    compareIds(x?.source ?? '', y?.source ?? '') ||
    (x?.start ?? 0) - (y?.start ?? 0) ||
    compareIds(a.id, b.id)
  );
}
