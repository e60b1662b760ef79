import neo4j from 'neo4j-driver';
import type {
  Evidence,
  GraphEdge,
  Kind,
  NodeRecord,
  Ontology,
  PlanGraph,
  PropertyDefinition,
  PropertyValue,
  Range,
  Sentence,
  Source,
} from '../graph/types.ts';

export type Row = { id: string; properties: Record<string, unknown> };

/** Keys on a stored entity that are ours; a kind may not have a property of such a name. */
const OUR_KEYS = new Set(['id', 'plan', 'kind', 'name', 'nameFrom', 'aliases', 'summary']);
const OUR_PREFIX = /^(evidence|search)[A-Z]/u;

/** An ontology whose properties would overwrite our own keys is refused before anything is written. */
export function checkPropertyNames(ontology: Ontology): void {
  for (const kind of ontology.kinds) {
    for (const key of Object.keys(kind.properties)) {
      if (OUR_KEYS.has(key) || OUR_PREFIX.test(key)) {
        throw new Error(`the property ${key} of ${kind.id} has a name that the database needs for itself`);
      }
    }
  }
}

/** An entity as it is stored: its properties typed, its evidence as lists, its search keys. */
export function entityRow(record: NodeRecord, kind: Kind): Row {
  const { id, plan, name, nameFrom, aliases, summary, search } = record;
  const properties: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record.properties)) {
    const definition = kind.properties[key];
    if (!definition) throw new Error(`${id} has a property ${key}, which ${kind.id} does not know`);
    properties[key] = typed(value, definition);
  }
  return {
    id,
    properties: {
      id,
      plan,
      kind: kind.id,
      name,
      ...(nameFrom === undefined ? {} : { nameFrom }),
      aliases,
      ...(summary === undefined ? {} : { summary }),
      ...properties,
      ...evidenceLists(record.evidence),
      searchName: search.name,
      searchAliases: search.aliases,
      searchPinyin: search.pinyin,
      searchInitials: search.initials,
      searchText: search.text,
    },
  };
}

export function relationRow(edge: GraphEdge, plan: string): Row & { from: string; to: string } {
  const { id, from, to, basis, ground, reason } = edge;
  return {
    id,
    from,
    to,
    properties: {
      id,
      plan,
      basis,
      ...(ground === undefined ? {} : { ground }),
      ...(reason === undefined ? {} : { reason }),
      ...evidenceLists(edge.evidence),
    },
  };
}

function typed(value: PropertyValue, definition: PropertyDefinition): unknown {
  if (definition.type === 'integer' && typeof value === 'number') return neo4j.int(value);
  if (definition.type !== 'date' || typeof value !== 'string') return value;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value) ?? [];
  if (year === undefined) throw new Error(`${value} is no date`);
  return new neo4j.types.Date(neo4j.int(Number(year)), neo4j.int(Number(month)), neo4j.int(Number(day)));
}

/** Five lists side by side, as Neo4j's properties hold no maps. A missing section is an empty text. */
function evidenceLists(evidence: readonly Evidence[]): Record<string, unknown> {
  return {
    evidenceSource: evidence.map((one) => one.source),
    evidenceStart: evidence.map((one) => neo4j.int(one.start)),
    evidenceEnd: evidence.map((one) => neo4j.int(one.end)),
    evidenceQuote: evidence.map((one) => one.quote),
    evidenceSection: evidence.map((one) => one.section ?? ''),
  };
}

export type PageRow = Row & { source: string };

/** The pages of a plan, as rows for each label. */
export function pageRows(sources: readonly Source[]) {
  const part = (source: Source, local: string, properties: Record<string, unknown>): PageRow => {
    const id = `${source.id}/${local}`;
    return { id, source: source.id, properties: { id, ...properties } };
  };
  const places = (name: string, ranges: readonly Range[]) => ({
    [`${name}Start`]: ranges.map((one) => neo4j.int(one.start)),
    [`${name}End`]: ranges.map((one) => neo4j.int(one.end)),
  });
  return {
    sources: sources.map(({ id, plan, title, print, text }): Row => {
      return { id, properties: { id, plan, title, ...(print === null ? {} : { print }), text } };
    }),
    streams: sources.flatMap((source) =>
      source.streams.map(({ id, zh, en, blocks }, position) =>
        part(source, `stream-${id}`, { local: id, position: neo4j.int(position), zh, en, blocks }),
      ),
    ),
    blocks: sources.flatMap((source) =>
      source.blocks.map(({ id, start, end, stream, what, continues }, position) =>
        part(source, id, {
          local: id,
          position: neo4j.int(position),
          start: neo4j.int(start),
          end: neo4j.int(end),
          stream,
          what,
          ...(continues === null ? {} : { continues }),
          text: [...source.text].slice(start, end).join(''),
        }),
      ),
    ),
    sentences: sources.flatMap((source) => {
      const chars = [...source.text];
      return source.sentences.map((sentence, position) =>
        part(source, `sentence-${sentence.id}`, {
          local: sentence.id,
          position: neo4j.int(position),
          stream: sentence.stream,
          heading: sentence.heading,
          text: sentence.parts.map((one) => chars.slice(one.start, one.end).join('')).join(''),
          ...places('part', sentence.parts),
          ...places('clause', sentence.clauses),
          clauseWithoutContent: sentence.clauses.map((clause) => clause.noContent !== undefined),
          clauseReason: sentence.clauses.map((clause) => clause.noContent ?? ''),
        }),
      );
    }),
    faults: sources.flatMap((source) =>
      source.faults.map((fault, position) => {
        const { start, end, quote, likely, note, confidence, reason } = fault;
        return part(source, `fault-${position + 1}`, {
          position: neo4j.int(position),
          source: fault.source,
          start: neo4j.int(start),
          end: neo4j.int(end),
          quote,
          ...(likely === undefined ? {} : { likely }),
          ...(note === undefined ? {} : { note }),
          confidence,
          reason,
        });
      }),
    ),
  };
}

/** Which sentences each entity's evidence touches. */
export function quotationRows({ nodes, sources }: PlanGraph): { entity: string; sentence: string }[] {
  const sentences = new Map<string, readonly Sentence[]>(sources.map((one) => [one.id, one.sentences]));
  const rows: { entity: string; sentence: string }[] = [];
  for (const node of nodes) {
    const touched = new Set<string>();
    for (const { source, start, end } of node.evidence) {
      for (const sentence of sentences.get(source) ?? []) {
        if (sentence.parts.some((part) => part.start < end && start < part.end)) {
          touched.add(`${source}/sentence-${sentence.id}`);
        }
      }
    }
    for (const sentence of touched) rows.push({ entity: node.id, sentence });
  }
  return rows;
}
