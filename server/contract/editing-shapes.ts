import { z } from 'zod';

/**
 * What the editing desk's page and its server say to each other. This server is no part of the published one; its
 * page knows these as types only. Positions are code points of the source's text.
 */

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const word = z.string().trim().min(1).max(200);
const line = z.string().max(1000);
const range = z.object({ start: z.int().min(0), end: z.int().min(0) });
const property = z.union([line, z.number(), z.boolean()]);

export const editingEvidence = z.strictObject({
  quote: z.array(z.string().min(1).max(5000)).min(1).max(50),
  at: z.array(line.nullable()).max(50),
  source: line.nullable(),
});
const evidenceList = z.array(editingEvidence).min(1).max(100);

/** A node by hand, or what is changed of a proposed one. */
export const editedEntity = z.strictObject({
  kind: word,
  name: word,
  nameFrom: z.literal('reader').nullable().optional(),
  id: id.optional(),
  aliases: z.array(word).max(50).optional(),
  summary: line.nullable().optional(),
  properties: z.record(word, property).optional(),
  evidence: evidenceList,
  into: id.optional(),
  sameAs: z.strictObject({ id, reason: line.min(1) }).optional(),
});

export const editedRelation = z.strictObject({
  type: word,
  from: id,
  to: id,
  basis: z.enum(['explicit', 'inferred']),
  ground: word.nullable(),
  reason: line.nullable(),
  evidence: evidenceList,
});

const relationId = z.strictObject({ type: word, from: id, to: id, key: word.nullable() });
/** The node of the plan that is to be looked at. */
export const standingBody = z.strictObject({ id });
/** A node or a relation of the plan, by what tells it from the others, and what it is to be. */
export const changeEntityBody = z.strictObject({ id, entity: editedEntity });
export const changeRelationBody = z.strictObject({ was: relationId, relation: editedRelation });
export const removeBody = z.union([z.strictObject({ entity: id }), z.strictObject({ relation: relationId })]);

export const acceptBody = z.strictObject({
  key: z.string().max(1000),
  entity: editedEntity.partial().optional(),
  relation: editedRelation.partial().optional(),
});
export const rejectBody = z.strictObject({ key: z.string().max(1000), reason: line.nullable() });
export const citeBody = z.strictObject({ ranges: z.array(range).min(1).max(50) });
export const twinsBody = z.strictObject({ kind: word, name: word });
export const noBody = z.strictObject({});
/** What an editor chose of what two sides say differently; `theirs` is what was shown then. */
const choice = z.strictObject({
  path: line,
  key: z.string().max(1000),
  theirs: z.string().nullable(),
  take: z.enum(['mine', 'theirs']),
});
const choices = z.array(choice).max(2000);
export const undoBody = z.strictObject({ choices });
export const rereadBody = z.strictObject({ discard: z.boolean(), choices });

export const orderBody = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('move'), block: word, stream: word, before: word.nullable() }),
  z.strictObject({ do: z.literal('join'), block: word, of: word.nullable() }),
  z.strictObject({ do: z.literal('confirm'), block: word }),
  z.strictObject({ do: z.literal('split'), block: word, at: z.int() }),
  z.strictObject({ do: z.literal('merge'), block: word }),
  z.strictObject({ do: z.literal('rename'), block: word, what: line }),
]);

export const splitLookBody = z.strictObject({ at: z.int() });

export const newSourceBody = z.strictObject({
  fileName: line,
  /** The file's bytes, so that its encoding and line ends are judged here and not by the browser. */
  base64: z.string(),
  id: line.optional(),
  title: line.optional(),
  print: line.optional(),
  date: line.optional(),
  convert: z.boolean(),
});

export const newPlanBody = z.strictObject({ id: line, title: word, short: word, city: word, period: word });

type Range = z.infer<typeof range>;
type Words = { zh: string; en: string };

export type EditingEvidence = z.infer<typeof editingEvidence>;
export type EditedEntity = z.infer<typeof editedEntity>;
export type EditedRelation = z.infer<typeof editedRelation>;
export type Choice = z.infer<typeof choice>;
export type OrderChange = z.infer<typeof orderBody>;
export type NewSource = z.infer<typeof newSourceBody>;
export type NewPlan = z.infer<typeof newPlanBody>;

/** A node that a proposed one may already be. */
export type Twin = { id: string; kind: string; name: string; why: 'name' | 'alias' | 'similar' };

type ShownCommon = {
  key: string;
  evidence: EditingEvidence[];
  places: Range[];
  rule: string;
  confidence: 'certain' | 'likely' | 'possible';
};
export type ShownEntity = ShownCommon & {
  is: 'entity';
  kind: string;
  name: string;
  id: string;
  known: boolean;
  aliases: string[];
  properties: Record<string, string | number | boolean>;
  twins: Twin[];
};
export type ShownRelation = ShownCommon & {
  is: 'relation';
  type: string;
  from: string;
  to: string;
  names: { from: string; to: string };
  basis: 'explicit' | 'inferred';
  ground: string | null;
  reason: string | null;
  /** Names of ends that are only proposed themselves: they are accepted along with it. */
  undecided: string[];
};
export type ShownProposal = ShownEntity | ShownRelation;

/** A relation of the plan as it stands on the desk. */
export type StandingRelation = {
  is: 'relation';
  type: string;
  from: string;
  to: string;
  key: string | null;
  names: { from: string; to: string };
  basis: 'explicit' | 'inferred';
  ground: string | null;
  reason: string | null;
  evidence: EditingEvidence[];
};

/** A node of the plan as it stands on the desk, with the relations that end at it and the briefings that show it. */
export type StandingEntity = {
  is: 'entity';
  id: string;
  kind: string;
  name: string;
  nameFrom: string | null;
  aliases: string[];
  summary: string | null;
  properties: Record<string, string | number | boolean>;
  evidence: EditingEvidence[];
  relations: StandingRelation[];
  briefings: string[];
};

/** What is declared, and how many of it the plan names as it stands on the desk. */
export type Gap = { id: string; name: string; declared: number; named: number };

export type EditedBlock = Range & {
  id: string;
  stream: string;
  what: string;
  continues: string | null;
  guessed: boolean;
};

/** Everything that the page shows of one source on the desk. */
export type Workbench = {
  plan: { id: string; title: string; short: string };
  source: { id: string; title: string; print: string | null; date: string | null };
  text: string;
  streams: (Words & { id: string; blocks: string[] })[];
  /** The streams that it may have, those that it has not yet too. */
  streamKinds: (Words & { id: string })[];
  blocks: EditedBlock[];
  sentences: { id: string; stream: string; parts: Range[]; heading: boolean }[];
  drafted: boolean;
  proposals: ShownProposal[];
  nodes: { id: string; kind: string; name: string; aliases: string[] }[];
  /** What the plan's nodes and relations quote of this source. */
  quoted: Range[];
  gaps: Gap[];
  /** What was done since the last save, oldest first, and the files that a save would write. */
  unsaved: { steps: Words[]; files: string[] };
  undo: Words | null;
};

export type EditingFinding = {
  file: string;
  line: number;
  col: number;
  severity: 'error' | 'warning';
  message: string;
  mend: string;
};

/** What a save would write, and what `check` says of it. */
export type Changes = { files: { path: string; diff: string }[]; findings: EditingFinding[] };

export type SaveAnswer =
  | { saved: true; files: string[]; findings: EditingFinding[] }
  | { saved: false; why: 'faulty'; findings: EditingFinding[] }
  | { saved: false; why: 'stale'; stale: string[] };

/** What two sides say differently of one thing; null where a side has it no more. */
export type FileConflict = {
  path: string;
  key: string;
  what: Words;
  mine: string | null;
  theirs: string | null;
};

/** Nothing has changed while there are conflicts. */
export type Conflicts = { conflicts: FileConflict[] };
export type Undone = Workbench | Conflicts;

export type EditedPlans = {
  plans: {
    id: string;
    title: string;
    short: string;
    city: string;
    sources: { id: string; title: string; print: string | null; date: string | null; waiting: number }[];
  }[];
  /** A language model is configured; then, and only then, drafting asks one. */
  model: boolean;
  /** Why there is no plan, where another folder was most likely meant, and what to type. */
  whyNone: Words | null;
};

export type AddedSource = { source: string; print: string | null; printGuessed: boolean; guessed: number };
export type Drafted = {
  entities: number;
  relations: number;
  kept: number;
  dropped: number;
  failed: string[];
};
/** What a cut would go through: quotes can be quoted in two parts, marks cannot be cut. */
export type SplitLook = {
  word: string | null;
  quotes: { of: string; quote: string }[];
  marks: string[];
};
export type Cited = { evidence: EditingEvidence | null };
