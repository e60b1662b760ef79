import type { Ontology, PropertyDefinition, PropertyValue } from '../../server/graph/types.ts';
import { checkDesk, type Desk, type FileEdit, withEdits } from '../edit/desk.ts';
import { entitiesOf, entitySlot, relationSlot, relationsOf } from '../edit/plan-records.ts';
import { type EntityRecord, type RelationRecord, relationKey } from '../edit/records.ts';
import { folded, putEntity, putRelation, removeEntity, removeRelation } from '../edit/statements.ts';
import type { Finding } from '../finding.ts';
import { nearest } from '../nearest.ts';
import {
  type Cell,
  type Column,
  ENTITY_SHEET,
  entityColumns,
  keyOfHeading,
  propertiesOf,
  RELATION_COLUMNS,
  RELATION_SHEET,
} from './columns.ts';
import { parseEvidence } from './evidence-cell.ts';

/** A sheet as it was read: the headings are its first row. */
export type RawSheet = { name: string; rows: Cell[][] };

/** A fault of a table: sheet, row (from 1, the headings are row 1) and column. */
export type TableFault = { sheet: string; row: number; column: string; message: string };

export type Importing = {
  edits: FileEdit[];
  faults: TableFault[];
  counts: { added: number; changed: number; unchanged: number; removed: number; absent: number };
};

type Row = { number: number; cells: Map<string, Cell> };
type Fault = (row: number, key: string, zh: string, en: string) => void;

/**
 * Carries tables into the plan. Rows that say what the plan says already change nothing; what the plan has and no
 * row names stays, unless `prune` asks to take it out. With a fault nothing is to be written.
 */
export function importTables(
  desk: Desk,
  sheets: readonly RawSheet[],
  options: { prune?: boolean } = {},
): Importing {
  const faults: TableFault[] = [];
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0, absent: 0 };
  const entityRows = read(
    sheets,
    ENTITY_SHEET,
    entityColumns(desk.ontology),
    ['kind', 'id', 'name', 'evidence'],
    faults,
  );
  const relationRows = read(
    sheets,
    RELATION_SHEET,
    RELATION_COLUMNS,
    ['type', 'from', 'to', 'basis', 'evidence'],
    faults,
  );
  const entities = rowsOf(ENTITY_SHEET, entityColumns(desk.ontology), entityRows, faults, (row, fault) =>
    entityOf(row, desk.ontology, fault),
  );
  const relations = rowsOf(RELATION_SHEET, RELATION_COLUMNS, relationRows, faults, (row, fault) =>
    relationOf(row, desk.ontology, fault),
  );
  repeated(
    entities.map(({ row, record }) => ({ row, key: record.id })),
    ENTITY_SHEET,
    '标识 id',
    faults,
  );
  repeated(
    relations.map(({ row, record }) => ({ row, key: relationKey(record) })),
    RELATION_SHEET,
    '起点 from',
    faults,
  );
  if (faults.length > 0) return { edits: [], faults: sorted(faults), counts };

  let now = desk;
  const edits: FileEdit[] = [];
  const take = (more: FileEdit[]) => {
    edits.push(...more);
    now = withEdits(now, more);
    return more.length > 0;
  };
  const known = new Map(entitiesOf(desk).map((one) => [one.id, one]));
  const knownRelations = new Map(relationsOf(desk).map((one) => [relationKey(one), one]));
  if (options.prune === true && relationRows !== null) {
    const wanted = new Set(relations.map(({ record }) => relationKey(record)));
    for (const [key, one] of knownRelations)
      if (!wanted.has(key) && take(removeRelation(now, one))) counts.removed++;
  }
  if (options.prune === true && entityRows !== null) {
    const wanted = new Set(entities.map(({ record }) => record.id));
    for (const [id, one] of known) if (!wanted.has(id) && take(removeEntity(now, one))) counts.removed++;
  }
  for (const { record } of entities) {
    const old = known.get(record.id);
    if (old !== undefined && same(old, record)) counts.unchanged++;
    else if (take(putEntity(now, record, old ?? null))) counts[old === undefined ? 'added' : 'changed']++;
  }
  for (const { record } of relations) {
    const old = knownRelations.get(relationKey(record));
    if (old !== undefined && same(old, record)) counts.unchanged++;
    else if (take(putRelation(now, record))) counts[old === undefined ? 'added' : 'changed']++;
  }
  counts.absent =
    (entityRows === null
      ? 0
      : [...known.keys()].filter((id) => !entities.some(({ record }) => record.id === id)).length) +
    (relationRows === null
      ? 0
      : [...knownRelations.keys()].filter(
          (key) => !relations.some(({ record }) => relationKey(record) === key),
        ).length) -
    (options.prune === true ? counts.removed : 0);
  const all = folded(desk, edits);
  faults.push(...faultsOfCheck(desk, withEdits(desk, all), entities, relations));
  return { edits: faults.length > 0 ? [] : all, faults: sorted(faults), counts };
}

function read(
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

function rowsOf<T>(
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

function entityOf(row: Row, ontology: Ontology, fault: Fault): EntityRecord | null {
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
    const value = cellValue(own, cell ?? '');
    if (value === null)
      fault(number, key, `“${String(cell)}”不合：${wanted(own)}`, `"${String(cell)}" is no ${own.type}`);
    else properties[key] = value;
  }
  return {
    id: text('id') ?? '',
    kind: kind.id,
    name: text('name') ?? '',
    aliases: (text('aliases') ?? '').split('\n').filter((one) => one !== ''),
    summary: text('summary'),
    properties,
    evidence: evidenceIn(row, fault),
  };
}

function relationOf(row: Row, ontology: Ontology, fault: Fault): RelationRecord | null {
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

function cellValue(definition: PropertyDefinition, cell: string | number): PropertyValue | null {
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

function repeated(
  rows: { row: number; key: string }[],
  sheet: string,
  column: string,
  faults: TableFault[],
): void {
  const first = new Map<string, number>();
  for (const { row, key } of rows) {
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else
      faults.push({ sheet, row, column, message: `与第 ${before} 行重复：${key} / repeats row ${before}` });
  }
}

/** What `check` finds new in the files that the tables give, told by the row and column it came from. */
function faultsOfCheck(
  before: Desk,
  after: Desk,
  entities: readonly { row: number; record: EntityRecord }[],
  relations: readonly { row: number; record: RelationRecord }[],
): TableFault[] {
  const errors = (desk: Desk) => checkDesk(desk).filter((one) => one.severity === 'error');
  const old = new Set(errors(before).map((one) => `${one.file}\0${one.message}`));
  return errors(after)
    .filter((one) => !old.has(`${one.file}\0${one.message}`))
    .map((finding) => placeInTable(after, finding, entities, relations));
}

function placeInTable(
  desk: Desk,
  finding: Finding,
  entities: readonly { row: number; record: EntityRecord }[],
  relations: readonly { row: number; record: RelationRecord }[],
): TableFault {
  const path = finding.file.replace(/^plans\/[^/]+\//u, '');
  const text = desk.files.get(path) ?? '';
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const holds = (slot: { start: number; end: number } | null) =>
    slot !== null && lineOf(slot.start) <= finding.line && finding.line < lineOf(slot.end);
  const message = `${finding.message}；${finding.mend}`;
  const column = (
    columns: readonly Column[],
    slot: { fields: { name: string; start: number; end: number }[] | null } | null,
  ) => {
    const field = slot?.fields?.find(
      (one) => lineOf(one.start) <= finding.line && finding.line < lineOf(one.end),
    );
    return columns.find((one) => one.key === field?.name)?.heading ?? columns[0]?.heading ?? '';
  };
  if (path.startsWith('entities/')) {
    for (const { row, record } of entities) {
      const slot = entitySlot(desk, record.kind, record.id);
      if (path === `entities/${pathWord(record.kind)}.yaml` && holds(slot))
        return { sheet: ENTITY_SHEET, row, column: column(entityColumns(desk.ontology), slot), message };
    }
  }
  if (path.startsWith('relations/')) {
    for (const { row, record } of relations) {
      if (path !== `relations/${record.type.toLowerCase().replaceAll('_', '-')}.yaml`) continue;
      const slot = relationSlot(desk, record);
      if (holds(slot)) return { sheet: RELATION_SHEET, row, column: column(RELATION_COLUMNS, slot), message };
    }
  }
  return { sheet: path, row: finding.line, column: String(finding.col), message };
}

function pathWord(kind: string): string {
  return kind.replace(/(?<=[a-z0-9])(?=[A-Z])/gu, '-').toLowerCase();
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

/** Object keys in one order: a file may hold a node's properties in another than the columns. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  );
}

function sorted(faults: readonly TableFault[]): TableFault[] {
  return [...faults].sort((a, b) => (a.sheet === b.sheet ? a.row - b.row : a.sheet < b.sheet ? 1 : -1));
}
