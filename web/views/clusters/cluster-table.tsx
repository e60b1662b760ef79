import type { ClusterEntry, ClusterRole, Clusters, SharedThing } from '../../../server/contract/types.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { ontology } from '../../state/loaded/plan-data.ts';
import { dispatch, hovered, language, selected, t } from '../../state/store.ts';
import { basisName, kindName } from '../../state/words.ts';
import { catalogueRoles, columnsOf, furtherRoles, type Mark, marksOf } from './cluster-board.ts';
import { COMPARED } from './compare.tsx';
import './cluster-table.css';
import { nameOf } from '../../text/name-of.ts';

const open = (what: 'node' | 'edge', id: string) => () =>
  dispatch({ type: 'select', selected: { what, id } });
const chosen = (id: string) => (selected.value?.id === id ? 'chosen' : '');

/** A role in words: what relates it, to what, and on what ground. */
export function RoleButton({ role }: { role: ClusterRole }) {
  return (
    <button
      type="button"
      class={`role ${role.edge.basis} ${chosen(role.edge.id)}`}
      onClick={open('edge', role.edge.id)}
    >
      <span class="soft">{role.role[language.value]}</span>{' '}
      <span class="role-name" lang="zh-CN">
        {nameOf(role.other)}
      </span>
      <span class="sr">{t.value('sep.in', { words: basisName(role.edge) })}</span>
    </button>
  );
}

function SharedCell({ mark, thing }: { mark: Mark; thing: SharedThing['through'] }) {
  const { edge, above, below, inferred } = mark;
  return (
    <td
      data-label={nameOf(thing)}
      class={`shared ${edge ? '' : 'empty'} ${above ? 'above' : ''} ${below ? 'below' : ''} ${inferred ? 'inferred' : ''}`}
    >
      {edge ? (
        <button
          type="button"
          class={`dot-button ${chosen(edge.id)}`}
          aria-label={nameOf(thing) + t.value('sep.in', { words: basisName(edge) })}
          title={nameOf(thing) + t.value('sep.in', { words: basisName(edge) })}
          onClick={open('edge', edge.id)}
        >
          <span class={`dot ${edge.basis}`} aria-hidden="true" />
        </button>
      ) : null}
    </td>
  );
}

function Row({
  entry,
  board,
  kinds,
  marks,
  picked,
  compared,
  onPick,
}: {
  entry: ClusterEntry;
  board: Clusters;
  kinds: readonly string[];
  marks: readonly { thing: SharedThing['through']; mark: Mark | undefined }[];
  picked: boolean;
  /** Two are picked, and stand side by side below. */
  compared: boolean;
  onPick(): void;
}) {
  const { id, name } = entry.node;
  const further = furtherRoles(entry, new Set(marks.map(({ thing }) => thing.id)));
  const listed = catalogueRoles(entry);
  const over = (on: boolean) => () => {
    hovered.value = { nodes: on ? [id] : [], edges: [] };
  };
  return (
    <tr class={chosen(id)} onMouseEnter={over(true)} onMouseLeave={over(false)}>
      <td class="pick">
        <input
          type="checkbox"
          checked={picked}
          aria-label={t.value('clusters.pickOne', { name })}
          onChange={onPick}
        />
        {picked && compared ? (
          <button
            type="button"
            class="to-compared"
            aria-label={t.value('clusters.toCompare')}
            title={t.value('clusters.toCompare')}
            onClick={() => document.getElementById(COMPARED)?.focus()}
          >
            <Icon svg={icons.chevronDown} />
          </button>
        ) : null}
      </td>
      <th scope="row">
        <button type="button" class="cluster-name" lang="zh-CN" onClick={open('node', id)}>
          {name}
        </button>
      </th>
      <td class="catalogue" data-label={t.value('clusters.catalogue')}>
        {listed.length === 0 ? <span class="soft">{t.value('clusters.notListedShort')}</span> : null}
        {listed.map(({ edge, other }) => (
          <button
            type="button"
            key={edge.id}
            class={`role ${chosen(edge.id)}`}
            title={nameOf(other)}
            onClick={open('edge', edge.id)}
          >
            {shortOf(board, other.id)}
          </button>
        ))}
      </td>
      {marks.map(({ thing, mark }) =>
        mark ? <SharedCell key={thing.id} mark={mark} thing={thing} /> : <td key={thing.id} />,
      )}
      {kinds.map((kind) => {
        const roles = further.filter((role) => role.other.kind === kind);
        return (
          <td key={kind} class={roles.length === 0 ? 'empty' : ''} data-label={kindName(kind)}>
            {roles.map((role) => (
              <RoleButton key={role.edge.id} role={role} />
            ))}
          </td>
        );
      })}
    </tr>
  );
}

/** A group of the catalogue as its number: 16, 4. */
function shortOf(board: Clusters, id: string): string {
  const group = board.groups.find((one) => one.id === id);
  return String(group?.declared ?? group?.name ?? '');
}

/** The roles of these clusters: the drawing's equal for the keyboard and for who cannot see it. */
export function ClusterTable({
  board,
  rows,
  picked,
  onPick,
}: {
  board: Clusters;
  rows: readonly ClusterEntry[];
  picked: readonly string[];
  onPick(id: string): void;
}) {
  const kindOrder = (ontology.value?.kinds ?? []).map((kind) => kind.id);
  const { shared, kinds } = columnsOf(board, rows, kindOrder);
  const marks = shared.map((one) => ({ thing: one.through, marks: marksOf(one, rows) }));
  const listed = rows.some((entry) => catalogueRoles(entry).length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <div class="cluster-scroll" tabIndex={0} role="group" aria-label={t.value('clusters.table')}>
      <table class="cluster-table">
        <thead>
          <tr>
            <th scope="col">{t.value('clusters.pick')}</th>
            <th scope="col">{t.value('clusters.name')}</th>
            <th scope="col" class="catalogue">
              {listed ? t.value('clusters.catalogue') : ''}
            </th>
            {shared.map((one) => (
              <th scope="col" class="shared-head" key={one.through.id}>
                <button
                  type="button"
                  lang="zh-CN"
                  class={chosen(one.through.id)}
                  onClick={open('node', one.through.id)}
                >
                  {nameOf(one.through)}
                </button>
              </th>
            ))}
            {kinds.map((kind) => (
              <th scope="col" key={kind}>
                {kindName(kind)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((entry, i) => (
            <Row
              key={entry.node.id}
              entry={entry}
              board={board}
              kinds={kinds}
              marks={marks.map(({ thing, marks: column }) => ({ thing, mark: column[i] }))}
              picked={picked.includes(entry.node.id)}
              compared={picked.length === 2}
              onPick={() => onPick(entry.node.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
