import type { GraphNode, PlanInfo } from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { CommitmentCell } from '../../panels/commitment.tsx';
import { t } from '../../state/store.ts';
import { figureOf, kindName } from '../../state/words.ts';
import { byKind } from './comparison-board.ts';
import { NodeName } from './pairs.tsx';

/** A kind with so few is open from the start. */
const FEW = 6;

type Props = { nodes: readonly GraphNode[]; plan: PlanInfo; shown: string };

/** What only one of the plans names, by kind. */
export function OnlyIn({ nodes, plan, shown }: Props) {
  return (
    <section class="only" aria-label={t.value('compare.onlyOf', { plan: plan.short, n: nodes.length })}>
      <h3 class="serif">{t.value('compare.onlyOf', { plan: plan.short, n: nodes.length })}</h3>
      {nodes.length === 0 ? <p class="soft">{t.value('compare.onlyNone')}</p> : null}
      {byKind(nodes).map(({ kind, nodes: of }) => (
        <details key={kind} open={of.length <= FEW}>
          <summary>
            <KindSign kind={kind} size={13} /> {kindName(kind)} <span class="soft">{of.length}</span>
          </summary>
          <ul>
            {of.map((node) => (
              <li key={node.id}>
                <NodeName node={node} plan={plan} shown={shown} />{' '}
                {node.kind === 'Indicator' ? (
                  <span class="only-figure" lang="zh-CN">
                    {[figureOf(node), node.properties.year].filter(Boolean).join(' · ')}
                  </span>
                ) : null}
                <CommitmentCell node={node} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
