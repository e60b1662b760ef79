import type { Ontology, PropertyDefinition } from '../../server/graph/types.ts';

/** One column: its key, and its heading (Chinese, then the key). */
export type Column = { key: string; heading: string };

/** A sheet: headings in its first row, one record a row below. Empty cells are null. */
export type Cell = string | number | null;
export type Sheet = { name: string; columns: readonly Column[]; rows: Cell[][] };

export const ENTITY_SHEET = '节点';
export const RELATION_SHEET = '关系';

const column = (key: string, zh: string): Column => ({ key, heading: `${zh} ${key}` });

/** The columns of 节点: fixed, then every property of the ontology in its order. */
export function entityColumns(ontology: Ontology): Column[] {
  return [
    column('kind', '类'),
    column('id', '标识'),
    column('name', '名称'),
    column('nameFrom', '名称由谁拟'),
    column('aliases', '别名'),
    column('summary', '摘要'),
    ...[...propertiesOf(ontology)].map(([key, definition]) => column(key, definition.zh)),
    column('evidence', '原文依据'),
  ];
}

export const RELATION_COLUMNS: readonly Column[] = [
  column('type', '关系'),
  column('from', '起点'),
  column('to', '终点'),
  column('key', '并行标识'),
  column('basis', '明示或推断'),
  column('ground', '推断依据'),
  column('reason', '理由'),
  column('evidence', '原文依据'),
];

/** Every property that some kind has, by its first definition. */
export function propertiesOf(ontology: Ontology): Map<string, PropertyDefinition> {
  const all = new Map<string, PropertyDefinition>();
  for (const kind of ontology.kinds) {
    for (const [key, definition] of Object.entries(kind.properties))
      if (!all.has(key)) all.set(key, definition);
  }
  return all;
}

/** The key of a heading that someone may have shortened to either half; null when it is none of the columns. */
export function keyOfHeading(heading: string, columns: readonly Column[]): string | null {
  const text = heading.replace(/^\uFEFF/u, '').trim();
  const found = columns.find((one) => one.heading === text || one.key === text);
  return found?.key ?? columns.find((one) => one.heading.slice(0, -one.key.length - 1) === text)?.key ?? null;
}
