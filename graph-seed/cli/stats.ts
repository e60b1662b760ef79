import { countsForCoverage, coverageOf, type Quotation } from '../../server/graph/coverage.ts';
import type { Ontology, PlanGraph, SourceCoverage } from '../../server/graph/types.ts';
import { table } from '../text-table.ts';

/** What a plan holds, in tables for people: kinds, types, basis, grounds, coverage, transcription faults. */
export function statsOf(graph: PlanGraph, ontology: Ontology): string {
  return [
    `# ${graph.plan.title}（${graph.plan.id}）`,
    totals(graph),
    kinds(graph, ontology),
    types(graph, ontology),
    bases(graph, ontology),
    coverage(graph),
    faults(graph),
  ].join('\n\n');
}

function totals({ nodes, edges, sources }: PlanGraph): string {
  const typed = edges.filter(countsForCoverage);
  const ends = new Set(typed.flatMap((edge) => [edge.from, edge.to]));
  const alone = nodes.filter((node) => node.kind !== 'Section' && !ends.has(node.id));
  return table(
    ['总计 Totals', ''],
    [
      ['节点 nodes', nodes.length],
      ['关系（不计出处）relations without STATED_IN', typed.length],
      ['出处 STATED_IN', edges.length - typed.length],
      ['来源 sources', sources.length],
      ['孤立的节点（除出处外无关系）isolated nodes', alone.length],
    ],
  );
}

function kinds({ nodes }: PlanGraph, ontology: Ontology): string {
  const rows = ontology.kinds
    .map((kind) => [`${kind.zh} ${kind.id}`, nodes.filter((node) => node.kind === kind.id).length] as const)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
  return table(['节点类 Kind', '个数 Count'], rows);
}

function types({ edges }: PlanGraph, ontology: Ontology): string {
  const rows = ontology.relationTypes
    .map((type) => {
      const all = edges.filter((edge) => edge.type === type.id);
      const explicit = all.filter((edge) => edge.basis === 'explicit').length;
      return [`${type.zh} ${type.id}`, all.length, explicit, all.length - explicit] as const;
    })
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
  return table(['关系类型 Type', '条数 Count', '明说 explicit', '推断 inferred'], rows);
}

function bases({ edges }: PlanGraph, ontology: Ontology): string {
  const inferred = edges.filter((edge) => edge.basis === 'inferred');
  const rows = ontology.grounds.map(
    (ground) =>
      [
        `${ground.rank} ${ground.zh} ${ground.id}`,
        inferred.filter((edge) => edge.ground === ground.id).length,
      ] as const,
  );
  return table(['推断的依据 Ground', '条数 Count'], rows);
}

function coverage(graph: PlanGraph): string {
  const rows = graph.sources.flatMap((source) => {
    const [whole] = coverageOf([source], quotationsOf(graph));
    return source.streams.map((stream) => {
      const ids = new Set(source.sentences.filter((one) => one.stream === stream.id).map((one) => one.id));
      const count = (of: SourceCoverage['sentences'][number]['coverage']) =>
        whole?.sentences.filter((one) => ids.has(one.id) && one.coverage === of).length ?? 0;
      const [covered, partly, not, none] = [
        count('covered'),
        count('partly'),
        count('not'),
        count('noContent'),
      ];
      const withContent = covered + partly + not;
      const share =
        withContent === 0 ? '—' : `${Math.floor(((covered + partly) * 1000) / withContent) / 10} %`;
      return [`${source.title} · ${stream.zh}`, covered, partly, not, none, share] as const;
    });
  });
  return table(
    ['覆盖（句）Coverage', '全部引用 covered', '部分 partly', '未引用 not', '无内容 none', '已引用 quoted'],
    rows,
  );
}

function quotationsOf({ nodes, edges }: PlanGraph): Quotation[] {
  return [
    ...nodes.flatMap((node) => node.evidence.map((one) => ({ ...one, of: 'node' as const, id: node.id }))),
    ...edges
      .filter(countsForCoverage)
      .flatMap((edge) => edge.evidence.map((one) => ({ ...one, of: 'edge' as const, id: edge.id }))),
  ];
}

function faults({ sources }: PlanGraph): string {
  const rows = sources.flatMap((source) =>
    source.faults.map((fault) => [fault.confidence, fault.quote, fault.likely ?? fault.note ?? ''] as const),
  );
  return `转录疑误 ${rows.length} 处 suspected transcription faults\n${table(['把握 Confidence', '转录 Text', '疑为 Likely'], rows)}`;
}
