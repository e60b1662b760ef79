import {
  declaredOf,
  indexStatements,
  inPageOrder,
  MEMBERSHIP,
  membersInOrder,
  type Statement,
  type StatementIndex,
  type Surroundings,
  summaryOf,
  wordOf,
} from './statements.ts';
import type {
  Bilingual,
  Evidence,
  GraphEdge,
  GraphNode,
  NodeSummary,
  Ontology,
  PropertyValue,
} from './types.ts';

/** Something that the page says of a cluster or sector: a group it stands in, or a relation it is in. */
export type ClusterRole = Statement & {
  /** A group's id and name, or a relation type (with `:in` when the arrow points here) and its label. */
  role: Bilingual & { id: string };
  /** Membership in a group of the catalogue: it stands in the list. */
  catalogue: boolean;
};

export type ClusterEntry = {
  node: GraphNode;
  roles: ClusterRole[];
  /** The page says nothing of it but that it stands in the catalogue. */
  onlyCatalogue: boolean;
};

export type ClusterMember = {
  node: NodeSummary;
  edge: GraphEdge;
  /** Whether it also stands in the catalogue (新材料 is characteristic, but no cluster of the 16+4). */
  inCatalogue: boolean;
};

export type ClusterGroup = {
  id: string;
  plan: string;
  name: string;
  properties: Record<string, PropertyValue>;
  /** `whole` is the catalogue itself, `part` one of its groups, `other` any further group. */
  catalogue: 'whole' | 'part' | 'other';
  /** The number that the page claims, beside the number that it names. */
  declared: number | null;
  named: number;
  members: ClusterMember[];
  evidence: Evidence[];
};

/** A named thing in which two clusters or more have a part; any two of them share it. */
export type SharedThing = { through: NodeSummary; clusters: { cluster: NodeSummary; edge: GraphEdge }[] };

/** Two things of which one's name holds the other's, with what relates them; no edge: the page does not say. */
export type Lookalike = { cluster: NodeSummary; other: NodeSummary; edges: GraphEdge[] };

export type Clusters = {
  groups: ClusterGroup[];
  clusters: ClusterEntry[];
  /** Sectors and links of chains that are no cluster. */
  sectors: ClusterEntry[];
  shared: SharedThing[];
  notTheSame: Lookalike[];
};

const GROUP_LEVELS = ['group', 'catalogue'];

/**
 * The board of the industry clusters, from the surroundings of CLUSTER_KINDS. Lists keep the order of the page;
 * groups: the catalogue, its groups, the others. No similarity is computed: two clusters belong together only
 * where the page names something that both take part in.
 */
export function clustersOf(
  surroundings: Surroundings,
  plan: string | undefined,
  ontology: Ontology,
): Clusters {
  const index = indexStatements(surroundings);
  const here = index.nodes.filter((node) => plan === undefined || node.plan === plan);
  const ofKind = (kind: string) => inPageOrder(here, (node) => node).filter((node) => node.kind === kind);
  const all = ofKind('IndustryCluster');
  const groups = all.filter(isGroup);
  const clusters = all.filter((node) => !isGroup(node));
  const sectors = ofKind('Industry');
  const catalogue = catalogueOf(groups, index);
  const entry = (node: GraphNode): ClusterEntry => {
    const roles = rolesOf(node, index, catalogue, ontology);
    return { node, roles, onlyCatalogue: roles.length > 0 && roles.every((role) => role.catalogue) };
  };
  return {
    groups: groups
      .map((node) => groupOf(node, index, catalogue))
      .sort((a, b) => CATALOGUE_ORDER.indexOf(a.catalogue) - CATALOGUE_ORDER.indexOf(b.catalogue)),
    clusters: clusters.map(entry),
    sectors: sectors.map(entry),
    shared: sharedBy(clusters, index, catalogue, hubsOf(ontology)),
    notTheSame: lookalikesOf(clusters, sectors, index),
  };
}

const CATALOGUE_ORDER = ['whole', 'part', 'other'];

function isGroup(node: GraphNode): boolean {
  return node.kind === 'IndustryCluster' && GROUP_LEVELS.includes(wordOf(node, 'level') ?? '');
}

/** The catalogue and the groups that are parts of it. */
type Catalogue = { wholes: ReadonlySet<string>; parts: ReadonlySet<string> };

function catalogueOf(groups: readonly GraphNode[], index: StatementIndex): Catalogue {
  const wholes = new Set(
    groups.filter((node) => wordOf(node, 'level') === 'catalogue').map((node) => node.id),
  );
  const parts = groups.filter((node) =>
    index.at(node.id).some((one) => isMember(one) && wholes.has(one.other.id)),
  );
  return { wholes, parts: new Set(parts.map((node) => node.id)) };
}

/** The statement makes its node a member of the other end. */
function isMember({ direction, edge }: Statement): boolean {
  return direction === 'out' && MEMBERSHIP.includes(edge.type);
}

function inCatalogue({ wholes, parts }: Catalogue, id: string): boolean {
  return wholes.has(id) || parts.has(id);
}

function groupOf(node: GraphNode, index: StatementIndex, catalogue: Catalogue): ClusterGroup {
  const members = index
    .at(node.id)
    .filter(({ direction, edge }) => direction === 'in' && MEMBERSHIP.includes(edge.type));
  const { id, plan, name, properties, evidence } = node;
  return {
    id,
    plan,
    name,
    properties,
    catalogue: catalogue.wholes.has(id) ? 'whole' : catalogue.parts.has(id) ? 'part' : 'other',
    declared: declaredOf(node),
    named: new Set(members.map(({ other }) => other.id)).size,
    members: membersInOrder(members).map(({ other, edge }) => ({
      node: other,
      edge,
      inCatalogue: index.at(other.id).some((one) => isMember(one) && inCatalogue(catalogue, one.other.id)),
    })),
    evidence,
  };
}

function hubsOf(ontology: Ontology): Set<string> {
  return new Set(ontology.kinds.filter((kind) => kind.hub).map((kind) => kind.id));
}

/** Sections, periods and documents connect everything, so they are no role. */
function rolesOf(
  node: GraphNode,
  index: StatementIndex,
  catalogue: Catalogue,
  ontology: Ontology,
): ClusterRole[] {
  const hubs = hubsOf(ontology);
  return index
    .at(node.id)
    .filter(({ other }) => !hubs.has(other.kind))
    .map((statement) => {
      const { other } = statement;
      const member = isMember(statement) && isGroup(index.nodeAt(other.id));
      return {
        ...statement,
        role: member ? { id: other.id, zh: other.name, en: other.name } : relationRole(statement, ontology),
        catalogue: member && inCatalogue(catalogue, other.id),
      };
    });
}

function relationRole({ direction, edge }: Statement, ontology: Ontology): Bilingual & { id: string } {
  const type = ontology.relationTypes.find((one) => one.id === edge.type);
  if (!type) return { id: edge.type, zh: edge.type, en: edge.type };
  if (direction === 'out') return { id: type.id, zh: type.zh, en: type.en };
  return { id: `${type.id}:in`, ...type.reverse };
}

function sharedBy(
  clusters: readonly GraphNode[],
  index: StatementIndex,
  catalogue: Catalogue,
  hubs: ReadonlySet<string>,
): SharedThing[] {
  const through = new Map<string, SharedThing['clusters']>();
  for (const cluster of clusters) {
    for (const { other, edge } of index.at(cluster.id)) {
      if (hubs.has(other.kind) || inCatalogue(catalogue, other.id)) continue;
      const list = through.get(other.id) ?? [];
      list.push({ cluster: summaryOf(cluster), edge });
      through.set(other.id, list);
    }
  }
  const shared = [...through]
    .filter(([, list]) => new Set(list.map(({ cluster }) => cluster.id)).size > 1)
    .map(([id, list]) => ({ through: summaryOf(index.nodeAt(id)), clusters: list }));
  return inPageOrder(shared, (one) => index.nodeAt(one.through.id));
}

/** A name of one character would be found in far too many. */
const SHORTEST_NAME = 2;

function lookalikesOf(
  clusters: readonly GraphNode[],
  sectors: readonly GraphNode[],
  index: StatementIndex,
): Lookalike[] {
  return clusters.flatMap((cluster, i) =>
    [...clusters.slice(i + 1), ...sectors]
      .filter((other) => other.plan === cluster.plan && oneHoldsTheOther(cluster.name, other.name))
      .map((other) => ({
        cluster: summaryOf(cluster),
        other: summaryOf(other),
        edges: index.at(cluster.id).flatMap((one) => (one.other.id === other.id ? [one.edge] : [])),
      })),
  );
}

function oneHoldsTheOther(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return [...short].length >= SHORTEST_NAME && long.includes(short);
}
