import {
  declaredOf,
  indexStatements,
  inPageOrder,
  membersInOrder,
  type Statement,
  type StatementIndex,
  type Surroundings,
  wordOf,
} from './statements.ts';
import type { Bilingual, GraphEdge, GraphNode, Ontology } from './types.ts';
import { type Unstated, unstatedOf } from './unstated.ts';

/** A unit or a station with all that is stated of it, but what makes it one. */
export type SpatialEntry = {
  node: GraphNode;
  /** The relation that puts it in its tier; none for a place outside a structure. */
  membership: GraphEdge | null;
  /** What the page says lies in it. */
  locatedHere: Statement[];
  statements: Statement[];
};

export type SpatialTier = {
  /** Level of the group; `other` when the data give none. */
  level: string;
  label: Bilingual;
  /** 两核; for a tier of one, the unit itself. */
  group: GraphNode;
  membership: GraphEdge;
  declared: number | null;
  named: number;
  units: SpatialEntry[];
};

export type SpatialStructure = { node: GraphNode; tiers: SpatialTier[]; statements: Statement[] };

export type StationTier = { tier: string; label: Bilingual; named: number; stations: SpatialEntry[] };

export type HubCluster = {
  node: GraphNode;
  declared: number | null;
  named: number;
  tiers: StationTier[];
  statements: Statement[];
};

/** Places outside the structures by level, with what the page states of each: the second board. */
export type PositionGroup = { level: string; label: Bilingual; units: SpatialEntry[] };

export type Spatial = {
  /** The structure with most units first. */
  structures: SpatialStructure[];
  hubs: HubCluster[];
  position: PositionGroup[];
  /** What the page does not say, each said once. */
  unstated: Unstated[];
};

/**
 * The board of the space, from the surroundings of SPACE_KINDS. Only what stands in the data: no tier is put
 * into another, no station into a unit. Lists keep the order of the page.
 */
export function spatialOf(surroundings: Surroundings, plan: string | undefined, ontology: Ontology): Spatial {
  const index = indexStatements(surroundings);
  const here = inPageOrder(
    index.nodes.filter((node) => plan === undefined || node.plan === plan),
    (node) => node,
  );
  const labelOf = labels(ontology);
  const structures = here
    .filter((node) => node.kind === 'SpatialUnit' && wordOf(node, 'level') === 'structure')
    .map((node) => structureOf(node, index, labelOf));
  const hubs = here
    .filter((node) => node.kind === 'HubStation' && wordOf(node, 'tier') === 'cluster')
    .map((node) => hubOf(node, index, labelOf));
  const placed = new Set([
    ...structures.flatMap(({ node, tiers }) => [
      node.id,
      ...tiers.flatMap(({ group, units }) => [group.id, ...units.map((unit) => unit.node.id)]),
    ]),
    ...hubs.flatMap(({ node, tiers }) => [
      node.id,
      ...tiers.flatMap(({ stations }) => stations.map((station) => station.node.id)),
    ]),
  ]);
  const position = positionOf(
    here.filter((node) => isSpatial(node.kind) && !placed.has(node.id)),
    index,
    labelOf,
    ontology,
  );
  const board = {
    structures: structures.sort((a, b) => unitsOf(b) - unitsOf(a)),
    hubs,
    position,
  };
  return { ...board, unstated: unstatedOf(board) };
}

const isSpatial = (kind: string) => kind === 'SpatialUnit' || kind === 'HubStation';

const unitsOf = ({ tiers }: SpatialStructure) => tiers.reduce((sum, tier) => sum + tier.named, 0);

type LabelOf = (kind: string, property: string, value: string) => Bilingual;

function labels(ontology: Ontology): LabelOf {
  return (kind, property, value) => {
    const known = ontology.kinds.find((one) => one.id === kind)?.properties[property]?.values?.[value];
    return known ?? { zh: value, en: value };
  };
}

/** The statements that make other nodes members of this one. */
function membersOf(id: string, kind: string, index: StatementIndex): Statement[] {
  const members = index
    .at(id)
    .filter(
      ({ direction, edge, other }) => direction === 'in' && edge.type === 'PART_OF' && other.kind === kind,
    );
  return membersInOrder(members);
}

function structureOf(node: GraphNode, index: StatementIndex, labelOf: LabelOf): SpatialStructure {
  const parts = membersOf(node.id, 'SpatialUnit', index);
  return {
    node,
    tiers: parts.map((part) => tierOf(part, index, labelOf)),
    statements: othersAt(node.id, index, new Set(parts.map(({ edge }) => edge.id))),
  };
}

function tierOf(part: Statement, index: StatementIndex, labelOf: LabelOf): SpatialTier {
  const group = index.nodeAt(part.other.id);
  const level = wordOf(group, 'level') ?? 'other';
  const members = membersOf(group.id, 'SpatialUnit', index);
  const declared = declaredOf(group);
  const units =
    members.length > 0
      ? members.map(({ other, edge }) => entryOf(other.id, edge, index))
      : standsForItself(level, declared)
        ? [entryOf(group.id, part.edge, index)]
        : [];
  return {
    level,
    label: labelOf('SpatialUnit', 'level', level),
    group,
    membership: part.edge,
    declared,
    named: new Set(units.map((unit) => unit.node.id)).size,
    units,
  };
}

/**
 * A part without members that claims no number is a unit itself (中心城区), unless it is of no level: then its
 * name is a word for places that the page leaves unnamed (多点).
 */
function standsForItself(level: string, declared: number | null): boolean {
  return declared === null && level !== 'other';
}

function hubOf(node: GraphNode, index: StatementIndex, labelOf: LabelOf): HubCluster {
  const members = membersOf(node.id, 'HubStation', index);
  const tiers: StationTier[] = [];
  for (const { other, edge } of members) {
    const tier = wordOf(index.nodeAt(other.id), 'tier') ?? 'other';
    const station = entryOf(other.id, edge, index);
    const known = tiers.find((one) => one.tier === tier);
    if (known) known.stations.push(station);
    else tiers.push({ tier, label: labelOf('HubStation', 'tier', tier), named: 0, stations: [station] });
  }
  for (const tier of tiers) tier.named = new Set(tier.stations.map((station) => station.node.id)).size;
  return {
    node,
    declared: declaredOf(node),
    named: new Set(members.map(({ other }) => other.id)).size,
    tiers,
    statements: othersAt(node.id, index, new Set(members.map(({ edge }) => edge.id))),
  };
}

function positionOf(
  nodes: readonly GraphNode[],
  index: StatementIndex,
  labelOf: LabelOf,
  ontology: Ontology,
): PositionGroup[] {
  const levels = ontology.kinds.find((kind) => kind.id === 'SpatialUnit')?.properties.level?.values ?? {};
  const known = Object.keys(levels);
  const levelOf = (node: GraphNode) => {
    const level = wordOf(node, node.kind === 'HubStation' ? 'tier' : 'level') ?? 'other';
    return known.includes(level) ? level : 'other';
  };
  return known.flatMap((level) => {
    const units = nodes
      .filter((node) => levelOf(node) === level)
      .map((node) => entryOf(node.id, null, index));
    return units.length === 0 ? [] : [{ level, label: labelOf('SpatialUnit', 'level', level), units }];
  });
}

function entryOf(id: string, membership: GraphEdge | null, index: StatementIndex): SpatialEntry {
  const statements = othersAt(id, index, new Set(membership ? [membership.id] : []));
  return {
    node: index.nodeAt(id),
    membership,
    locatedHere: statements.filter(isLocatedHere),
    statements: statements.filter((one) => !isLocatedHere(one)),
  };
}

function isLocatedHere({ direction, edge }: Statement): boolean {
  return direction === 'in' && edge.type === 'LOCATED_IN';
}

/** What is stated of a node beside its members; where its words stand is no statement on it. */
function othersAt(id: string, index: StatementIndex, but: ReadonlySet<string>): Statement[] {
  return index.at(id).filter(({ edge }) => !but.has(edge.id) && edge.type !== 'DEFINED_BY');
}
