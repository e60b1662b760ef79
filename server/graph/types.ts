/**
 * The domain: what a plan graph is made of, in the field's own words. No I/O, no imports.
 * Positions are Unicode code points of a source's text exactly as stored; `end` is exclusive.
 */

export type Basis = 'explicit' | 'inferred';

/** A verbatim passage: `quote === text.slice(start, end)` of `source`, counted in code points. */
export type Evidence = {
  source: string;
  start: number;
  end: number;
  quote: string;
  /** Id of the Section that holds the passage; null before the first heading. */
  section: string | null;
};

/** Who named a node that the page has no words for. */
export const NAMED_BY_READER = 'reader';

export type PropertyValue = string | number | boolean;

export type NodeSummary = {
  id: string;
  plan: string;
  kind: string;
  name: string;
  /** The page has no such words: a reader has named it. Absent where the name is made of the page's words. */
  nameFrom?: typeof NAMED_BY_READER;
  aliases: string[];
  /** Number of relations at the node, STATED_IN left out. */
  degree: number;
};

export type GraphNode = NodeSummary & {
  summary?: string;
  properties: Record<string, PropertyValue>;
  evidence: Evidence[];
};

export type GraphEdge = {
  id: string;
  type: string;
  from: string;
  to: string;
  basis: Basis;
  /** Id of a ground (ontology/grounds.yaml); only and always on an inferred edge. */
  ground?: string;
  reason?: string;
  evidence: Evidence[];
};

export type Subgraph = {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** Size of the whole selection, of which this may be a page. */
  total: { nodes: number; edges: number };
  limit: number;
  truncated: boolean;
  /** Id of the last node of this page, when more follow. */
  nextCursor?: string;
};

export type Direction = 'out' | 'in' | 'both';

export type Bilingual = { zh: string; en: string };

// ── The ontology, as loaded from graph-seed/ontology ──────────────────────────────────────────────

export type PropertyDefinition = Bilingual & {
  type: 'string' | 'number' | 'integer' | 'date' | 'enum';
  /** The closed list of an enum, in order; `past` marks a period that is over. */
  values?: Record<string, Bilingual & { past?: boolean }>;
};

export type Kind = Bilingual & {
  id: string;
  /** English, as it stands after a number: industry clusters. */
  plural: string;
  family: string;
  /** One of the five kinds that the product is named for; the first view shows these. */
  star: boolean;
  /** It connects everything (Section, Period, Document), so no path walks through it unless asked to. */
  hub: boolean;
  /** Whether a trace may walk through it: a place or a body does not say what something is done for. */
  carries: boolean;
  shape: string;
  size: number;
  definition: Bilingual;
  properties: Record<string, PropertyDefinition>;
};

export type RelationType = Bilingual & {
  id: string;
  reverse: Bilingual;
  definition: Bilingual;
  /** Allowed kinds, resolved: no `*`. */
  from: string[];
  to: string[];
  acyclic: boolean;
  /** Made from the place of evidence, never typed in a seed file (STATED_IN). */
  computed: boolean;
  inferredOnly: boolean;
  /**
   * How a trace walks it: `forward` = `from` leads up to `to` (ADVANCES), `backward` = `to` leads up to
   * `from` (TARGETS), `none` = a trace does not walk it.
   */
  leads: 'forward' | 'backward' | 'none';
};

export type Ground = Bilingual & {
  id: string /** 1 is the strongest. */;
  rank: number;
  definition: Bilingual;
};
export type Family = Bilingual & { id: string };

export type Ontology = {
  families: Family[];
  kinds: Kind[];
  relationTypes: RelationType[];
  grounds: Ground[];
};

// ── Sources ───────────────────────────────────────────────────────────────────────────────────────

export type Range = { start: number; end: number };

export type Block = Range & { id: string; stream: string; what: string; continues: string | null };

export type Stream = Bilingual & { id: string; blocks: string[] };

export type Sentence = {
  /** `<block>-<n>`, n counted from 1 in the block where it begins; unique in its source. */
  id: string;
  stream: string;
  /** Several when the page's columns cut it. In reading order. */
  parts: Range[];
  heading: boolean;
  /** What 「，；：」 and the like part; the unit in which coverage is counted. */
  clauses: (Range & { noContent?: string })[];
};

export type Confidence = 'certain' | 'likely' | 'possible';

/**
 * 转录疑误: what the transcription has and what the print probably has; where that cannot be told, a note instead.
 * The text itself stays as it is.
 */
export type TranscriptionFault = {
  source: string;
  start: number;
  end: number;
  quote: string;
  likely?: string;
  note?: string;
  confidence: Confidence;
  reason: string;
};

export type Source = {
  /** `<plan>:<local>` */
  id: string;
  plan: string;
  title: string;
  print: string | null;
  text: string;
  streams: Stream[];
  /** In reading order, stream by stream. */
  blocks: Block[];
  sentences: Sentence[];
  faults: TranscriptionFault[];
};

export type SentenceCoverage = {
  id: string;
  parts: Range[];
  nodes: string[];
  edges: string[];
  coverage: 'covered' | 'partly' | 'not' | 'noContent';
  /** Why the sentence, or what is unquoted in it, carries no content. */
  reasons: string[];
};

export type CoverageTotals = { covered: number; partly: number; not: number; noContent: number };

export type SourceCoverage = { source: string; sentences: SentenceCoverage[]; totals: CoverageTotals };

// ── What the seed hands to a store ────────────────────────────────────────────────────────────────

/** Normalised words to search by, made once when the plan is read (graph-seed/search-keys.ts). */
export type SearchKeys = {
  /** See `normalise` in server/graph/search.ts. */
  name: string;
  aliases: string[];
  /** Every suffix of the joined pinyin that begins at a syllable, the whole first: taihuwan, huwan, wan. */
  pinyin: string[];
  initials: string;
  /** Normalised quotes of the evidence, one a line. */
  text: string;
};

export type NodeRecord = Omit<GraphNode, 'degree'> & { search: SearchKeys };

export type Plan = {
  id: string;
  title: string;
  short: string;
  city: string;
  period: string;
  /** sha-256 (hex) over everything the plan is read from and the ontology. */
  seedHash: string;
};

export type PlanGraph = {
  plan: Plan;
  sources: Source[];
  nodes: NodeRecord[];
  /** STATED_IN included. */
  edges: GraphEdge[];
};

// ── Answers ───────────────────────────────────────────────────────────────────────────────────────

export type PlanSummary = Plan & {
  counts: { nodes: number; edges: number; explicit: number; inferred: number; sources: number };
};

export type Matched = 'name' | 'alias' | 'pinyin' | 'initials' | 'text' | 'abbreviation';

export type SearchHit = {
  node: NodeSummary;
  matched: Matched;
  /** The text in which it was found, and where in it (code points). */
  highlight: { text: string; ranges: Range[] };
};

export type SearchResult = { hits: SearchHit[]; total: number; limit: number; truncated: boolean };

export type NodeDetail = {
  node: GraphNode;
  degree: { total: number; byType: { type: string; direction: 'out' | 'in'; count: number }[] };
};

export type Path = {
  nodes: string[];
  edges: string[];
  sentence: Bilingual;
  basis: Basis;
  /** The weakest ground of its steps. */
  ground?: string;
};

export type PathsResult = { paths: Path[]; graph: Subgraph; truncated: boolean };

export type TraceTarget = { node: NodeSummary; path: Path };

export type TraceResult = {
  root: GraphNode;
  targets: TraceTarget[];
  graph: Subgraph;
  counts: { kind: string; explicit: number; inferred: number; unreached: number }[];
  truncated: boolean;
};

export type AuditCount = {
  subject: NodeSummary;
  declared: number;
  named: number;
  /** Ids of the sources whose words make the members members, sorted: another page may name what one counted. */
  namedIn: string[];
  evidence: Evidence[];
};
export type AuditGap = {
  kind: 'strategy-without-project' | 'project-without-place' | 'target-without-baseline';
  node: NodeSummary;
  missing: Bilingual;
  evidence: Evidence[];
};
export type Audit = { counts: AuditCount[]; gaps: AuditGap[]; transcriptionFaults: TranscriptionFault[] };

export type Counts = { kinds: Record<string, number>; relationTypes: Record<string, number> };

export type WholeGraph = { plans: PlanSummary[]; nodes: GraphNode[]; edges: GraphEdge[] };
