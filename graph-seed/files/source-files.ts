import { join } from 'node:path';
import { finder, type Place } from '../finding.ts';
import type { BlockSeed, SourceSeed, StreamSeed } from '../seed.ts';
import { createSourceText } from '../text/source-text.ts';
import { parseYaml, type YamlNode } from '../yaml/yaml-file.ts';
import type { Shape } from '../yaml/yaml-shape.ts';
import { readFaults, readNoContent } from './evidence-shape.ts';
import { readSeedFile, type SeedFile, type SeedShelf } from './seed-files.ts';

const found = finder('reading', 'file');
const KNOWN_FILES = ['text.txt', 'blocks.yaml', 'faults.yaml', 'no-content.yaml'];
/** What an editor has still to decide, and has rejected: no part of the plan, so nothing here reads it. */
const DESK_FILES = ['proposals.yaml', 'rejected.yaml'];

/** Reads one source's folder: its text, its blocks, and what is said of its passages. Never throws. */
export function readSource(
  shape: Shape,
  dir: string,
  planRoot: string,
  head: { id: string; place: Place; title: string; print: string | null; date: string | null },
  files: SeedFile[],
  shelf: SeedShelf,
): SourceSeed {
  const root = `${planRoot}/sources/${head.id}`;
  const textFile = `${root}/text.txt`;
  const text = readSeedFile(join(dir, 'text.txt'), textFile, shape.findings, shelf);
  if (text !== null) files.push(text);
  const present = shelf.list(dir);
  const yaml = (base: string, required: boolean): YamlNode | null => {
    const path = join(dir, base);
    if (!required && !present.some((one) => one.name === base)) return null;
    const file = readSeedFile(path, `${root}/${base}`, shape.findings, shelf);
    if (file === null) return null;
    files.push(file);
    const parsed = parseYaml(file.name, file.content);
    shape.findings.push(...parsed.findings);
    return parsed.root;
  };
  for (const entry of present) {
    if ([...KNOWN_FILES, ...DESK_FILES].includes(entry.name) || entry.name.endsWith('.md')) continue;
    shape.findings.push(
      found(
        { file: `${root}/${entry.name}`, line: 1, col: 1 },
        {
          zh: '没有人会读到它',
          en: 'nothing reads it',
          mendZh: `改名（可用：${KNOWN_FILES.join('、')}）或移走`,
          mendEn: `rename it (${KNOWN_FILES.join(', ')}) or move it away`,
        },
      ),
    );
  }
  const blocks = readBlocks(shape, yaml('blocks.yaml', true), `${root}/blocks.yaml`);
  return {
    id: head.id,
    place: head.place,
    title: head.title,
    print: head.print,
    date: head.date,
    textFile,
    text: createSourceText(text?.content ?? ''),
    ...blocks,
    faults: readFaults(shape, yaml('faults.yaml', false), `${root}/faults.yaml`),
    noContent: readNoContent(shape, yaml('no-content.yaml', false), `${root}/no-content.yaml`),
  };
}

function readBlocks(
  shape: Shape,
  root: YamlNode | null,
  file: string,
): { streams: StreamSeed[]; blocks: BlockSeed[] } {
  const streams: StreamSeed[] = [];
  const blocks: BlockSeed[] = [];
  const map = shape.map(root, file);
  if (map === null) return { streams, blocks };
  const fields = shape.fields(map, ['streams', 'blocks'], 'blocks.yaml ');
  for (const name of ['streams', 'blocks']) {
    if (!fields.has(name)) shape.missing(map.place, name, 'blocks.yaml');
  }
  for (const { key, value } of shape.map(fields.get('streams'), 'streams')?.entries ?? []) {
    const one = shape.map(value, `阅读流 ${key.source}`);
    if (one === null) continue;
    const own = shape.fields(one, ['zh', 'en', 'order'], `阅读流 ${key.source} `);
    const order = (shape.list(own.get('order'), 'order') ?? []).map((item) => shape.word(item, 'order'));
    streams.push({
      id: key.source,
      place: key.place,
      zh: shape.text(own.get('zh'), 'zh')?.value ?? key.source,
      en: shape.text(own.get('en'), 'en')?.value ?? key.source,
      order: order.filter((word) => word !== null),
    });
  }
  for (const { key, value } of shape.map(fields.get('blocks'), 'blocks')?.entries ?? []) {
    const one = shape.map(value, `区块 ${key.source}`);
    if (one === null) continue;
    const own = shape.fields(one, ['start', 'end', 'what', 'continues', 'guessed'], `区块 ${key.source} `);
    for (const name of ['start', 'end'])
      if (!own.has(name)) shape.missing(key.place, name, `区块 ${key.source}`);
    const start = shape.integer(own.get('start'), 'start');
    const end = shape.integer(own.get('end'), 'end');
    if (start === null || end === null) continue;
    blocks.push({
      id: key.source,
      place: key.place,
      start: start.value,
      end: end.value,
      what: shape.text(own.get('what'), 'what')?.value ?? '',
      continues: shape.word(own.get('continues'), 'continues'),
      guessed: isTrue(own.get('guessed')),
    });
  }
  return { streams, blocks };
}

function isTrue(node: YamlNode | undefined): boolean {
  return node?.is === 'scalar' && node.value === true;
}
