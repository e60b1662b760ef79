import { Fragment } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ClusterEntry, ClusterGroup, Clusters } from '../../../server/contract/types.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { actionById } from '../../state/actions/actions.ts';
import { clustersBoard, useBoard } from '../../state/loaded/boards.ts';
import { dispatch, selected, state, t } from '../../state/store.ts';
import { BoardTrouble } from '../board-trouble.tsx';
import { inGroup, richest, SORTS, type Sort, sorted, summaryOf } from './cluster-board.ts';
import { GroupLists, Groups } from './cluster-groups.tsx';
import { ClusterTable } from './cluster-table.tsx';
import { Compare, ComparedAloud } from './compare.tsx';
import { Honeycomb } from './honeycomb.tsx';
import { Lookalikes } from './lookalikes.tsx';
import './clusters-view.css';

const setting = (name: string) => state.value.settings[`clusters-${name}`];
const set = (name: string, value: string | null) =>
  dispatch({ type: 'set', name: `clusters-${name}`, value });
const openNode = (id: string) => () => dispatch({ type: 'select', selected: { what: 'node', id } });
const local = (id: string) => id.slice(id.indexOf(':') + 1);

/** The view's one sentence: the slide's title, and what the drawing is called. */
export function sayClusters(board: Clusters): string {
  const { whole, parts, inCatalogue, onlyCatalogue } = summaryOf(board);
  return t.value('clusters.say', {
    whole: whole?.name ?? t.value('view.clusters'),
    parts: parts.map(sayPart).join(t.value('sep.semi')),
    n: inCatalogue,
    only: onlyCatalogue,
  });
}

function sayPart(group: ClusterGroup): string {
  if (group.declared === null) return t.value('clusters.sayPartNone', { name: group.name, m: group.named });
  return t.value('clusters.sayPart', { name: group.name, d: group.declared, m: group.named });
}

function Drawing({ board, say }: { board: Clusters; say: string }) {
  const inferred = setting('inferred') === '1';
  const concluded = board.shared.filter(
    (one) => one.clusters.filter(({ edge }) => edge.basis === 'explicit').length < 2,
  ).length;
  return (
    <figure class="cluster-drawing">
      <Honeycomb board={board} inferred={inferred} say={say} />
      <figcaption class="soft">
        {t.value('clusters.key')}{' '}
        {concluded > 0 ? (
          <>
            {inferred ? t.value('clusters.inferredOn') : t.value('clusters.inferredOff', { n: concluded })}{' '}
            <button
              type="button"
              class="link"
              aria-pressed={inferred}
              onClick={() => set('inferred', inferred ? null : '1')}
            >
              {t.value(inferred ? 'clusters.hideInferred' : 'clusters.showInferred')}
            </button>
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}

function Controls({ board }: { board: Clusters }) {
  const sort = (setting('sort') ?? 'most') as Sort;
  return (
    <div class="cluster-controls">
      <label>
        {t.value('clusters.filter')}{' '}
        <select
          value={setting('group') ?? ''}
          onChange={(event) => set('group', event.currentTarget.value || null)}
        >
          <option value="">{t.value('clusters.filterAll')}</option>
          {board.groups
            .filter((group) => group.named > 0 && group.catalogue !== 'whole')
            .map((group) => (
              <option key={group.id} value={local(group.id)}>
                {group.name}
              </option>
            ))}
        </select>
      </label>
      <label>
        {t.value('clusters.sort')}{' '}
        <select
          value={sort}
          onChange={(event) =>
            set('sort', event.currentTarget.value === 'most' ? null : event.currentTarget.value)
          }
        >
          {SORTS.map((one) => (
            <option key={one} value={one}>
              {t.value(`clusters.sort.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="btn" onClick={() => void actionById('cypher')?.run()}>
        <Icon svg={icons.code} />
        {t.value('action.cypher')}
      </button>
    </div>
  );
}

/** Those that stand in the catalogue alone, folded into one line. */
function Only({ entries, shown }: { entries: readonly ClusterEntry[]; shown: boolean }) {
  if (entries.length === 0) return null;
  return (
    <p class="cluster-only">
      {shown ? null : (
        <>
          {t.value('clusters.only', { n: entries.length })}
          {entries.map(({ node }, i) => (
            <Fragment key={node.id}>
              <span class="cluster-only-item">
                <button type="button" class="cluster-only-name" lang="zh-CN" onClick={openNode(node.id)}>
                  {node.name}
                </button>
                {i < entries.length - 1 ? t.value('sep.list') : t.value('sep.end')}
              </span>
              <wbr />
            </Fragment>
          ))}
        </>
      )}{' '}
      <button
        type="button"
        class="link"
        aria-expanded={shown}
        onClick={() => set('only', shown ? null : '1')}
      >
        {t.value(shown ? 'clusters.onlyHide' : 'clusters.onlyShow')}
      </button>
    </p>
  );
}

function Sectors({ entries }: { entries: readonly ClusterEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <details class="cluster-sectors">
      <summary>{t.value('clusters.sectors', { n: entries.length })}</summary>
      <ul>
        {entries.map(({ node, roles }) => (
          <li key={node.id}>
            <button type="button" class="relation" onClick={openNode(node.id)}>
              <KindSign kind={node.kind} size={12} />
              <span class="relation-name" lang="zh-CN">
                {node.name}
              </span>
              <span class="soft">{roles.length}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Page({ board }: { board: Clusters }) {
  const plan = state.value.plan ?? '';
  const whole = (name: string) => `${plan}:${name}`;
  const group = setting('group');
  const showOnly = setting('only') === '1';
  const picked = (setting('pair') ?? '').split('.').filter(Boolean).map(whole);
  const pair = picked.flatMap((id) => board.clusters.find((entry) => entry.node.id === id) ?? []);
  const all = sorted(board.clusters, (setting('sort') ?? 'most') as Sort).filter((entry) =>
    inGroup(entry, group && whole(group)),
  );
  const only = all.filter((entry) => entry.onlyCatalogue);
  const rows = showOnly ? all : all.filter((entry) => !entry.onlyCatalogue);
  const pick = (id: string) => {
    const rest = picked.filter((one) => one !== id);
    const next = rest.length < picked.length ? rest : [...rest, id].slice(-2);
    set('pair', next.map(local).join('.') || null);
  };
  const say = sayClusters(board);
  return (
    <div class="clusters-page">
      <h1 class="serif" lang={state.value.language === 'zh' ? 'zh-CN' : 'en'}>
        {say}
      </h1>
      <Groups groups={board.groups} />
      <Drawing board={board} say={say} />
      <GroupLists board={board} />
      <header class="cluster-head">
        <div>
          <h2 class="serif">{t.value('clusters.table')}</h2>
          <p class="soft">{t.value('clusters.tableNote')}</p>
        </div>
        <Controls board={board} />
      </header>
      {rows.length > 0 ? (
        <ClusterTable board={board} rows={rows} picked={pair.map(({ node }) => node.id)} onPick={pick} />
      ) : (
        <p class="unstated">{t.value('clusters.noRows')}</p>
      )}
      <Only entries={only} shown={showOnly} />
      <ComparedAloud board={board} pair={pair} />
      <Compare board={board} pair={pair} onEnd={() => set('pair', null)} />
      <Lookalikes pairs={board.notTheSame} />
      <Sectors entries={board.sectors} />
    </div>
  );
}

/** 集群: the catalogue with what is declared and named, the roles of each, what two of them share. */
export function ClustersView() {
  const { data, error } = useBoard(clustersBoard);
  useEffect(() => {
    // On a narrow screen the inspector would lie over what it tells of.
    if (!data || selected.peek() || !matchMedia('(min-width: 761px)').matches) return;
    const first = richest(data);
    if (first) dispatch({ type: 'select', selected: { what: 'node', id: first.node.id }, offered: true });
  }, [data]);
  if (!data)
    return <BoardTrouble error={error} onRetry={() => void clustersBoard.read(state.value.plan ?? '')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <section class="board" aria-label={t.value('view.clusters')} tabIndex={0}>
      {data.clusters.length > 0 ? (
        <Page board={data} />
      ) : (
        <p class="board-none serif">{t.value('clusters.none')}</p>
      )}
    </section>
  );
}
