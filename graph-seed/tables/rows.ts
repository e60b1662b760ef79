import type { Ontology, PropertyDefinition, PropertyValue } from '../../server/graph/types.ts';
import type { EntityRecord, RelationRecord } from '../edit/records.ts';
import { nearest } from '../nearest.ts';
import { type Cell, type Column, keyOfHeading, propertiesOf } from './columns.ts';
import { parseEvidence } from './evidence-cell.ts';

/** A sheet as it was read: the headings are its first row. */
export type RawSheet = { name: string; rows: Cell[][] };

/** A fault of a table: sheet, row (from 1, the headings are row 1) and column. */
export type TableFault = { sheet: string; row: number; column: string; message: string };

export type Row = { number: number; cells: Map<string, Cell> };
export type Fault = (row: number, key: string, zh: string, en: string) => void;

/** The rows of a sheet by column; null when there is no such sheet. */
export function readRows(
  sheets: readonly RawSheet[],
  name: string,
  columns: readonly Column[],
  required: readonly string[],
  faults: TableFault[],
): Row[] | null {
  const sheet = sheets.find((one) => one.name === name);
  if (sheet === undefined) return null;
  const [head = [], ...body] = sheet.rows;
  const keys = head.map((cell, i) => {
    const text = cell === null ? '' : String(cell);
    const key = keyOfHeading(text, columns);
    if (key !== null || text.trim() === '') return key;
    const meant = nearest(
      text,
      columns.map((one) => one.heading),
    );
    faults.push({
      sheet: name,
      row: 1,
      column: text || String(i + 1),
      message: `没有这一列${meant === null ? '' : `，是不是“${meant}”？`} / there is no such column${meant === null ? '' : `, did you mean "${meant}"?`}`,
    });
    return null;
  });
  for (const key of required.filter((one) => !keys.includes(one))) {
    const heading = columns.find((one) => one.key === key)?.heading ?? key;
    faults.push({ sheet: name, row: 1, column: heading, message: '缺少这一列 / this column is missing' });
  }
  return body
    .map((cells, i): Row => {
      const byKey = new Map<string, Cell>();
      keys.forEach((key, at) => {
        const cell = cells[at] ?? null;
        if (key !== null && cell !== null && String(cell).trim() !== '') byKey.set(key, cell);
      });
      return { number: i + 2, cells: byKey };
    })
    .filter((row) => row.cells.size > 0);
}

/** Makes records of rows; what a row lacks becomes a fault. */
export function recordsOf<T>(
  sheet: string,
  columns: readonly Column[],
  rows: Row[] | null,
  faults: TableFault[],
  make: (row: Row, fault: Fault) => T | null,
): { row: number; record: T }[] {
  const fault: Fault = (row, key, zh, en) => {
    const column = columns.find((one) => one.key === key)?.heading ?? key;
    faults.push({ sheet, row, column, message: `${zh} / ${en}` });
  };
  return (rows ?? []).flatMap((row) => {
    const record = make(row, fault);
    return record === null ? [] : [{ row: row.number, record }];
  });
}

/** The node of a row. */
export function entityOfRow(row: Row, ontology: Ontology, fault: Fault): EntityRecord | null {
  const { number } = row;
  const text = (key: string) => textOf(row.cells.get(key));
  const kindId = text('kind') ?? '';
  const kind = ontology.kinds.find((one) => one.id === kindId || one.zh === kindId);
  if (kind === undefined) {
    const meant = nearest(
      kindId,
      ontology.kinds.map((one) => one.id),
    );
    fault(
      number,
      'kind',
      `没有节点类“${kindId}”${meant === null ? '' : `，是不是“${meant}”？`}`,
      `there is no kind "${kindId}"`,
    );
    return null;
  }
  for (const key of ['id', 'name'])
    if (text(key) === null) fault(number, key, '不能为空', 'must not be empty');
  const properties: Record<string, PropertyValue> = {};
  for (const [key, definition] of propertiesOf(ontology)) {
    const cell = row.cells.get(key);
    if (cell === undefined) continue;
    const own = Object.hasOwn(kind.properties, key) ? kind.properties[key] : undefined;
    if (own === undefined) {
      fault(number, key, `${kind.zh}没有属性“${definition.zh}”`, `${kind.id} has no property "${key}"`);
      continue;
    }
    const value = valueIn(own, cell ?? '');
    if (value === null)
      fault(number, key, `“${String(cell)}”不合：${wanted(own)}`, `"${String(cell)}" is no ${own.type}`);
    else properties[key] = value;
  }
  return {
    id: text('id') ?? '',
    kind: kind.id,
    name: text('name') ?? '',
    nameFrom: text('nameFrom'),
    aliases: (text('aliases') ?? '').split('\n').filter((one) => one !== ''),
    summary: text('summary'),
    properties,
    evidence: evidenceIn(row, fault),
  };
}

/** The relation of a row. */
export function relationOfRow(row: Row, ontology: Ontology, fault: Fault): RelationRecord | null {
  const text = (key: string) => textOf(row.cells.get(key));
  const typeId = text('type') ?? '';
  const type = ontology.relationTypes.find(
    (one) => !one.computed && (one.id === typeId || one.zh === typeId),
  );
  if (type === undefined) {
    const meant = nearest(
      typeId,
      ontology.relationTypes.map((one) => one.id),
    );
    fault(
      row.number,
      'type',
      `没有关系“${typeId}”${meant === null ? '' : `，是不是“${meant}”？`}`,
      `there is no relation type "${typeId}"`,
    );
    return null;
  }
  for (const key of ['from', 'to', 'basis'])
    if (text(key) === null) fault(row.number, key, '不能为空', 'must not be empty');
  return {
    type: type.id,
    from: text('from') ?? '',
    to: text('to') ?? '',
    key: text('key'),
    basis: text('basis') ?? '',
    ground: text('ground'),
    reason: text('reason'),
    evidence: evidenceIn(row, fault),
  };
}

function evidenceIn(row: Row, fault: Fault): EntityRecord['evidence'] {
  const cell = textOf(row.cells.get('evidence'));
  if (cell === null) {
    fault(row.number, 'evidence', '没有原文依据', 'there is no evidence');
    return [];
  }
  const { evidence, faults } = parseEvidence(cell);
  for (const line of faults)
    fault(row.number, 'evidence', `读不懂这一行：${line}`, 'this line cannot be read');
  return evidence;
}

function valueIn(definition: PropertyDefinition, cell: string | number): PropertyValue | null {
  const text = String(cell);
  if (definition.type === 'enum') {
    if (Object.hasOwn(definition.values ?? {}, text)) return text;
    return Object.entries(definition.values ?? {}).find(([, label]) => label.zh === text)?.[0] ?? null;
  }
  if (definition.type === 'string') return text;
  if (definition.type === 'date') return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : null;
  const number =
    typeof cell === 'number'
      ? cell
      : /^-?[0-9]+(?:\.[0-9]+)?$/u.test(text.trim())
        ? Number(text)
        : Number.NaN;
  if (!Number.isFinite(number)) return null;
  return definition.type === 'integer' && !Number.isInteger(number) ? null : number;
}

function wanted(definition: PropertyDefinition): string {
  if (definition.type === 'enum') return `可用 ${Object.keys(definition.values ?? {}).join('、')}`;
  return { number: '应是数字', integer: '应是整数', date: '应是 2021-01-22 这样的日期', string: '应是文字' }[
    definition.type
  ];
}

function textOf(cell: Cell | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell).replaceAll('\r\n', '\n');
}
