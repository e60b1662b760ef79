import type { Evidence } from '../../../server/contract/types.ts';
import { cite, copyCiting } from '../../state/briefing/citing.ts';
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

/** Copies a text of a trace with its citations, once all that it cites is read. */
export function copyTrace(text: (words: CopyWords) => string): void {
  copyCiting(() =>
    text({
      cite: citeAll,
      relation: (edge) => relationName(edge.type),
      basis: basisName,
      name: nodeName,
      t: t.peek(),
    }),
  );
}
