import type { GraphEdge } from '../../server/contract/types.ts';
import { KindSign } from '../controls/kind-sign.tsx';
import { data, groundRank, ontology, typeById } from '../state/loaded/plan-data.ts';
import { dispatch, language, t } from '../state/store.ts';
import { groundName, nodeName, relationName } from '../state/words.ts';
import { BasisTag } from './basis-tag.tsx';
import { Quotes } from './quote.tsx';

function End({ id }: { id: string }) {
  return (
    <button
      type="button"
      class="relation"
      onClick={() => dispatch({ type: 'select', selected: { what: 'node', id } })}
    >
      <KindSign kind={data.value.nodes.get(id)?.kind ?? ''} size={12} />
      <span class="relation-name serif" lang="zh-CN">
        {nodeName(id)}
      </span>
    </button>
  );
}

/** One relation: its ends, its basis with the reason in words, and the sentence it rests on. */
export function EdgePanel({ edge }: { edge: GraphEdge }) {
  const ground = ontology.value?.grounds.find((g) => g.id === edge.ground);
  const definition = typeById.value.get(edge.type)?.definition[language.value];
  return (
    <article>
      <p class="panel-kind">{t.value('table.relation')}</p>
      <h1 class="panel-title">{relationName(edge.type)}</h1>
      <div class="ends">
        <End id={edge.from} />
        <span class="arrow" aria-hidden="true">
          ↓ {relationName(edge.type)}
        </span>
        <End id={edge.to} />
      </div>
      <div class="why">
        <p>
          <BasisTag edge={edge} />{' '}
          <span class="soft">
            {t.value(edge.basis === 'explicit' ? 'panel.explicitNote' : 'panel.inferredNote')}
          </span>
        </p>
        {edge.reason ? (
          <p>
            <span class="soft">
              {t.value('panel.reason')}
              {t.value('sep.colon')}
            </span>
            {edge.reason}
          </p>
        ) : null}
        {edge.ground ? (
          <p class="soft" title={ground?.definition[language.value]}>
            {t.value('panel.ground')}
            {t.value('sep.colon')}
            {t.value('panel.groundRank', {
              ground: groundName(edge.ground),
              rank: ground?.rank ?? 0,
              of: groundRank.value.size,
            })}
          </p>
        ) : null}
        {definition ? <p class="soft">{definition}</p> : null}
      </div>
      <h2 class="panel-head">{t.value('panel.evidence')}</h2>
      <Quotes evidence={edge.evidence} />
    </article>
  );
}
