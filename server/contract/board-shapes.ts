import { z } from 'zod';
import { bilingual, edge, evidence, id, node, nodeSummary, planId } from './shapes.ts';

/** The shapes of the boards: clusters, space, and the comparison of two plans; names and meanings are those of server/graph. */

export const statement = z
  .object({ direction: z.enum(['out', 'in']), other: nodeSummary, edge })
  .openapi('Statement', { description: 'A relation seen from one of its ends' });

export const clusterRole = statement
  .extend({ role: bilingual.extend({ id: z.string() }), catalogue: z.boolean() })
  .openapi('ClusterRole', {
    description: 'A group that it stands in, or a relation that it is in; `catalogue`: it stands in the list',
  });

export const clusterEntry = z
  .object({ node, roles: z.array(clusterRole), onlyCatalogue: z.boolean() })
  .openapi('ClusterEntry', {
    description:
      '`onlyCatalogue` 仅见于名录: the page says nothing of it but that it stands in the catalogue',
  });

export const clusterGroup = z
  .object({
    id,
    plan: planId,
    name: z.string(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    catalogue: z.enum(['whole', 'part', 'other']),
    declared: z.int().nullable(),
    named: z.int(),
    members: z.array(z.object({ node: nodeSummary, edge, inCatalogue: z.boolean() })),
    evidence: z.array(evidence),
  })
  .openapi('ClusterGroup', {
    description: 'declared: the number that the page claims; named: what it names',
  });

export const sharedThing = z
  .object({
    through: nodeSummary,
    clusters: z.array(z.object({ cluster: nodeSummary, edge })),
  })
  .openapi('SharedThing', { description: 'A named thing in which two clusters or more have a part' });

export const lookalike = z
  .object({ cluster: nodeSummary, other: nodeSummary, edges: z.array(edge) })
  .openapi('Lookalike', {
    description: "One's name holds the other's; without a relation the page does not say how they relate",
  });

export const clustersAnswer = z
  .object({
    groups: z.array(clusterGroup),
    clusters: z.array(clusterEntry),
    sectors: z.array(clusterEntry),
    shared: z.array(sharedThing),
    notTheSame: z.array(lookalike),
  })
  .openapi('Clusters');

export const spatialEntry = z
  .object({
    node,
    // A union and not `nullable()`: of a named shape the OpenAPI document would lose the null.
    membership: z.union([edge, z.null()]),
    locatedHere: z.array(statement),
    statements: z.array(statement),
  })
  .openapi('SpatialEntry');

export const spatialTier = z
  .object({
    level: z.string(),
    label: bilingual,
    group: node,
    membership: edge,
    declared: z.int().nullable(),
    named: z.int(),
    units: z.array(spatialEntry),
  })
  .openapi('SpatialTier');

export const hubCluster = z
  .object({
    node,
    declared: z.int().nullable(),
    named: z.int(),
    tiers: z.array(
      z.object({ tier: z.string(), label: bilingual, named: z.int(), stations: z.array(spatialEntry) }),
    ),
    statements: z.array(statement),
  })
  .openapi('HubCluster');

export const spatialStructure = z
  .object({ node, tiers: z.array(spatialTier), statements: z.array(statement) })
  .openapi('SpatialStructure');

export const spatialAnswer = z
  .object({
    structures: z.array(spatialStructure),
    hubs: z.array(hubCluster),
    position: z.array(z.object({ level: z.string(), label: bilingual, units: z.array(spatialEntry) })),
    unstated: z.array(bilingual.extend({ id: z.string(), nodes: z.array(id) })),
  })
  .openapi('Spatial', {
    description:
      '仅表示构成，不表示方位、距离、隶属和行政区域界线 / composition only: no direction, distance, nesting or border',
  });

export const namedByBoth = z
  .object({
    kind: z.string(),
    one: z.array(node),
    other: z.array(node),
    matches: z.array(z.object({ one: id, other: id, by: z.enum(['name', 'alias']), word: z.string() })),
    differs: z.array(z.string()),
  })
  .openapi('NamedByBoth', {
    description:
      'One kind, and a name or an alias in common; `differs`: properties whose values are not the same on both sides',
  });

export const comparisonAnswer = z
  .object({
    one: planId,
    other: planId,
    both: z.array(namedByBoth),
    onlyOne: z.array(node),
    onlyOther: z.array(node),
  })
  .openapi('Comparison', {
    description:
      '同类且名称或别名相同才算同一事物，不按相似匹配 / the same only by one kind and a name or alias in common, never by likeness',
  });
