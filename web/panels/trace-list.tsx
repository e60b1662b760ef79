import { useEffect, useState } from 'preact/hooks';
import type { TraceAnswer } from '../../server/contract/types.ts';
import { KindSign } from '../controls/kind-sign.tsx';
import { readTrace } from '../state/loaded/loading.ts';
import { readings } from '../state/loaded/plan-data.ts';
import { dispatch, language, t } from '../state/store.ts';
import { whyNot } from '../state/why-not.ts';
import { kindCounted, kindName, nodeName } from '../state/words.ts';
import { BasisTag } from './basis-tag.tsx';
import './trace-list.css';

type Target = TraceAnswer['targets'][number];

function TraceRow({ target, trace }: { target: Target; trace: TraceAnswer }) {
  const { path, node } = target;
  const edges = path.edges
    .map((id) => trace.graph.edges.find((e) => e.id === id))
    .filter((e) => e !== undefined);
  const quote = edges.at(-1)?.evidence[0]?.quote;
  const last = path.edges.at(-1);
  return (
    <li class="trace-row">
      <button
        type="button"
        class="relation"
        onClick={() => last && dispatch({ type: 'select', selected: { what: 'edge', id: last } })}
      >
        <span class="relation-name">{nodeName(node.id)}</span>
        <BasisTag edge={{ basis: path.basis, ...(path.ground ? { ground: path.ground } : {}) }} />
      </button>
      <p class="trace-sentence">{path.sentence[language.value]}</p>
      {quote ? (
        <blockquote class="trace-quote" lang="zh-CN">
          {quote}
        </blockquote>
      ) : null}
    </li>
  );
}

/** What leads to a strategy, grouped by kind, each with its words; what the page does not connect is said. */
export function TraceList({ id }: { id: string }) {
  const [trace, setTrace] = useState<TraceAnswer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const now = readings.value;
  useEffect(() => {
    let gone = false;
    readTrace(id).then(
      (answer) => !gone && setTrace(answer),
      (cause: unknown) => !gone && setError(whyNot(cause)),
    );
    return () => {
      gone = true;
    };
  }, [id, now]);
  if (error) return <p class="soft">{error}</p>;
  if (!trace) return <p class="soft">{t.value('state.loading')}</p>;
  return (
    <section>
      <h2 class="panel-head">{`${t.value('panel.trace')} · ${t.value('panel.traceTitle')}`}</h2>
      {trace.targets.length ? null : <p class="unstated">{t.value('panel.traceNone')}</p>}
      {trace.counts.map((c) => {
        const targets = trace.targets.filter((x) => x.node.kind === c.kind);
        if (!targets.length) return null;
        return (
          <details class="trace-kind" key={c.kind} open={targets.length <= 4}>
            <summary>
              <KindSign kind={c.kind} size={12} /> {kindName(c.kind)}{' '}
              <span class="soft">{targets.length}</span>
              <span class="soft trace-count">
                {t.value('basis.explicit')} {c.explicit} · {t.value('basis.inferred')} {c.inferred}
              </span>
            </summary>
            <ul>
              {targets.map((x) => (
                <TraceRow key={x.node.id} target={x} trace={trace} />
              ))}
            </ul>
          </details>
        );
      })}
      <p class="declared">
        {trace.counts
          .filter((c) => c.unreached > 0)
          .map((c) =>
            t.value('panel.traceUnreached', { n: c.unreached, kind: kindCounted(c.kind, c.unreached) }),
          )
          .join(t.value('sep.semi'))}
      </p>
    </section>
  );
}
