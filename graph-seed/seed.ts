import type { Ontology } from '../server/graph/types.ts';
import type { Place } from './finding.ts';
import type { SourceText } from './text/source-text.ts';
import type { YamlNode } from './yaml/yaml-file.ts';
import type { Placed } from './yaml/yaml-shape.ts';

/** A part of a passage as it is typed: its words, and `at: b17#2` where they stand more than once. */
export type QuotePart = { quote: string; place: Place; at: Placed<string> | null };

/** A passage as it is typed; several parts when the columns cut it. */
export type EvidenceSeed = { place: Place; parts: QuotePart[]; source: Placed<string> | null };

export type EntitySeed = {
  id: string;
  place: Place;
  /** The kind's name as the file name gives it; it may be no kind of the ontology. */
  kind: string;
  name: Placed<string> | null;
  /** `reader` where the page has no words for it and a reader has named it. */
  nameFrom: Placed<string> | null;
  aliases: Placed<string>[];
  summary: string | null;
  properties: { key: string; place: Place; value: YamlNode }[];
  evidence: EvidenceSeed[];
};

export type RelationSeed = {
  place: Place;
  /** The type's name as the file name gives it; it may be no type of the ontology. */
  type: string;
  from: Placed<string> | null;
  to: Placed<string> | null;
  basis: Placed<string> | null;
  ground: Placed<string> | null;
  reason: Placed<string> | null;
  key: Placed<string> | null;
  evidence: EvidenceSeed[];
};

export type BlockSeed = {
  id: string;
  place: Place;
  start: number;
  end: number;
  what: string;
  continues: Placed<string> | null;
  /** A program guessed that it carries on another block; an editor has still to confirm it. */
  guessed: boolean;
};

export type StreamSeed = { id: string; place: Place; zh: string; en: string; order: Placed<string>[] };

/** A passage that carries no content, and why. */
export type NoContentSeed = EvidenceSeed & { reason: Placed<string> | null };

/** Either the words that the print probably has, or a note where they cannot be told. */
export type FaultSeed = EvidenceSeed & {
  likely: Placed<string> | null;
  note: Placed<string> | null;
  confidence: Placed<string> | null;
  reason: Placed<string> | null;
};

export type SourceSeed = {
  id: string;
  place: Place;
  title: string;
  print: string | null;
  /** The day on which it was printed, as 2021-03-01. */
  date: string | null;
  /** Name of its text file, for findings. */
  textFile: string;
  text: SourceText;
  streams: StreamSeed[];
  blocks: BlockSeed[];
  faults: FaultSeed[];
  noContent: NoContentSeed[];
};

/** One file of entities or relations: what its name says it holds. */
export type SeedFileName = { place: Place; base: string; word: string; count: number };

export type PlanSeed = {
  id: string;
  place: Place;
  title: string;
  short: string;
  city: string;
  period: string;
  sources: SourceSeed[];
  entities: EntitySeed[];
  relations: RelationSeed[];
  entityFiles: SeedFileName[];
  relationFiles: SeedFileName[];
  /** Ids that stand in a file which cannot be read whole: their absence is no finding of its own. */
  unreadIds: Set<string>;
  /** Files with a fault of YAML: what is missing in them may only have been swallowed by it. */
  brokenFiles: Set<string>;
  /** sha-256 over the files that it was read from, the ontology's included. */
  filesHash: string;
};

/** Everything that was read, before anything is judged. The checks look at this. */
export type Seed = { ontology: Ontology; plans: PlanSeed[] };

/** `industry-cluster` → `IndustryCluster` */
export function kindOfFile(base: string): string {
  return base
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `IndustryCluster` → `industry-cluster` */
export function fileOfKind(kind: string): string {
  return kind.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '-').toLowerCase();
}

/** `part-of` → `PART_OF` */
export function typeOfFile(base: string): string {
  return base.toUpperCase().replaceAll('-', '_');
}

/** `PART_OF` → `part-of` */
export function fileOfType(type: string): string {
  return type.toLowerCase().replaceAll('_', '-');
}
