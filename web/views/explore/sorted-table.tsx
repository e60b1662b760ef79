import { Component } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Icon } from '../../controls/icon.tsx';
import { laterIcons } from '../../controls/later-icons.ts';
import { copy } from '../../state/clipboard.ts';
import { dispatch, state, t } from '../../state/store.ts';
import { asTabs, type Column, nextSorting, sortedRows } from './sorted-rows.ts';

/** So many rows are made at once: the rest in the pauses after, so that a long table never keeps the page from answering. */
const SLICE = 40;

function slicesOf<Row>(rows: readonly Row[]): Row[][] {
  const slices: Row[][] = [];
  for (let at = 0; at < rows.length; at += SLICE) slices.push(rows.slice(at, at + SLICE));
  return slices;
}

type SliceProps<Row> = {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf(row: Row): string;
  chosen: string | undefined;
};

/** Some rows; drawn again only when they, their columns, or which of them is chosen change. */
class Slice<Row> extends Component<SliceProps<Row>> {
  override shouldComponentUpdate(next: SliceProps<Row>): boolean {
    const { rows, columns, keyOf, chosen } = this.props;
    const holds = (id: string | undefined) => id !== undefined && next.rows.some((row) => keyOf(row) === id);
    const same = rows.length === next.rows.length && rows.every((row, i) => row === next.rows[i]);
    return (
      !same || columns !== next.columns || (chosen !== next.chosen && (holds(chosen) || holds(next.chosen)))
    );
  }

  override render({ rows, columns, keyOf, chosen }: SliceProps<Row>) {
    return (
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} class={chosen === keyOf(row) ? 'chosen' : ''}>
            {columns.map((c) => (
              <td key={c.id}>{c.show ? c.show(row) : c.text(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    );
  }
}

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
  const sorted = useMemo(() => sortedRows(rows, columns, by), [rows, columns, by]);
  const [shown, setShown] = useState(1);
  const more = shown * SLICE < sorted.length;
  useEffect(() => {
    if (!more) return;
    const timer = setTimeout(() => setShown(shown + 1));
    return () => clearTimeout(timer);
  }, [more, shown]);
  const turn = (id: string) => dispatch({ type: 'set', name, value: nextSorting(rows, columns, by, id) });
  return (
    <table>
      <caption>
        {caption}
        <button type="button" class="btn" onClick={() => copy(asTabs(sorted, columns))}>
          <Icon svg={laterIcons.copy} />
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
      {slicesOf(sorted)
        .slice(0, shown)
        .map((slice) => (
          <Slice key={keyOf(slice[0] as Row)} rows={slice} columns={columns} keyOf={keyOf} chosen={chosen} />
        ))}
    </table>
  );
}
