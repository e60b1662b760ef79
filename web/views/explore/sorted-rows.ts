import type { ComponentChildren } from 'preact';

/** A column: its heading, what it sorts and copies by, and how it is shown. */
export type Column<Row> = {
  id: string;
  name: string;
  /** In words, as it is copied; sorted by number where all are numbers. */
  text(row: Row): string | number;
  show?(row: Row): ComponentChildren;
};

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'zh-CN');

/** Rows by one column, `-` before its id for downwards; equal ones stay in the order given. Pure. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  by: string | undefined,
): Row[] {
  const down = by?.startsWith('-') ?? false;
  const column = columns.find((c) => c.id === (down ? by?.slice(1) : by));
  if (!column) return [...rows];
  const sorted = rows
    .map((row, i) => ({ row, i, value: column.text(row) }))
    .sort((a, b) => compare(a.value, b.value) * (down ? -1 : 1) || a.i - b.i);
  return sorted.map(({ row }) => row);
}

/** What a press on a heading sorts by: words from the first, numbers from the greatest; then the other way; then no more. Pure. */
export function nextSorting<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  by: string | undefined,
  id: string,
): string | null {
  const column = columns.find((c) => c.id === id);
  const numbers = column !== undefined && rows.some((row) => typeof column.text(row) === 'number');
  const [first, second] = numbers ? [`-${id}`, id] : [id, `-${id}`];
  if (by === first) return second;
  return by === second ? null : first;
}

/** The table as a spreadsheet takes it from the clipboard: tabs and lines, none within a cell. Pure. */
export function asTabs<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const clean = (cell: string | number) => String(cell).replace(/[\t\r\n]+/g, ' ');
  return [columns.map((c) => c.name), ...rows.map((row) => columns.map((c) => c.text(row)))]
    .map((cells) => cells.map(clean).join('\t'))
    .join('\n');
}
