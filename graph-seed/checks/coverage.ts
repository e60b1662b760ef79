import { coverageOf, type Quotation } from '../../server/graph/coverage.ts';
import type { Source, SourceCoverage } from '../../server/graph/types.ts';
import { sentencesOf } from '../build-graph.ts';
import { type Finding, finder } from '../finding.ts';
import type { EvidenceSeed, PlanSeed, SourceSeed } from '../seed.ts';
import { placeEvidence, placeIn } from '../text/placing.ts';
import { within } from '../text/reading-order.ts';
import { shorten } from '../yaml/yaml-shape.ts';
import type { Check } from './check.ts';

/** Every sentence with content is quoted by something: the goal is 100 %, so each that is not is told. */
export const sentencesQuoted: Check = {
  name: 'sentences-quoted',
  scope: 'coverage',
  check({ plans }) {
    const found = finder(this.name, this.scope, 'warning');
    const findings: Finding[] = [];
    for (const plan of plans) {
      for (const { source, coverage } of planCoverage(plan)) {
        for (const sentence of coverage.sentences) {
          const first = sentence.parts[0];
          if (sentence.coverage !== 'not' || first === undefined) continue;
          const text = sentence.parts.map((part) => source.text.slice(part.start, part.end)).join('');
          findings.push(
            found(
              { file: source.textFile, ...source.text.lineOf(first.start) },
              {
                zh: `没有节点或关系引用这一句：“${shorten(text, 40)}”`,
                en: `nothing quotes the sentence "${shorten(text, 40)}"`,
                mendZh: '据它补上节点或关系；若无内容，写进 no-content.yaml 并说明理由',
                mendEn: 'add a node or relation from it, or put it into no-content.yaml with a reason',
              },
            ),
          );
        }
      }
    }
    return findings;
  },
};

/** A mark of "no content" that something quotes in full is needed no longer: an exception that must go. */
export const needlessMarks: Check = {
  name: 'needless-marks',
  scope: 'coverage',
  check({ plans }) {
    const found = finder(this.name, this.scope, 'warning');
    return plans.flatMap((plan) => {
      // A Section quotes its heading, which may be a jump mark: that is no content that was read out of it.
      const readers = { ...plan, entities: plan.entities.filter((entity) => entity.kind !== 'Section') };
      const quotations = quotationsOf(readers);
      return plan.sources.flatMap((source) =>
        source.noContent.flatMap((mark) => {
          const parts = placeIn(source, mark).parts;
          const needless =
            parts.length > 0 &&
            parts.every((part) => quotations.some((one) => one.source === source.id && within(part, one)));
          if (!needless) return [];
          return [
            found(mark.place, {
              zh: `标为无内容的“${shorten(parts.map((part) => part.quote).join(''))}”已被节点或关系引用`,
              en: `"${shorten(parts.map((part) => part.quote).join(''))}" is marked as without content, but something quotes it`,
              mendZh: '删去这条标记，或缩短那条引文',
              mendEn: 'remove the mark or shorten that quote',
            }),
          ];
        }),
      );
    });
  },
};

function quotationsOf(plan: PlanSeed): Quotation[] {
  const of = (kind: 'node' | 'edge', id: string, evidence: readonly EvidenceSeed[]): Quotation[] =>
    evidence.flatMap((one) =>
      placeEvidence(plan, one).parts.map(({ source, start, end }) => ({
        source: source.id,
        start,
        end,
        of: kind,
        id,
      })),
    );
  return [
    ...plan.entities.flatMap((entity) => of('node', entity.id, entity.evidence)),
    ...plan.relations.flatMap((relation, i) => of('edge', String(i), relation.evidence)),
  ];
}

/** How far the sentences of each source are quoted, from the files alone. */
export function planCoverage(plan: PlanSeed): { source: SourceSeed; coverage: SourceCoverage }[] {
  const quotations = quotationsOf(plan);
  return plan.sources.flatMap((source) => {
    const read: Source = {
      id: source.id,
      plan: plan.id,
      title: source.title,
      print: source.print,
      text: source.text.text,
      streams: [],
      blocks: [],
      sentences: sentencesOf(plan, source),
      faults: [],
    };
    return coverageOf([read], quotations).map((coverage) => ({ source, coverage }));
  });
}
