import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../server/graph/steps.ts';
import type { GraphEdge } from '../../server/graph/types.ts';
import { local, tracing } from './tracing.ts';

/**
 * What a reader of the page finds when tracing, written from the page (sources/page-11/text.txt) and not
 * from what the code answers. Each title says what the page says.
 */
const { store, ontology, nodes, everyKind, ask, idsOf } = await tracing();

describe('每一条路径的每一步', () => {
  it('都有原文，原文与页面逐字相同；依据取最弱的一步；推断都有理由', async () => {
    const [page] = await store.sources('wuxi-14fyp');
    const points = Array.from(page?.text ?? '');
    let steps = 0;
    for (const id of [...idsOf('Strategy'), ...idsOf('Project'), ...idsOf('IndustryCluster')]) {
      for (const direction of ['in', 'out'] as const) {
        const { targets, graph } = await ask(id, direction, everyKind, 6);
        const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
        for (const { path } of targets) {
          const walked = path.edges.flatMap((edge) => edges.get(edge) ?? []);
          expect(walked).toHaveLength(path.edges.length);
          expectWords(walked, points);
          const weakest = Math.max(...walked.map((edge) => strengthOf(edge, ontology)));
          expect(strengthOf(path, ontology)).toBe(weakest);
          steps += walked.length;
        }
      }
    }
    expect(steps).toBeGreaterThan(500);
  });

  it('不穿过篇章、时期、文件、地方、站点、机构、程序', async () => {
    const closed = [
      'Section',
      'Period',
      'Document',
      'SpatialUnit',
      'HubStation',
      'Organization',
      'ProcessStep',
    ];
    for (const id of nodes.keys()) {
      if (nodes.get(id)?.kind === 'Section') continue;
      for (const direction of ['in', 'out'] as const) {
        const { targets } = await ask(id, direction, everyKind);
        for (const { path } of targets) {
          const inner = path.nodes.slice(1, -1).map((one) => nodes.get(local(one))?.kind);
          expect(
            inner.filter((kind) => closed.includes(kind ?? '')),
            path.sentence.zh,
          ).toEqual([]);
        }
      }
    }
  });

  it('从一个有时期的起点出发，过去的与此后的只由起点自己的关系相连', async () => {
    const isPast = (id: string) => nodes.get(id)?.properties.period === '13fyp';
    const dated = [...nodes].filter(([, node]) => node.properties.period !== undefined);
    for (const [id] of dated) {
      for (const direction of ['in', 'out'] as const) {
        const { targets } = await ask(id, direction, everyKind);
        for (const { path } of targets.filter((target) => target.path.edges.length > 1)) {
          const others = path.nodes
            .map(local)
            .filter((one) => nodes.get(one)?.properties.period !== undefined);
          expect(
            others.filter((one) => isPast(one) !== isPast(id)),
            path.sentence.zh,
          ).toEqual([]);
        }
      }
    }
  });
});

function expectWords(edges: readonly GraphEdge[], points: readonly string[]): void {
  for (const edge of edges) {
    expect(edge.evidence.length, edge.id).toBeGreaterThan(0);
    for (const { quote, start, end } of edge.evidence) expect(points.slice(start, end).join('')).toBe(quote);
    if (edge.basis === 'inferred') expect(edge.reason, edge.id).toBeTruthy();
  }
}
