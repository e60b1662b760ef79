import type { Evidence, Kind, Ontology } from '../graph/types.ts';

/** Evidence as two columns of a table: the quotes, and where each stands. */
export function quotesOf(evidence: readonly Evidence[]): string {
  return evidence.map((one) => one.quote).join('\n');
}

export function placesOf(evidence: readonly Evidence[]): string {
  return evidence.map(({ source, start, end }) => `${source} ${start}-${end}`).join('\n');
}

export type Column = { key: string; type: 'string' | 'number' | 'integer' };

/** Every property that a kind of the selection may have. Where two kinds type one differently, it is text. */
export function propertyColumns(ontology: Ontology, kinds: ReadonlySet<string>): Column[] {
  const columns = new Map<string, Column['type']>();
  for (const kind of ontology.kinds.filter((one) => kinds.has(one.id))) {
    for (const [key, { type }] of Object.entries(kind.properties)) {
      const mine = type === 'number' || type === 'integer' ? type : 'string';
      const known = columns.get(key);
      columns.set(key, known === undefined || known === mine ? mine : 'string');
    }
  }
  return [...columns].map(([key, type]) => ({ key, type })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Words of the closed lists, for people. */
export function labelsOf(ontology: Ontology) {
  const kinds = new Map(ontology.kinds.map((kind): [string, Kind] => [kind.id, kind]));
  const types = new Map(ontology.relationTypes.map((type) => [type.id, type.zh]));
  const grounds = new Map(ontology.grounds.map((ground) => [ground.id, ground.zh]));
  return {
    kind: (id: string) => kinds.get(id)?.zh ?? id,
    type: (id: string) => types.get(id) ?? id,
    ground: (id: string | undefined) => (id === undefined ? '' : (grounds.get(id) ?? id)),
  };
}
