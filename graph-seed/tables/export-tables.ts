import type { Desk } from '../edit/desk.ts';
import { entitiesOf, relationsOf } from '../edit/plan-records.ts';
import {
  type Cell,
  ENTITY_SHEET,
  entityColumns,
  RELATION_COLUMNS,
  RELATION_SHEET,
  type Sheet,
} from './columns.ts';
import { evidenceCell } from './evidence-cell.ts';

/** Every node and relation of the plan as two sheets, in the order of the files. */
export function exportTables(desk: Desk): Sheet[] {
  const columns = entityColumns(desk.ontology);
  const entities = entitiesOf(desk).map((entity): Cell[] =>
    columns.map(({ key }): Cell => {
      switch (key) {
        case 'kind':
        case 'id':
        case 'name':
        case 'nameFrom':
          return entity[key];
        case 'aliases':
          return entity.aliases.length === 0 ? null : entity.aliases.join('\n');
        case 'summary':
          return entity.summary;
        case 'evidence':
          return evidenceCell(entity.evidence);
        default: {
          const value = entity.properties[key];
          return typeof value === 'boolean' ? String(value) : (value ?? null);
        }
      }
    }),
  );
  const relations = relationsOf(desk).map((relation): Cell[] => [
    relation.type,
    relation.from,
    relation.to,
    relation.key,
    relation.basis,
    relation.ground,
    relation.reason,
    evidenceCell(relation.evidence),
  ]);
  return [
    { name: ENTITY_SHEET, columns, rows: entities },
    { name: RELATION_SHEET, columns: RELATION_COLUMNS, rows: relations },
  ];
}
