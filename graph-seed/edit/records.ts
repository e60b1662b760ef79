import type { Ontology, PropertyValue } from '../../server/graph/types.ts';

/** A passage as it is typed: its words (parts when the columns cut it), its place where they stand more than once. */
export type EvidenceRecord = { quote: string[]; at: (string | null)[]; source: string | null };

/** A node as a YAML file has it. */
export type EntityRecord = {
  id: string;
  kind: string;
  name: string;
  /** `reader` where the page has no words for it; null where the name is made of the page's words. */
  nameFrom: string | null;
  aliases: string[];
  summary: string | null;
  properties: Record<string, PropertyValue>;
  evidence: EvidenceRecord[];
};

/** A relation as a YAML file has it. */
export type RelationRecord = {
  type: string;
  from: string;
  to: string;
  key: string | null;
  basis: string;
  ground: string | null;
  reason: string | null;
  evidence: EvidenceRecord[];
};

/** What tells one relation from another. */
export function relationKey(relation: Pick<RelationRecord, 'type' | 'from' | 'to' | 'key'>): string {
  const { type, from, to, key } = relation;
  return `${from} —${type}→ ${to}${key === null ? '' : ` (${key})`}`;
}

/** An evidence as a value that YAML writes: a text, a list of parts, or a map with place and source. */
export function evidenceValue(evidence: EvidenceRecord): unknown {
  const { quote, at, source } = evidence;
  const words = quote.length === 1 ? quote[0] : quote;
  if (source === null && at.every((one) => one === null)) return words;
  const place = at.some((one) => one === null) ? {} : { at: at.length === 1 ? at[0] : at };
  return { quote: words, ...place, ...(source === null ? {} : { source }) };
}

/** The evidence that such a value means; null when it is none. */
export function evidenceOf(value: unknown): EvidenceRecord | null {
  if (typeof value === 'string') return { quote: [value], at: [null], source: null };
  if (Array.isArray(value)) {
    const quote = value.filter((one) => typeof one === 'string');
    return quote.length === value.length ? { quote, at: quote.map(() => null), source: null } : null;
  }
  if (typeof value !== 'object' || value === null || !('quote' in value)) return null;
  const inner = evidenceOf(value.quote);
  if (inner === null) return null;
  const given: unknown[] = 'at' in value ? (Array.isArray(value.at) ? value.at : [value.at]) : [];
  const source = 'source' in value && typeof value.source === 'string' ? value.source : null;
  const at = inner.quote.map((_, i) => {
    const one = given[i];
    return typeof one === 'string' ? one : null;
  });
  return { quote: inner.quote, at, source };
}

/** Do two passages quote the same words at the same place? */
export function sameEvidence(a: EvidenceRecord, b: EvidenceRecord): boolean {
  return JSON.stringify([a.quote, a.at, a.source]) === JSON.stringify([b.quote, b.at, b.source]);
}

/** The fields of a node in their one order: name, who gave it, aliases, summary, the kind's properties, evidence. */
export function entityFields(entity: EntityRecord, ontology: Ontology): [string, unknown][] {
  const kind = ontology.kinds.find((one) => one.id === entity.kind);
  const known = Object.keys(kind?.properties ?? {});
  const names = [
    ...known.filter((name) => Object.hasOwn(entity.properties, name)),
    ...Object.keys(entity.properties)
      .filter((name) => !known.includes(name))
      .sort(),
  ];
  return [
    ['name', entity.name],
    ...(entity.nameFrom === null ? [] : ([['nameFrom', entity.nameFrom]] as [string, unknown][])),
    ...(entity.aliases.length === 0 ? [] : ([['aliases', entity.aliases]] as [string, unknown][])),
    ...(entity.summary === null ? [] : ([['summary', entity.summary]] as [string, unknown][])),
    ...names.map((name): [string, unknown] => [name, entity.properties[name]]),
    ['evidence', entity.evidence.map(evidenceValue)],
  ];
}

/** The fields of a relation in their one order. */
export function relationFields(relation: RelationRecord): [string, unknown][] {
  const { from, to, basis, ground, reason, key, evidence } = relation;
  return [
    ['from', from],
    ['to', to],
    ['basis', basis],
    ...(ground === null ? [] : ([['ground', ground]] as [string, unknown][])),
    ...(reason === null ? [] : ([['reason', reason]] as [string, unknown][])),
    ...(key === null ? [] : ([['key', key]] as [string, unknown][])),
    ['evidence', evidence.map(evidenceValue)],
  ];
}
