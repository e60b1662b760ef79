import type { Bilingual } from '../../server/graph/types.ts';

export type Side = 'mine' | 'theirs';

/** What two sides say differently of one thing. Only a person can tell which is right. */
export type Conflict = {
  /** Tells it from the others of its file. */
  key: string;
  what: Bilingual;
  /** As each side has it; null where that side has it no more. */
  mine: string | null;
  theirs: string | null;
};

/** What a person has chosen; null while nobody has. */
export type Choose = (conflict: Conflict) => Side | null;

export type Merging = { text: string; conflicts: Conflict[] };

/** Nobody has chosen anything. */
export const undecided: Choose = () => null;
