import type { Document, YAMLParseError, YAMLWarning, Node as YamlAstNode } from 'yaml';
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { type Finding, finder, type Place } from '../finding.ts';
import { explainYamlFault, MOST_LEVELS, TOO_DEEP } from './yaml-faults.ts';
import { mendLines } from './yaml-mending.ts';

export type YamlScalar = {
  is: 'scalar';
  place: Place;
  value: string | number | boolean | null;
  /** As it stands in the file, before YAML makes a number or a word of it. */
  source: string;
};
export type YamlList = { is: 'list'; place: Place; items: readonly YamlNode[] };
export type YamlEntry = { key: YamlScalar; value: YamlNode };
export type YamlMap = { is: 'map'; place: Place; entries: readonly YamlEntry[] };

/** YAML as it was read, every part with its place. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export type YamlFile = {
  /** null when the file is empty or holds nothing that can be read. */
  root: YamlNode | null;
  findings: readonly Finding[];
  /** The file has a fault of YAML itself: what it holds may be only a part. */
  broken: boolean;
};

const found = finder('reading', 'file');

/**
 * Reads the text of one YAML file. Never throws; every fault is a finding, YAML's warnings too. A
 * full-width colon, a missing blank after a colon and a tab that indents are named, and then read as what was meant, so
 * that they hide no other fault.
 */
export function parseYaml(file: string, text: string): YamlFile {
  const known = kept.get(file);
  if (known?.text === text) return known.yaml;
  const yaml = readYaml(file, text);
  kept.delete(file);
  kept.set(file, { text, yaml });
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return yaml;
}

/**
 * A plan is read anew at each save (`npm run dev`) and at each step at the editing desk, where all but one of its
 * files are as they were: YAML is the larger half of the work. What was read last under a name is kept.
 */
const kept = new Map<string, { text: string; yaml: YamlFile }>();
/** The real plan has some 50 files. */
const MOST_KEPT = 300;

function readYaml(file: string, text: string): YamlFile {
  try {
    return parseLevels(file, text);
  } catch (error) {
    // The parser, or the way through what it made, went down a level a call.
    if (!(error instanceof RangeError)) throw error;
    return { root: null, findings: [found({ file, line: 1, col: 1 }, TOO_DEEP)], broken: true };
  }
}

function parseLevels(file: string, text: string): YamlFile {
  const findings: Finding[] = [];
  const mended = mendLines(file, text);
  findings.push(...mended.findings);
  const lines = new LineCounter();
  const doc = parseDocument(mended.text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    version: '1.2',
    schema: 'core',
    merge: false,
    logLevel: 'error',
  });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), col: Math.max(1, col) };
  };
  const seen = new Set<number>();
  for (const fault of [...doc.errors, ...doc.warnings]) {
    const place = placeOf(openingOf(doc, fault) ?? fault.pos[0]);
    // One slip makes the parser complain several times on a line; the first complaint is the telling one.
    if (seen.has(place.line)) continue;
    seen.add(place.line);
    findings.push(found(place, explainYamlFault(fault.code, fault.message)));
  }
  const broken = doc.errors.length + doc.warnings.length > 0;
  const root = doc.contents === null ? null : convert(doc.contents, placeOf, findings, 0);
  return { root, findings, broken };
}

/** Where a bracket or quote opens that is not closed: the parser complains only where it gave up, lines below. */
function openingOf(doc: Document.Parsed, fault: YAMLParseError | YAMLWarning): number | null {
  const bracket = /^Flow (map|sequence)/u.test(fault.message);
  if (!bracket && !fault.message.startsWith('Missing closing')) return null;
  let opening: number | null = null;
  visit(doc, (_, node) => {
    if (!isNode(node) || !node.range) return;
    const opens = bracket
      ? isCollection(node) && node.flow === true
      : isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
    const [start, , end] = node.range;
    if (!opens || start > fault.pos[0] || fault.pos[0] > end) return;
    opening = start;
    return bracket ? visit.BREAK : undefined;
  });
  return opening;
}

/** From the parser's tree to ours; aliases, anchors and repeated keys become findings. */
function convert(
  node: unknown,
  placeOf: (offset: number) => Place,
  findings: Finding[],
  level: number,
): YamlNode {
  const at = placeOf((node as YamlAstNode | null)?.range?.[0] ?? 0);
  if (isAlias(node)) {
    findings.push(found(at, anchorsAreNotUsed(`*${node.source}`)));
    return { is: 'scalar', place: at, value: null, source: '' };
  }
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
    findings.push(found(at, anchorsAreNotUsed(`&${node.anchor}`)));
  }
  if (level > MOST_LEVELS) {
    findings.push(found(at, TOO_DEEP));
    return { is: 'scalar', place: at, value: null, source: '' };
  }
  if (isSeq(node)) {
    return {
      is: 'list',
      place: at,
      items: node.items.map((item) => convert(item, placeOf, findings, level + 1)),
    };
  }
  if (isMap(node)) {
    const entries: YamlEntry[] = [];
    const first = new Map<string, Place>();
    for (const pair of node.items) {
      const key = convert(pair.key, placeOf, findings, level + 1);
      if (key.is !== 'scalar') {
        findings.push(
          found(key.place, {
            zh: '键应是一个词，这里是列表或映射',
            en: 'a key must be a word, not a list or a map',
            mendZh: '若以 [ 或 { 开头的是文字，请加引号',
            mendEn: 'quote a text that begins with [ or {',
          }),
        );
        continue;
      }
      const before = first.get(key.source);
      if (before !== undefined) {
        findings.push(
          found(key.place, {
            zh: `“${key.source}”重复，第 ${before.line} 行已有`,
            en: `duplicate key "${key.source}", already on line ${before.line}`,
            mendZh: '改名、合并或删去其中一处',
            mendEn: 'rename, merge or remove one of the two',
          }),
        );
        continue;
      }
      first.set(key.source, key.place);
      const value =
        pair.value === null
          ? ({ is: 'scalar', place: key.place, value: null, source: '' } as const)
          : convert(pair.value, placeOf, findings, level + 1);
      entries.push({ key, value });
    }
    return { is: 'map', place: at, entries };
  }
  if (isScalar(node)) {
    const value = node.value;
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const source = typeof value === 'string' ? value : (node.source ?? '');
    return { is: 'scalar', place: at, value: plain, source };
  }
  return { is: 'scalar', place: at, value: null, source: '' };
}

function anchorsAreNotUsed(word: string) {
  return {
    zh: `“${word}”被 YAML 读作锚点或别名，这里不用它们`,
    en: `"${word}" is read as a YAML anchor or alias, which are not used here`,
    mendZh: '若是文字，请给整个值加引号',
    mendEn: 'if it is text, quote the whole value',
  };
}
