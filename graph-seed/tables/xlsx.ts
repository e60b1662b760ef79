import type { Cell, Sheet } from './columns.ts';
import type { RawSheet, TableFault } from './rows.ts';

/** A large library, read only when a workbook is. */
async function newWorkbook() {
  const { Workbook } = await import('@cj-tech-master/excelts');
  return new Workbook();
}

/** The sheets as one workbook: texts are texts and numbers numbers, so nothing in it is a formula. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(columns.map((one) => one.heading));
    for (const row of rows) sheet.addRow(row.map((cell) => cell ?? undefined));
    sheet.getRow(1).font = { bold: true };
    columns.forEach((one, i) => {
      sheet.getColumn(i + 1).width = ['evidence', 'reason', 'name', 'summary'].includes(one.key) ? 40 : 16;
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Reads a workbook back. A formula is never worked out: it is a fault with its place. */
export async function readXlsx(bytes: Uint8Array): Promise<{ sheets: RawSheet[]; faults: TableFault[] }> {
  const workbook = await newWorkbook();
  await workbook.xlsx.load(bytes);
  const faults: TableFault[] = [];
  const sheets = workbook.worksheets.map((sheet): RawSheet => {
    const rows: Cell[][] = [];
    sheet.eachRow({ includeEmpty: true }, (row, number) => {
      const cells: Cell[] = [];
      for (let i = 1; i <= sheet.columnCount; i++) {
        const read = cellOf(row.getCell(i).value);
        if (read === undefined) {
          const column = String(sheet.getRow(1).getCell(i).value ?? i);
          faults.push({
            sheet: sheet.name,
            row: number,
            column,
            message:
              '单元格是公式或错误值，请改成文字或数字 / a formula or an error value: write text or a number',
          });
        }
        cells.push(read ?? null);
      }
      rows[number - 1] = cells;
    });
    return { name: sheet.name, rows: Array.from(rows, (row) => row ?? []) };
  });
  return { sheets, faults };
}

/** Undefined for a formula or an error value. */
function cellOf(value: unknown): Cell | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return undefined;
  // Words of several fonts, or a link: its text is what the editor sees.
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((run: { text?: string }) => run.text ?? '').join('');
  if ('hyperlink' in value && 'text' in value) return String(value.text);
  return undefined;
}
