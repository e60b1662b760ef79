import { useEffect, useRef } from 'preact/hooks';
import type { ClusterEntry, Clusters } from '../../../server/contract/types.ts';
import { BasisTag } from '../../panels/basis-tag.tsx';
import { groundRank } from '../../state/loaded/plan-data.ts';
import { dispatch, language, t } from '../../state/store.ts';
import { cataloguesOfBoth, sharedByPair } from './cluster-board.ts';
import './compare.css';
import { nameOf } from '../../text/name-of.ts';

const openEdge = (id: string) => () => dispatch({ type: 'select', selected: { what: 'edge', id } });

function Side({ entry }: { entry: ClusterEntry }) {
  return (
    <section class="side" aria-label={entry.node.name}>
      <h3 class="serif" lang="zh-CN">
        {entry.node.name}
      </h3>
      {entry.onlyCatalogue ? <p class="unstated">{t.value('clusters.compareOnly')}</p> : null}
      <ul>
        {byStrength(entry.roles).map((role) => (
          <li key={role.edge.id}>
            <button type="button" class="relation" onClick={openEdge(role.edge.id)}>
              <span class="relation-name">
                {role.role.id === role.other.id ? null : (
                  <span class="soft">{role.role[language.value]} </span>
                )}
                <span lang="zh-CN">{nameOf(role.other)}</span>
              </span>
              <BasisTag edge={role.edge} />
            </button>
            {role.edge.reason ? <p class="side-reason soft">{role.edge.reason}</p> : null}
            {role.edge.evidence.map(({ start, quote }) => (
              <blockquote class="side-quote" lang="zh-CN" key={start}>
                {quote}
              </blockquote>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is stated before what is concluded. */
function byStrength(roles: ClusterEntry['roles']): ClusterEntry['roles'] {
  const rank = (role: ClusterEntry['roles'][number]) =>
    role.edge.basis === 'explicit' ? 0 : (groundRank.value.get(role.edge.ground ?? '') ?? 9);
  return [...roles].sort((a, b) => rank(a) - rank(b));
}

/** Where the comparison begins, for who comes from the table. */
export const COMPARED = 'clusters-compared';

/** What has been picked and what two have in common, for who does not see it come. Stands there before it speaks. */
export function ComparedAloud({ board, pair: [a, b] }: { board: Clusters; pair: readonly ClusterEntry[] }) {
  const words = () => {
    if (!a) return '';
    if (!b) return t.value('clusters.compareOne', { name: a.node.name });
    const names = sharedByPair(board, a.node.id, b.node.id).map(({ thing }) => nameOf(thing));
    const said = names.length
      ? `${t.value('clusters.compareShared')}${t.value('sep.colon')}${names.join(t.value('sep.list'))}`
      : t.value('clusters.compareNothing');
    return `${t.value('clusters.comparedTwo', { a: a.node.name, b: b.node.name })}${said}`;
  };
  return (
    <p class="sr" role="status">
      {words()}
    </p>
  );
}

/** Two clusters side by side: what they share by name, then every role of each with the words it rests on. */
export function Compare({
  board,
  pair,
  onEnd,
}: {
  board: Clusters;
  pair: readonly ClusterEntry[];
  onEnd(): void;
}) {
  const [a, b] = pair;
  const here = useRef<HTMLElement>(null);
  // The table in which the second was picked may fill the screen.
  useEffect(() => {
    if (b) here.current?.scrollIntoView({ behavior: 'smooth', block: 'nearest' });
  }, [b?.node.id]);
  if (!a) return null;
  if (!b) {
    return (
      <p class="soft">
        {t.value('clusters.compareOne', { name: a.node.name })}{' '}
        <button type="button" class="link" onClick={onEnd}>
          {t.value('clusters.compareEnd')}
        </button>
      </p>
    );
  }
  const shared = sharedByPair(board, a.node.id, b.node.id);
  const catalogues = cataloguesOfBoth(a, b);
  return (
    <section class="compare" ref={here} aria-label={t.value('clusters.compare')}>
      <header class="compare-head">
        <h2 class="serif" id={COMPARED} tabIndex={-1}>
          {t.value('clusters.compare')}
        </h2>
        <button type="button" class="btn" onClick={onEnd}>
          {t.value('clusters.compareEnd')}
        </button>
      </header>
      <p class="compare-shared">
        {shared.length === 0 ? (
          t.value('clusters.compareNothing')
        ) : (
          <>
            {t.value('clusters.compareShared')}
            {t.value('sep.colon')}
            {shared.map(({ thing, edges }) => (
              <span key={thing.id} class="compare-thing">
                <b class="serif" lang="zh-CN">
                  {nameOf(thing)}
                </b>{' '}
                <BasisTag edge={edges.find((edge) => edge.basis === 'inferred') ?? edges[0]} />
              </span>
            ))}
          </>
        )}
      </p>
      {catalogues.length > 0 ? (
        <p class="compare-shared soft">
          {t.value('clusters.compareCatalogue')}
          {t.value('sep.colon')}
          {catalogues.map(({ thing, edges: [edge] }) => (
            <span key={thing.id} class="compare-thing">
              <span class="serif" lang="zh-CN">
                {nameOf(thing)}
              </span>{' '}
              <BasisTag edge={edge} />
            </span>
          ))}
        </p>
      ) : null}
      <div class="sides">
        <Side entry={a} />
        <Side entry={b} />
      </div>
    </section>
  );
}
