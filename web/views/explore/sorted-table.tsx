import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { copy } from '../../state/clipboard.ts';
import { dispatch, state, t } from '../../state/store.ts';
import { asTabs, type Column, sortedRows } from './sorted-rows.ts';

/** A table that sorts by its headings and copies itself. `name`: where the sorting is kept in the address. */
export function SortedTable<Row>({
  name,
  caption,
  rows,
  columns,
  keyOf,
  chosen,
}: {
  name: string;
  caption: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf(row: Row): string;
  chosen: string | undefined;
}) {
  const by = state.value.settings[name];
  const sorted = sortedRows(rows, columns, by);
  const turn = (id: string) => {
    const next = by === id ? `-${id}` : by === `-${id}` ? null : id;
    dispatch({ type: 'set', name, value: next });
  };
  return (
    <table>
      <caption>
        {caption}
        <button type="button" class="btn" onClick={() => copy(asTabs(sorted, columns))}>
          <Icon svg={icons.copy} />
          {t.value('table.copy')}
        </button>
      </caption>
      <thead>
        <tr>
          {columns.map((c) => {
            const way = by === c.id ? 'ascending' : by === `-${c.id}` ? 'descending' : 'none';
            return (
              <th scope="col" key={c.id} aria-sort={way}>
                <button
                  type="button"
                  aria-label={t.value('table.sort', { column: c.name })}
                  onClick={() => turn(c.id)}
                >
                  {c.name}
                  <span aria-hidden="true">
                    {way === 'ascending' ? ' ↑' : way === 'descending' ? ' ↓' : ''}
                  </span>
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={keyOf(row)} class={chosen === keyOf(row) ? 'chosen' : ''}>
            {columns.map((c) => (
              <td key={c.id}>{c.show ? c.show(row) : c.text(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
