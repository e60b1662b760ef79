import { mergeBlocks } from '../add-source/blocks-merging.ts';
import { type Choose, type Conflict, undecided } from './conflict.ts';
import { mergeLists, mergePlanFile } from './merge.ts';
import { parseProposals, renderProposals } from './proposals.ts';
import { slotsOf } from './splice.ts';

/** Files of records, which two sides' changes can be merged in record by record. */
const RECORDS = /^plan\.yaml$|^(?:entities|relations)\/|\/(?:rejected|faults|no-content)\.yaml$/;
const BLOCKS = /^sources\/[^/]+\/blocks\.yaml$/;
const PROPOSALS = /^sources\/[^/]+\/proposals\.yaml$/;

type Texts = { base: string | null; ours: string | null; theirs: string | null };
export type FileMerging = { text: string | null; conflicts: Conflict[] };

/**
 * Both sides' changes of one file of a plan; null stands for a file that is not there. What the sides say
 * differently comes back as conflicts until `choose` tells a side, and the text is of use only when none is left.
 */
export function mergeFile(path: string, texts: Texts, choose: Choose = undecided): FileMerging {
  const { base, ours, theirs } = texts;
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  if (RECORDS.test(path)) return mergeRecords(base ?? '', texts, choose);
  const inside = BLOCKS.test(path)
    ? mergedBlocks(texts, choose)
    : PROPOSALS.test(path)
      ? mergedProposals(texts)
      : null;
  return inside ?? mergeWhole(texts, choose);
}

/** A file that one side took away has no records there. */
function mergeRecords(base: string, { ours, theirs }: Texts, choose: Choose): FileMerging {
  const merged = mergePlanFile(base, ours ?? '', theirs ?? '', choose);
  const empty = (ours === null || theirs === null) && slotsOf(merged.text).length === 0;
  return empty ? { ...merged, text: null } : merged;
}

function mergedBlocks({ base, ours, theirs }: Texts, choose: Choose): FileMerging | null {
  return base === null || ours === null || theirs === null ? null : mergeBlocks(base, ours, theirs, choose);
}

/** The draft's list: what either side decided on is gone from it, what either drafted stands in it. */
function mergedProposals({ base, ours, theirs }: Texts): FileMerging | null {
  const [was, mine, other] = [base, ours, theirs].map((text) =>
    text === null ? null : parseProposals(text),
  );
  if (!was || !mine || !other) return null;
  const entities = mergeLists(was.entities, mine.entities, other.entities) as typeof was.entities;
  const relations = mergeLists(was.relations, mine.relations, other.relations) as typeof was.relations;
  return { text: renderProposals({ ...mine, entities, relations }), conflicts: [] };
}

function mergeWhole({ ours, theirs }: Texts, choose: Choose): FileMerging {
  const what = { zh: '整个文件', en: 'the whole file' };
  const conflict: Conflict = { key: '*', what, mine: ours, theirs };
  const side = choose(conflict);
  return { text: side === 'theirs' ? theirs : ours, conflicts: side === null ? [conflict] : [] };
}
