import type { ClusterGroup, Clusters } from '../../../server/contract/types.ts';
import { sayWhere } from '../../state/picture/declared.ts';
import { dispatch, selected, t } from '../../state/store.ts';
import './cluster-groups.css';

const openNode = (id: string) => () => dispatch({ type: 'select', selected: { what: 'node', id } });

function groupWords({ declared, named, members, evidence }: ClusterGroup): string {
  if (declared === null) return t.value('clusters.groupNamed', { n: named });
  const namedIn = members.flatMap(({ edge }) => edge.evidence.map(({ source }) => source)).sort();
  const where = sayWhere({ declared, evidence, namedIn });
  if (named === 0) return t.value('clusters.groupNone', { d: declared }) + where;
  return t.value('clusters.groupDeclared', { d: declared, n: named }) + where;
}

/** In words: what a group declares and names, how many stand outside the catalogue, and whether it is of the last plan. */
function GroupSaid({ group }: { group: ClusterGroup }) {
  const outside =
    group.catalogue === 'other' ? group.members.filter((member) => !member.inCatalogue).length : 0;
  return (
    <>
      <span class="soft">
        {groupWords(group)}
        {outside > 0 ? `${t.value('sep.semi')}${t.value('clusters.outside', { n: outside })}` : ''}
      </span>
      {group.properties.period === '13fyp' ? <span class="chip">{t.value('clusters.past')}</span> : null}
    </>
  );
}

/** Every group with what is declared beside what is named. */
export function Groups({ groups }: { groups: readonly ClusterGroup[] }) {
  return (
    <ul class="cluster-groups" aria-label={t.value('clusters.groups')}>
      {groups
        .filter((group) => group.catalogue !== 'whole')
        .map((group) => (
          <li key={group.id}>
            <button
              type="button"
              class={selected.value?.id === group.id ? 'chosen' : ''}
              onClick={openNode(group.id)}
            >
              <span class="cluster-figures" aria-hidden="true">
                <b>{group.named}</b>
                {group.declared === null ? null : <i>/ {group.declared}</i>}
              </span>
              <span class="serif cluster-group-name" lang="zh-CN">
                {group.name}
              </span>
              <GroupSaid group={group} />
            </button>
          </li>
        ))}
    </ul>
  );
}

/** The places of the catalogue that the page declares and does not name. */
function missingOf(group: ClusterGroup): number[] {
  const n = group.catalogue === 'part' ? (group.declared ?? 0) - group.named : 0;
  return Array.from({ length: Math.max(0, n) }, (_, i) => i);
}

/** The groups with their members as lists: what a narrow screen shows instead of the drawing. */
export function GroupLists({ board }: { board: Clusters }) {
  const more = new Set(board.clusters.filter((entry) => !entry.onlyCatalogue).map((entry) => entry.node.id));
  return (
    <div class="cluster-lists">
      <h2 class="sr">{t.value('clusters.groups')}</h2>
      {board.groups
        .filter((group) => group.catalogue !== 'whole')
        .map((group) => (
          <section key={group.id} aria-label={group.name}>
            <h3>
              <button type="button" class="serif" lang="zh-CN" onClick={openNode(group.id)}>
                {group.name}
              </button>{' '}
              <GroupSaid group={group} />
            </h3>
            <ul>
              {group.members.map(({ node, inCatalogue }) => (
                <li key={node.id}>
                  <button
                    type="button"
                    lang="zh-CN"
                    class={`${more.has(node.id) ? 'more' : ''} ${inCatalogue ? '' : 'outside'}`}
                    onClick={openNode(node.id)}
                  >
                    {node.name}
                  </button>
                </li>
              ))}
              {missingOf(group).map((i) => (
                <li key={i} class="missing">
                  {t.value('clusters.missing')}
                </li>
              ))}
            </ul>
          </section>
        ))}
      <p class="soft">{t.value('clusters.key')}</p>
    </div>
  );
}
