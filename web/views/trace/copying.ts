import type { Evidence } from '../../../server/contract/types.ts';
import { sectionName } from '../../panels/quote.tsx';
import { planInfo } from '../../state/loading.ts';
import { sourceById } from '../../state/reading.ts';
import { t } from '../../state/store.ts';
import { basisName, nodeName, relationName } from '../../state/words.ts';
import { citation } from '../../text/quotes.ts';
import type { CopyWords } from './copy-text.ts';

function cite(evidence: readonly Evidence[]): string {
  const title = planInfo.peek()?.title ?? '';
  return evidence
    .map((e) =>
      citation(e.quote, title, sourceById(e.source)?.print ?? null, sectionName(e.section), e.start, e.end),
    )
    .join('');
}

export function copyWords(): CopyWords {
  return {
    cite,
    relation: (edge) => relationName(edge.type),
    basis: basisName,
    name: nodeName,
    reason: t.peek()('trace.reason'),
  };
}
