import { join } from 'node:path';
import type {
  Bilingual,
  Family,
  Ground,
  Kind,
  Ontology,
  PropertyDefinition,
  RelationType,
} from '../server/graph/types.ts';
import { readSeedFile, type SeedFile } from './files/seed-files.ts';
import { type Finding, finder, formatFinding, type Place } from './finding.ts';
import { nearest } from './nearest.ts';
import { parseYaml, type YamlEntry, type YamlMap, type YamlNode } from './yaml/yaml-file.ts';
import { createShape, type Shape } from './yaml/yaml-shape.ts';

export type OntologyReading = { ontology: Ontology; files: SeedFile[]; findings: Finding[] };

const found = finder('reading', 'ontology');
const PROPERTY_TYPES = ['string', 'number', 'integer', 'date', 'enum'] as const;
const LEADS = ['forward', 'backward', 'none'] as const;

/** The ontology of a folder; throws with every fault when it has one. */
export function readOntology(dir: string): Ontology {
  const { ontology, findings } = readOntologyFiles(dir);
  if (findings.length > 0) throw new Error(findings.map((finding) => formatFinding(finding)).join('\n'));
  return ontology;
}

/** Reads the ontology's five files. Never throws; what is faulty is left out and named. */
export function readOntologyFiles(dir: string): OntologyReading {
  const shape = createShape('ontology');
  const files: SeedFile[] = [];
  const entries = (base: string): readonly YamlEntry[] => {
    const name = `ontology/${base}.yaml`;
    const file = readSeedFile(join(dir, `${base}.yaml`), name, shape.findings);
    if (file === null) return [];
    files.push(file);
    const parsed = parseYaml(name, file.content);
    shape.findings.push(...parsed.findings);
    return shape.map(parsed.root, name)?.entries ?? [];
  };

  const families: Family[] = entries('families').map(({ key, value }) => ({
    id: key.source,
    ...bilingual(shape, value, key.source),
  }));
  const grounds: Ground[] = entries('grounds').map(({ key, value }, index) => {
    const map = shape.map(value, key.source);
    return {
      id: key.source,
      rank: index + 1,
      ...bilingual(shape, map, key.source),
      definition: bilingual(shape, field(map, 'definition'), `${key.source}.definition`),
    };
  });
  const shared = new Map(entries('shared').map(({ key, value }) => [key.source, value]));
  const everyNode = properties(shape, shared.get('everyNode'), shared);
  const kinds = entries('kinds').map(({ key, value }) =>
    readKind(shape, key.source, value, families, shared, everyNode),
  );
  const kindIds = kinds.map((kind) => kind.id);
  const relationTypes = entries('relation-types').map(({ key, value }) =>
    readRelationType(shape, key.source, value, kindIds),
  );
  return { ontology: { families, kinds, relationTypes, grounds }, files, findings: shape.findings };
}

function readKind(
  shape: Shape,
  id: string,
  node: YamlNode,
  families: readonly Family[],
  shared: ReadonlyMap<string, YamlNode>,
  everyNode: Record<string, PropertyDefinition>,
): Kind {
  const map = shape.map(node, id);
  if (map !== null) {
    shape.fields(
      map,
      ['family', 'star', 'hub', 'carries', 'zh', 'en', 'plural', 'shape', 'size', 'definition', 'properties'],
      id,
    );
  }
  const family = shape.word(field(map, 'family'), `${id}.family`)?.value ?? '';
  oneOf(
    shape,
    field(map, 'family')?.place ?? node.place,
    family,
    families.map((one) => one.id),
    `${id}.family`,
  );
  return {
    id,
    family,
    star: flag(map, 'star'),
    hub: flag(map, 'hub'),
    carries: flag(map, 'carries', true),
    ...bilingual(shape, map, id),
    plural: shape.word(field(map, 'plural'), `${id}.plural`)?.value ?? '',
    shape: shape.word(field(map, 'shape'), `${id}.shape`)?.value ?? 'ellipse',
    size: shape.integer(field(map, 'size'), `${id}.size`)?.value ?? 2,
    definition: bilingual(shape, field(map, 'definition'), `${id}.definition`),
    properties: { ...properties(shape, field(map, 'properties'), shared), ...everyNode },
  };
}

function readRelationType(shape: Shape, id: string, node: YamlNode, kinds: readonly string[]): RelationType {
  const map = shape.map(node, id);
  if (map !== null) {
    const known = [
      'leads',
      'zh',
      'en',
      'reverse',
      'definition',
      'from',
      'to',
      'acyclic',
      'computed',
      'inferredOnly',
    ];
    shape.fields(map, known, id);
  }
  const ends = (end: 'from' | 'to'): string[] => {
    const allowed: string[] = [];
    for (const item of shape.list(field(map, end), `${id}.${end}`) ?? []) {
      const word = shape.text(item, `${id}.${end}`);
      if (word === null) continue;
      if (word.value === '*') allowed.push(...kinds.filter((kind) => kind !== 'Section'));
      else if (oneOf(shape, word.place, word.value, kinds, `${id}.${end}`)) allowed.push(word.value);
    }
    return kinds.filter((kind) => allowed.includes(kind));
  };
  const leads = shape.word(field(map, 'leads'), `${id}.leads`)?.value ?? 'none';
  oneOf(shape, field(map, 'leads')?.place ?? node.place, leads, LEADS, `${id}.leads`);
  return {
    id,
    ...bilingual(shape, map, id),
    reverse: bilingual(shape, field(map, 'reverse'), `${id}.reverse`),
    definition: bilingual(shape, field(map, 'definition'), `${id}.definition`),
    from: ends('from'),
    to: ends('to'),
    acyclic: flag(map, 'acyclic'),
    computed: flag(map, 'computed'),
    inferredOnly: flag(map, 'inferredOnly'),
    leads: LEADS.find((one) => one === leads) ?? 'none',
  };
}

/** The property definitions of a kind, `$use` resolved. */
function properties(
  shape: Shape,
  node: YamlNode | null | undefined,
  shared: ReadonlyMap<string, YamlNode>,
): Record<string, PropertyDefinition> {
  const result: Record<string, PropertyDefinition> = {};
  for (const { key, value } of shape.map(node, 'properties')?.entries ?? []) {
    let map = shape.map(value, key.source);
    const use = shape.word(field(map, '$use'), `${key.source}.$use`);
    if (use !== null) {
      oneOf(shape, use.place, use.value, [...shared.keys()], '$use');
      map = shape.map(shared.get(use.value), use.value);
    }
    if (map === null) continue;
    const type = shape.word(field(map, 'type'), `${key.source}.type`)?.value ?? '';
    oneOf(shape, map.place, type, PROPERTY_TYPES, `${key.source}.type`);
    const definition: PropertyDefinition = {
      type: PROPERTY_TYPES.find((one) => one === type) ?? 'string',
      ...bilingual(shape, map, key.source),
    };
    if (definition.type === 'enum') {
      const values = shape.map(field(map, 'values'), `${key.source}.values`);
      if (values === null) shape.missing(map.place, 'values', key.source);
      definition.values = Object.fromEntries(
        (values?.entries ?? []).map(({ key: name, value: one }) => [
          name.source,
          {
            ...bilingual(shape, one, name.source),
            ...(flag(shape.map(one, name.source), 'past') ? { past: true } : {}),
          },
        ]),
      );
    }
    result[key.source] = definition;
  }
  return result;
}

function field(map: YamlMap | null, name: string): YamlNode | undefined {
  return map?.entries.find((entry) => entry.key.source === name)?.value;
}

function flag(map: YamlMap | null, name: string, absent = false): boolean {
  const node = field(map, name);
  return node?.is === 'scalar' ? node.value === true : absent;
}

function bilingual(shape: Shape, node: YamlNode | null | undefined, what: string): Bilingual {
  const map = shape.map(node, what);
  const zh = shape.text(field(map, 'zh'), `${what}.zh`);
  const en = shape.text(field(map, 'en'), `${what}.en`);
  if (map !== null && zh === null) shape.missing(map.place, 'zh', what);
  if (map !== null && en === null) shape.missing(map.place, 'en', what);
  return { zh: zh?.value ?? what, en: en?.value ?? what };
}

function oneOf(shape: Shape, place: Place, word: string, words: readonly string[], what: string): boolean {
  if (words.includes(word)) return true;
  const meant = nearest(word, words);
  shape.findings.push(
    found(place, {
      zh: `${what} 不能是“${word}”`,
      en: `${what} cannot be "${word}"`,
      mendZh: meant === null ? `可用：${words.join('、')}` : `是不是“${meant}”？`,
      mendEn: meant === null ? `one of ${words.join(', ')}` : `did you mean "${meant}"?`,
    }),
  );
  return false;
}
