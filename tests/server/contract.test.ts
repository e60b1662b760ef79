import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type * as boards from '../../server/contract/board-shapes.ts';
import type * as groups from '../../server/contract/group-shapes.ts';
import type * as shapes from '../../server/contract/shapes.ts';
import type { Clusters } from '../../server/graph/clusters.ts';
import type { Comparison } from '../../server/graph/comparison.ts';
import type { Grouped } from '../../server/graph/groups.ts';
import type { Spatial } from '../../server/graph/spatial.ts';
import type * as domain from '../../server/graph/types.ts';

/** What the stores answer is what the contract promises: held by the type check, both ways. */
describe('the contract and the domain', () => {
  it('mean the same shapes', () => {
    expectTypeOf<domain.GraphNode>().toExtend<z.input<typeof shapes.node>>();
    expectTypeOf<domain.GraphEdge>().toExtend<z.input<typeof shapes.edge>>();
    expectTypeOf<domain.Subgraph>().toExtend<z.input<typeof shapes.subgraph>>();
    expectTypeOf<domain.PlanSummary>().toExtend<z.input<typeof shapes.plan>>();
    expectTypeOf<domain.SearchResult>().toExtend<z.input<typeof shapes.searchAnswer>>();
    expectTypeOf<domain.NodeDetail>().toExtend<z.input<typeof shapes.nodeAnswer>>();
    expectTypeOf<domain.TraceResult>().toExtend<z.input<typeof shapes.traceAnswer>>();
    expectTypeOf<domain.PathsResult>().toExtend<z.input<typeof shapes.pathsAnswer>>();
    expectTypeOf<domain.Source>().toExtend<z.input<typeof shapes.source>>();
    expectTypeOf<Clusters>().toExtend<z.input<typeof boards.clustersAnswer>>();
    expectTypeOf<Spatial>().toExtend<z.input<typeof boards.spatialAnswer>>();
    expectTypeOf<Grouped>().toExtend<z.input<typeof groups.grouped>>();
    expectTypeOf<Comparison>().toExtend<z.input<typeof boards.comparisonAnswer>>();
    expectTypeOf<domain.Audit>().toExtend<z.input<typeof shapes.auditAnswer>>();
    expectTypeOf<keyof z.output<typeof shapes.node>>().toEqualTypeOf<keyof domain.GraphNode>();
    expectTypeOf<keyof z.output<typeof shapes.edge>>().toEqualTypeOf<keyof domain.GraphEdge>();
  });
});
