import { finder, type Place } from '../finding.ts';
import type { EvidenceSeed, FaultSeed, NoContentSeed, QuotePart } from '../seed.ts';
import type { YamlNode } from '../yaml/yaml-file.ts';
import type { Placed, Shape } from '../yaml/yaml-shape.ts';

const found = finder('reading', 'evidence');

/** Reads an `evidence:` list: each item a quote, a list of parts, or `{ quote, at?, source? }`. */
export function readEvidence(shape: Shape, node: YamlNode | undefined, what: string): EvidenceSeed[] {
  const list: EvidenceSeed[] = [];
  for (const item of shape.list(node, `${what}的依据（evidence）`) ?? []) {
    const evidence = readOne(shape, item, what, []);
    if (evidence !== null) list.push(evidence.passage);
  }
  return list;
}

/** Reads no-content.yaml: a list of `{ quote, at?, reason }`. */
export function readNoContent(shape: Shape, root: YamlNode | null, file: string): NoContentSeed[] {
  return readMarks(shape, root, file, ['reason'], (passage, extra, place) => {
    if (!extra.has('reason')) shape.missing(place, 'reason', '无内容标记');
    return { ...passage, reason: extra.get('reason') ?? null };
  });
}

/** Reads faults.yaml: a list of `{ quote, at?, likely or note, confidence, reason }`. */
export function readFaults(shape: Shape, root: YamlNode | null, file: string): FaultSeed[] {
  const fields = ['likely', 'note', 'confidence', 'reason'];
  return readMarks(shape, root, file, fields, (passage, extra, place) => {
    for (const field of ['confidence', 'reason'])
      if (!extra.has(field)) shape.missing(place, field, '转录疑误');
    if (!extra.has('note') && !extra.has('likely')) shape.missing(place, 'likely', '转录疑误');
    return {
      ...passage,
      likely: extra.get('likely') ?? null,
      note: extra.get('note') ?? null,
      confidence: extra.get('confidence') ?? null,
      reason: extra.get('reason') ?? null,
    };
  });
}

function readMarks<T>(
  shape: Shape,
  root: YamlNode | null,
  file: string,
  fields: readonly string[],
  make: (passage: EvidenceSeed, extra: Map<string, Placed<string>>, place: Place) => T,
): T[] {
  const marks: T[] = [];
  for (const item of shape.list(root, file) ?? []) {
    const map = shape.map(item, `${file} 的一项`);
    if (map === null) continue;
    const read = readOne(shape, map, '这一项', fields);
    if (read === null) continue;
    marks.push(make(read.passage, read.extra, item.place));
  }
  return marks;
}

function readOne(
  shape: Shape,
  node: YamlNode,
  what: string,
  extraFields: readonly string[],
): { passage: EvidenceSeed; extra: Map<string, Placed<string>> } | null {
  const extra = new Map<string, Placed<string>>();
  if (node.is !== 'map') {
    const parts = readQuotes(shape, node, null, what);
    return parts.length === 0 ? null : { passage: { place: node.place, parts, source: null }, extra };
  }
  const fields = shape.fields(node, ['quote', 'at', 'source', ...extraFields], `${what}的依据`);
  const quote = fields.get('quote');
  for (const name of extraFields) {
    const value = shape.text(fields.get(name), name);
    if (value !== null) extra.set(name, value);
  }
  if (quote === undefined) {
    shape.missing(node.place, 'quote', `${what}的依据`);
    return null;
  }
  const parts = readQuotes(shape, quote, fields.get('at') ?? null, what);
  const source = shape.word(fields.get('source'), 'source');
  return parts.length === 0 ? null : { passage: { place: quote.place, parts, source }, extra };
}

function readQuotes(shape: Shape, quote: YamlNode, at: YamlNode | null, what: string): QuotePart[] {
  const quotes = quote.is === 'list' ? quote.items : [quote];
  const ats = at?.is === 'list' ? at.items : quotes.map(() => at);
  if (at?.is === 'list' && ats.length !== quotes.length) {
    shape.findings.push(
      found(at.place, {
        zh: `引文分成 ${quotes.length} 段，at 却有 ${ats.length} 处`,
        en: `the quote has ${quotes.length} parts, but at has ${ats.length}`,
        mendZh: 'at 与引文逐段对应',
        mendEn: 'give one place a part',
      }),
    );
  }
  const parts: QuotePart[] = [];
  quotes.forEach((one, index) => {
    const text = shape.text(one, `${what}的引文`);
    if (text === null) return;
    const place = ats[index] ?? null;
    parts.push({ quote: text.value, place: text.place, at: shape.word(place, 'at') });
  });
  return parts;
}
