import type { Cell, Sheet } from './columns.ts';
import type { RawSheet } from './rows.ts';

/** What a spreadsheet takes for a formula when a cell begins with it. */
const FORMULA = /^'*[=+\-@\t\r]/u;

/** A sheet as CSV (RFC 4180, with a BOM so that Excel reads it as UTF-8); no cell can run as a formula. */
export function writeCsv(sheet: Sheet): string {
  const rows = [sheet.columns.map((one) => one.heading), ...sheet.rows];
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = typeof cell === 'number' ? String(cell) : FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(text) || /^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Reads CSV back; a quotation mark that is not closed is a fault with its row. */
export function readCsv(name: string, text: string): RawSheet | { unclosed: number } {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let cell = '';
  let quoted = false;
  let was = false;
  let opened = 0;
  const source = text.replace(/^\uFEFF/u, '');
  const endCell = () => {
    const plain = was || cell !== '' ? cell : null;
    row.push(
      plain === null ? null : FORMULA.test(plain.slice(1)) && plain.startsWith("'") ? plain.slice(1) : plain,
    );
    cell = '';
    was = false;
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < source.length; i++) {
    const char = source[i] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && cell === '') {
      quoted = true;
      was = true;
      opened = rows.length + 1;
    } else if (char === ',') endCell();
    else if (char === '\n') endRow();
    else if (char === '\r' && source[i + 1] === '\n') {
      endRow();
      i++;
    } else cell += char;
  }
  if (quoted) return { unclosed: opened };
  if (cell !== '' || was || row.length > 0) endRow();
  return { name, rows };
}
