type Cell = string | number;

/** A table for a terminal; Chinese characters take two columns, numbers stand to the right. */
export function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  const widths = head.map((title, i) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[i] ?? ''))),
  );
  const line = (cells: readonly Cell[], asNumbers: readonly boolean[]) =>
    cells
      .map((cell, i) => {
        const blank = ' '.repeat((widths[i] ?? 0) - widthOf(cell));
        return asNumbers[i] ? `${blank}${cell}` : `${cell}${blank}`;
      })
      .join('  ')
      .trimEnd();
  const numeric = head.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  return [line(head, numeric), rule, ...rows.map((row) => line(row, numeric))].join('\n');
}

/** Columns that a text takes: wide for Han characters and full-width marks. */
function widthOf(cell: Cell): number {
  let width = 0;
  for (const char of String(cell))
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1;
  return width;
}
