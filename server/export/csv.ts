import { strToU8, Zip, ZipDeflate } from 'fflate';
import { cleanText } from '../contract/clean-text.ts';
import type { Ontology, WholeGraph } from '../graph/types.ts';
import { labelsOf, placesOf, propertyColumns, quotesOf } from './places.ts';
import { ZIP_DATE } from './zip-date.ts';

type Cell = string | number | boolean | undefined;

/** What a spreadsheet would take for the beginning of a formula, full-width forms too. */
const FORMULA = /^[\s\u00a0]*[=+\-@＝＋－＠|%]/u;
const BOM = '\ufeff';

/**
 * One field. Text that a spreadsheet could run gets an apostrophe before it; numbers stay numbers, a minus
 * and all. Everything is quoted, so that a program that parts fields elsewhere finds no loose piece.
 */
export function csvField(value: Cell): string {
  if (value === undefined) return '""';
  if (typeof value !== 'string') return `"${value}"`;
  const text = cleanText(value);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

/** nodes.csv, a line at a time. */
export function* nodesCsv({ nodes }: WholeGraph, ontology: Ontology): Generator<string> {
  const labels = labelsOf(ontology);
  const columns = propertyColumns(ontology, new Set(nodes.map((node) => node.kind)));
  const keys = columns.map((column) => column.key);
  const first = ['id', 'plan', 'kind', 'kind_zh', 'name', 'name_from', 'aliases', 'degree', 'summary'];
  yield BOM + row([...first, ...keys, 'quotes', 'places']);
  for (const node of nodes) {
    const { id, plan, kind, name, nameFrom, aliases, degree, summary, properties, evidence } = node;
    const own = [id, plan, kind, labels.kind(kind), name, nameFrom, aliases.join('\n'), degree, summary];
    yield row([...own, ...keys.map((key) => properties[key]), quotesOf(evidence), placesOf(evidence)]);
  }
}

/** edges.csv, a line at a time. */
export function* edgesCsv({ nodes, edges }: WholeGraph, ontology: Ontology): Generator<string> {
  const labels = labelsOf(ontology);
  const names = new Map(nodes.map((node) => [node.id, node.name]));
  const ends = ['id', 'type', 'type_zh', 'from', 'from_name', 'to', 'to_name'];
  yield BOM + row([...ends, 'basis', 'ground', 'ground_zh', 'reason', 'quotes', 'places']);
  for (const { id, type, from, to, basis, ground, reason, evidence } of edges) {
    const own = [id, type, labels.type(type), from, names.get(from), to, names.get(to)];
    yield row([...own, basis, ground, labels.ground(ground), reason, quotesOf(evidence), placesOf(evidence)]);
  }
}

const PIECE = 64 * 1024;

/** A zip of nodes.csv and edges.csv, piece by piece. */
export function* csvZip(whole: WholeGraph, ontology: Ontology): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const [name, lines] of [
    ['nodes.csv', nodesCsv(whole, ontology)],
    ['edges.csv', edgesCsv(whole, ontology)],
  ] as const) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = ZIP_DATE;
    zip.add(file);
    for (const text of inPieces(lines, PIECE)) {
      file.push(strToU8(text));
      yield* ready;
      ready = [];
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  yield* ready;
}

/** Short texts joined to pieces of at least some length. */
export function* inPieces(texts: Iterable<string>, least: number): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length >= least) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}
