import { compareIds } from './order.ts';
import type {
  CoverageTotals,
  GraphEdge,
  Range,
  Sentence,
  SentenceCoverage,
  Source,
  SourceCoverage,
} from './types.ts';

/** Where a node or an edge quotes a source. */
export type Quotation = Range & { source: string; of: 'node' | 'edge'; id: string };

/** Does an edge count for coverage? A computed one repeats its node's evidence. */
export function countsForCoverage(edge: Pick<GraphEdge, 'type'>): boolean {
  return edge.type !== 'STATED_IN';
}

/**
 * What the graph quotes of each sentence. A clause is quoted when a quotation touches it; a clause
 * marked as without content needs none. `partly`: some but not all of its clauses are quoted.
 */
export function coverageOf(sources: readonly Source[], quotations: readonly Quotation[]): SourceCoverage[] {
  return sources.map((source) => {
    const here = quotations.filter((one) => one.source === source.id).sort((a, b) => a.start - b.start);
    const sentences = source.sentences.map((sentence) => coverSentence(sentence, here));
    return { source: source.id, sentences, totals: sumUp(sentences) };
  });
}

function coverSentence(sentence: Sentence, here: readonly Quotation[]): SentenceCoverage {
  const touching = here.filter((one) => sentence.parts.some((part) => touch(part, one)));
  const withContent = sentence.clauses.filter((clause) => clause.noContent === undefined);
  const quoted = sentence.clauses.filter((clause) => touching.some((one) => touch(clause, one)));
  const owed = withContent.filter((clause) => !touching.some((one) => touch(clause, one)));
  const reasons = sentence.clauses.flatMap((clause) => clause.noContent ?? []);
  const coverage =
    quoted.length === 0
      ? withContent.length === 0
        ? 'noContent'
        : 'not'
      : owed.length === 0
        ? 'covered'
        : 'partly';
  return {
    id: sentence.id,
    parts: sentence.parts,
    nodes: idsOf(touching, 'node'),
    edges: idsOf(touching, 'edge'),
    coverage,
    reasons: [...new Set(reasons)],
  };
}

function touch(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function idsOf(quotations: readonly Quotation[], of: Quotation['of']): string[] {
  return [...new Set(quotations.filter((one) => one.of === of).map((one) => one.id))].sort(compareIds);
}

function sumUp(sentences: readonly SentenceCoverage[]): CoverageTotals {
  const totals: CoverageTotals = { covered: 0, partly: 0, not: 0, noContent: 0 };
  for (const sentence of sentences) totals[sentence.coverage]++;
  return totals;
}

/** The totals of several sources together. */
export function sumCoverage(all: readonly SourceCoverage[]): CoverageTotals {
  return sumUp(all.flatMap((one) => one.sentences));
}
