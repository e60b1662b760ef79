import { join } from 'node:path';
import { isDay } from '../day.ts';
import { type Finding, finder, type Place } from '../finding.ts';
import {
  type EntitySeed,
  kindOfFile,
  type PlanSeed,
  type RelationSeed,
  type SeedFileName,
  typeOfFile,
} from '../seed.ts';
import { parseYaml, type YamlFile, type YamlNode } from '../yaml/yaml-file.ts';
import { createShape, isNoWord, type Placed, type Shape } from '../yaml/yaml-shape.ts';
import { readEvidence } from './evidence-shape.ts';
import { diskShelf, hashFiles, listYaml, readSeedFile, type SeedFile, type SeedShelf } from './seed-files.ts';
import { readSource } from './source-files.ts';

const found = finder('reading', 'file');
const RELATION_FIELDS = ['from', 'to', 'basis', 'ground', 'reason', 'key', 'evidence'];

/** Reads one plan's folder as it stands, without judging it. Never throws. */
export function readPlanFolder(
  dir: string,
  id: string,
  ontologyFiles: readonly SeedFile[],
  shelf: SeedShelf = diskShelf,
): { plan: PlanSeed; findings: Finding[] } {
  const shape = createShape('plan');
  const files: SeedFile[] = [...ontologyFiles];
  const broken = new Set<string>();
  const root = `plans/${id}`;
  const read = (path: string, name: string): YamlFile | null => {
    const file = readSeedFile(path, name, shape.findings, shelf);
    if (file === null) return null;
    files.push(file);
    const parsed = parseYaml(name, file.content);
    shape.findings.push(...parsed.findings);
    if (parsed.broken) broken.add(name);
    return parsed;
  };

  const head = readHead(shape, read(join(dir, 'plan.yaml'), `${root}/plan.yaml`), `${root}/plan.yaml`);
  const plan: PlanSeed = {
    id,
    place: { file: `${root}/plan.yaml`, line: 1, col: 1 },
    ...head.texts,
    sources: [],
    entities: [],
    relations: [],
    entityFiles: [],
    relationFiles: [],
    unreadIds: new Set(),
    brokenFiles: broken,
    filesHash: '',
  };
  for (const source of head.sources) {
    plan.sources.push(readSource(shape, join(dir, 'sources', source.id), root, source, files, shelf));
  }
  nameStrangers(
    shape,
    dir,
    root,
    head.sources.map((source) => source.id),
    shelf,
  );

  for (const file of listYaml(join(dir, 'entities'), `${root}/entities`, shape.findings, shelf)) {
    const yaml = read(file.path, file.name);
    if (yaml === null) continue;
    const kind = kindOfFile(file.base);
    const entities = readEntities(shape, yaml, kind, file.name);
    plan.entities.push(...entities);
    plan.entityFiles.push(fileName(file.name, file.base, kind, entities.length));
    if (yaml.broken) for (const one of idsIn(files.at(-1)?.content ?? '')) plan.unreadIds.add(one);
  }
  for (const file of listYaml(join(dir, 'relations'), `${root}/relations`, shape.findings, shelf)) {
    const yaml = read(file.path, file.name);
    if (yaml === null) continue;
    const type = typeOfFile(file.base);
    const relations = readRelations(shape, yaml, type, file.name);
    plan.relations.push(...relations);
    plan.relationFiles.push(fileName(file.name, file.base, type, relations.length));
  }
  plan.filesHash = hashFiles(files);
  return { plan, findings: shape.findings };
}

function fileName(file: string, base: string, word: string, count: number): SeedFileName {
  return { place: { file, line: 1, col: 1 }, base, word, count };
}

type SourceHead = { id: string; place: Place; title: string; print: string | null; date: string | null };

function readHead(shape: Shape, yaml: YamlFile | null, file: string) {
  const texts = { title: '', short: '', city: '', period: '' };
  const sources: SourceHead[] = [];
  const map = shape.map(yaml?.root, file);
  if (map === null) {
    if (yaml !== null && yaml.root === null) shape.missing({ file, line: 1, col: 1 }, 'title', file);
    return { texts, sources };
  }
  const fields = shape.fields(map, [...Object.keys(texts), 'sources'], '规划（plan.yaml）');
  for (const name of ['title', 'short', 'city', 'period'] as const) {
    const text = shape.text(fields.get(name), name);
    if (text !== null) texts[name] = text.value;
    else if (!fields.has(name)) shape.missing(map.place, name, '规划（plan.yaml）');
  }
  if (!fields.has('sources')) shape.missing(map.place, 'sources', '规划（plan.yaml）');
  for (const { key, value } of shape.map(fields.get('sources'), 'sources')?.entries ?? []) {
    const source = shape.map(value, key.source);
    if (source === null) continue;
    const own = shape.fields(source, ['title', 'print', 'date', 'language'], `来源 ${key.source} `);
    if (!own.has('title')) shape.missing(key.place, 'title', `来源 ${key.source}`);
    const title = shape.text(own.get('title'), 'title')?.value ?? key.source;
    sources.push({
      id: key.source,
      place: key.place,
      title,
      print: shape.text(own.get('print'), 'print')?.value ?? null,
      date: readDate(shape, own.get('date')),
    });
  }
  return { texts, sources };
}

/** The day on which a source was printed. */
function readDate(shape: Shape, node: YamlNode | undefined): string | null {
  const date = shape.text(node, 'date');
  if (date === null || isDay(date.value)) return date?.value ?? null;
  shape.findings.push(
    found(date.place, {
      zh: `“${date.value}”不是日期`,
      en: `"${date.value}" is no date`,
      mendZh: '写成 2021-03-01 这样的年-月-日',
      mendEn: 'write year-month-day, as 2021-03-01',
    }),
  );
  return null;
}

/** Folders and files of a plan that nothing would read: most often a misspelt name. */
function nameStrangers(
  shape: Shape,
  dir: string,
  root: string,
  sources: readonly string[],
  shelf: SeedShelf,
): void {
  const known = ['plan.yaml', 'sources', 'entities', 'relations', 'briefings'];
  const strangers = shelf
    .list(dir)
    .filter((entry) => !known.includes(entry.name) && (entry.isFolder || !entry.name.endsWith('.md')))
    .map((entry) => ({ name: `${root}/${entry.name}`, can: known.join('、') }));
  for (const entry of shelf.list(join(dir, 'sources'))) {
    if (!sources.includes(entry.name)) {
      strangers.push({
        name: `${root}/sources/${entry.name}`,
        can: `${sources.join('、')}（见 plan.yaml 的 sources）`,
      });
    }
  }
  for (const { name, can } of strangers) {
    shape.findings.push(
      found(
        { file: name, line: 1, col: 1 },
        {
          zh: '没有人会读到它',
          en: 'nothing reads it',
          mendZh: `改名（可用：${can}）或移走`,
          mendEn: `rename it (${can}) or move it away`,
        },
      ),
    );
  }
}

function readEntities(shape: Shape, yaml: YamlFile, kind: string, file: string): EntitySeed[] {
  const entities: EntitySeed[] = [];
  for (const { key, value } of shape.map(yaml.root, file)?.entries ?? []) {
    if (isNoWord(key)) shape.word(key, `节点的 id `);
    const map = shape.map(value, `节点 ${key.source}`);
    const entity: EntitySeed = {
      id: key.source,
      place: key.place,
      kind,
      name: null,
      nameFrom: null,
      aliases: [],
      summary: null,
      properties: [],
      evidence: [],
    };
    entities.push(entity);
    if (map === null) continue;
    for (const one of map.entries) {
      const field = one.key.source;
      const what = `节点 ${entity.id} `;
      if (field === 'name') entity.name = shape.text(one.value, `${what}的 name `);
      else if (field === 'nameFrom') entity.nameFrom = shape.word(one.value, `${what}的 nameFrom `);
      else if (field === 'summary')
        entity.summary = shape.text(one.value, `${what}的 summary `)?.value ?? null;
      else if (field === 'evidence') entity.evidence = readEvidence(shape, one.value, what);
      else if (field === 'aliases') {
        for (const alias of shape.list(one.value, `${what}的 aliases `) ?? []) {
          const text = shape.text(alias, `${what}的别名`);
          if (text !== null) entity.aliases.push(text);
        }
      } else entity.properties.push({ key: field, place: one.key.place, value: one.value });
    }
    if (!yaml.broken && entity.name === null && !map.entries.some((one) => one.key.source === 'name')) {
      shape.missing(key.place, 'name', `节点 ${entity.id}`);
    }
  }
  return entities;
}

function readRelations(shape: Shape, yaml: YamlFile, type: string, file: string): RelationSeed[] {
  const relations: RelationSeed[] = [];
  for (const item of shape.list(yaml.root, file) ?? []) {
    const map = shape.map(item, `${type} 的一项`);
    if (map === null) continue;
    const fields = shape.fields(map, RELATION_FIELDS, '关系');
    const words: Record<string, Placed<string> | null> = {};
    for (const name of ['from', 'to', 'basis', 'ground', 'key']) {
      words[name] = shape.word(fields.get(name), `${name} `);
    }
    for (const name of ['from', 'to', 'basis']) {
      if (!yaml.broken && !fields.has(name)) shape.missing(map.place, name, '关系');
    }
    relations.push({
      place: map.place,
      type,
      from: words.from ?? null,
      to: words.to ?? null,
      basis: words.basis ?? null,
      ground: words.ground ?? null,
      key: words.key ?? null,
      reason: shape.text(fields.get('reason'), 'reason '),
      evidence: readEvidence(shape, fields.get('evidence'), '关系'),
    });
  }
  return relations;
}

/** Ids that a file would define, read with the eye alone, for files that YAML cannot read. */
function idsIn(content: string): string[] {
  return [...content.matchAll(/^['"]?([a-z0-9][a-z0-9-]*)['"]?\s*[:：]/gmu)].map((match) => match[1] ?? '');
}
