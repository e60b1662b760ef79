import type { PropertyValue } from '../../server/graph/types.ts';
import type { Words } from '../words.ts';
import type { Passage, Span } from './passages.ts';

export type Confidence = 'certain' | 'likely' | 'possible';

/** A node that a rule sees in the text. */
export type FoundEntity = {
  kind: string;
  name: string;
  aliases?: string[];
  properties?: Record<string, PropertyValue>;
  /** What is quoted for it. */
  evidence: Span[];
  rule: string;
  confidence: Confidence;
};

/** A relation that a rule sees, between nodes named as they are found. */
export type FoundRelation = {
  type: string;
  from: { kind: string; name: string };
  to: { kind: string; name: string };
  basis: 'explicit' | 'inferred';
  ground?: string;
  reason?: string;
  evidence: Span[];
  rule: string;
  confidence: Confidence;
};

export type Found = { entities: FoundEntity[]; relations: FoundRelation[] };

/** A rule of the draft: what it sees in the sentences of a source. Pure. */
export type Rule = (passages: readonly Passage[], words: Words) => Found;
