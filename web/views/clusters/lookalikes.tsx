import type { Lookalike, NodeSummary } from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { BasisTag } from '../../panels/basis-tag.tsx';
import { dispatch, t } from '../../state/store.ts';
import { kindName, relationName } from '../../state/words.ts';
import './lookalikes.css';
import { nameOf } from '../../text/name-of.ts';

const openNode = (id: string) => () => dispatch({ type: 'select', selected: { what: 'node', id } });

function End({ node }: { node: NodeSummary }) {
  return (
    <button type="button" class="alike-end" onClick={openNode(node.id)}>
      <KindSign kind={node.kind} size={12} />{' '}
      <b class="serif" lang="zh-CN">
        {nameOf(node)}
      </b>
      {node.kind === 'IndustryCluster' ? null : (
        <span class="soft alike-kind">{t.value('clusters.isNoCluster', { kind: kindName(node.kind) })}</span>
      )}
    </button>
  );
}

function Between({ pair }: { pair: Lookalike }) {
  if (pair.edges.length === 0) return <p class="unstated">{t.value('clusters.unstatedRelation')}</p>;
  return (
    <ul>
      {pair.edges.map((edge) => {
        const from = edge.from === pair.cluster.id ? pair.cluster : pair.other;
        const to = edge.from === pair.cluster.id ? pair.other : pair.cluster;
        return (
          <li key={edge.id}>
            <button
              type="button"
              class="relation"
              onClick={() => dispatch({ type: 'select', selected: { what: 'edge', id: edge.id } })}
            >
              <span class="relation-name" lang="zh-CN">
                {nameOf(from)} <span class="soft">{relationName(edge.type)}</span> {nameOf(to)}
              </span>
              <BasisTag edge={edge} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Things whose names hold one another, kept apart in plain words. */
export function Lookalikes({ pairs }: { pairs: readonly Lookalike[] }) {
  if (pairs.length === 0) return null;
  return (
    <section class="lookalikes">
      <h2 class="serif">{t.value('clusters.lookalikes')}</h2>
      <p class="soft">{t.value('clusters.lookalikesNote')}</p>
      <ul class="alikes">
        {pairs.map((pair) => (
          <li key={`${pair.cluster.id} ${pair.other.id}`}>
            <div class="alike-ends">
              <End node={pair.cluster} />
              <span class="alike-sign">≠</span>
              <End node={pair.other} />
            </div>
            <Between pair={pair} />
          </li>
        ))}
      </ul>
    </section>
  );
}
