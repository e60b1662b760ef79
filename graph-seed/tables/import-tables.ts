import { checkDesk, type Desk, type FileEdit, withEdits } from '../edit/desk.ts';
import { entitiesOf, entitySlot, relationSlot, relationsOf } from '../edit/plan-records.ts';
import { type EntityRecord, type RelationRecord, relationKey } from '../edit/records.ts';
import { folded, putEntity, putNew, putRelation, removeEntity, removeRelation } from '../edit/statements.ts';
import type { Finding } from '../finding.ts';
import { type Column, ENTITY_SHEET, entityColumns, RELATION_COLUMNS, RELATION_SHEET } from './columns.ts';
import { entityOfRow, type RawSheet, readRows, recordsOf, relationOfRow, type TableFault } from './rows.ts';

export type Importing = {
  edits: FileEdit[];
  faults: TableFault[];
  counts: { added: number; changed: number; unchanged: number; removed: number; absent: number };
};

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
  const entityRows = readRows(
    sheets,
    ENTITY_SHEET,
    entityColumns(desk.ontology),
    ['kind', 'id', 'name', 'evidence'],
    faults,
  );
  const relationRows = readRows(
    sheets,
    RELATION_SHEET,
    RELATION_COLUMNS,
    ['type', 'from', 'to', 'basis', 'evidence'],
    faults,
  );
  const entities = recordsOf(ENTITY_SHEET, entityColumns(desk.ontology), entityRows, faults, (row, fault) =>
    entityOfRow(row, desk.ontology, fault),
  );
  const relations = recordsOf(RELATION_SHEET, RELATION_COLUMNS, relationRows, faults, (row, fault) =>
    relationOfRow(row, desk.ontology, fault),
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
  const fresh = { entities: [] as EntityRecord[], relations: [] as RelationRecord[] };
  for (const { record } of entities) {
    const old = known.get(record.id);
    if (old === undefined) fresh.entities.push(record);
    else if (same(old, record)) counts.unchanged++;
    else if (take(putEntity(now, record, old))) counts.changed++;
  }
  for (const { record } of relations) {
    const old = knownRelations.get(relationKey(record));
    if (old === undefined) fresh.relations.push(record);
    else if (same(old, record)) counts.unchanged++;
    else if (take(putRelation(now, record))) counts.changed++;
  }
  take(putNew(now, fresh));
  counts.added = fresh.entities.length + fresh.relations.length;
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
