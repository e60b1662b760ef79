import type { GraphNode } from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { data, kindById } from '../../state/loaded/plan-data.ts';
import { openTrace } from '../../state/picture/openings.ts';
import { dispatch, state, t } from '../../state/store.ts';
import { propertyValue } from '../../state/words.ts';
import { nameOf } from '../../text/name-of.ts';
import { NodePicker } from './node-picker.tsx';

/** The node's most telling words: the last quote, which on this page is the current plan's. */
function Choice({ node, large }: { node: GraphNode; large: boolean }) {
  const quote = node.evidence.at(-1)?.quote;
  const trace = () => dispatch({ type: 'trace', trace: { mode: 'in', root: node.id, kind: null, open: [] } });
  return (
    <button type="button" class={large ? 'trace-choice large' : 'trace-choice'} onClick={trace}>
      <KindSign kind={node.kind} size={large ? 20 : 12} />
      <span class="trace-choice-name serif" lang="zh-CN">
        {nameOf(node)}
      </span>
      {large && quote ? (
        <span class="trace-choice-quote serif" lang="zh-CN">
          {quote}
        </span>
      ) : null}
      {large ? null : <span class="soft">{propertyValue(node, 'scope')}</span>}
    </button>
  );
}

/** Where to begin: the strategies of the city's own, large; the others; any node by search. */
export function TraceStart() {
  const plan = state.value.plan;
  const starred = [...kindById.value.values()].find((kind) => kind.star && kind.family === 'intent');
  const strategies = [...data.value.nodes.values()]
    .filter((node) => node.plan === plan && node.kind === starred?.id)
    .sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  // A named number of them (六大发展战略) is a heading, not one to begin with.
  const own = strategies.filter(
    (n) => n.properties.scope === 'city' && n.properties.declaredCount === undefined,
  );
  const rest = strategies.filter((node) => !own.includes(node));
  return (
    <div class="trace-start">
      <h1 class="serif">{t.value('trace.startTitle')}</h1>
      <p class="soft">{t.value('trace.startLead')}</p>
      <div class="trace-choices">
        {own.map((node) => (
          <Choice key={node.id} node={node} large />
        ))}
      </div>
      <p class="soft">{t.value('trace.startOther')}</p>
      <NodePicker
        id="trace-start"
        label={t.value('trace.pick')}
        placeholder={t.value('trace.pick')}
        pick={(id) => openTrace(id)}
      />
      {rest.length ? (
        <>
          <h2 class="panel-head">{t.value('trace.startMore')}</h2>
          <div class="trace-choices small">
            {rest.map((node) => (
              <Choice key={node.id} node={node} large={false} />
            ))}
          </div>
        </>
      ) : null}
    </div>
  );
}
