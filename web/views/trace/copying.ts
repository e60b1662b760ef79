import type { Evidence } from '../../../server/contract/types.ts';
import { cite } from '../../state/briefing/citing.ts';
import { sectionName } from '../../state/loaded/places.ts';
import { t } from '../../state/store.ts';
import { basisName, nodeName, relationName } from '../../state/words.ts';
import type { CopyWords } from './copy-text.ts';

function citeAll(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ source, section, quote, ...range }) =>
      cite({ source, section: sectionName(section), ranges: [range], quotes: [quote] }),
    )
    .join(t.peek()('sep.semi'));
}

export function copyWords(): CopyWords {
  return {
    cite: citeAll,
    relation: (edge) => relationName(edge.type),
    basis: basisName,
    name: nodeName,
    t: t.peek(),
  };
}
