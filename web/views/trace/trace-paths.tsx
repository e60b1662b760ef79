import { useState } from 'preact/hooks';
import type { GraphNode, TraceAnswer } from '../../../server/contract/types.ts';
import { Icon } from '../../controls/icon.tsx';
import { KindSign } from '../../controls/kind-sign.tsx';
import { laterIcons } from '../../controls/later-icons.ts';
import { data } from '../../state/loaded/plan-data.ts';
import { dispatch, language, selected, state, t } from '../../state/store.ts';
import { kindCounted, kindName } from '../../state/words.ts';
import { nameOf } from '../../text/name-of.ts';
import { type CopyWords, edgesOfPath, traceText } from './copy-text.ts';
import { copyTrace } from './copying.ts';
import { eraName, NO_ERA } from './eras.ts';
import { PathView } from './path-view.tsx';
import { byEra, sayGrounds, sayKind, type Target } from './summary.ts';
import { kindsOf } from './trace-head.tsx';
import { colon, groundMeanings, sayBasis, traceWords } from './trace-words.ts';

type Props = { answer: TraceAnswer; targets: readonly Target[]; way: 'in' | 'out' };

/** With so few the words are open from the start. */
const FEW = 6;

/** Nodes of a kind that the trace does not reach, by name. */
function unreachedOf(kind: string, answer: TraceAnswer): GraphNode[] {
  const reached = new Set(answer.targets.map(({ node }) => node.id));
  return [...data.value.nodes.values()]
    .filter(
      (n) => n.kind === kind && n.plan === answer.root.plan && n.id !== answer.root.id && !reached.has(n.id),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the page does not connect with the root: named, so that one can read what it does say of each. */
function Unreached({ kind, n, answer }: { kind: string; n: number; answer: TraceAnswer }) {
  if (!n) return null;
  const nodes = unreachedOf(kind, answer);
  return (
    <details class="trace-unreached">
      <summary>{t.value('trace.verdict.rest', { n, kind: kindCounted(kind, n) })}</summary>
      <p class="soft">
        {t.value('trace.unreachedLead', { n, kind: kindCounted(kind, n), name: nameOf(answer.root) })}
      </p>
      <ul>
        {nodes.map((node) => (
          <li key={node.id}>
            <button
              type="button"
              class={`link ${selected.value?.id === node.id ? 'chosen' : ''}`}
              lang="zh-CN"
              onClick={() => dispatch({ type: 'select', selected: { what: 'node', id: node.id } })}
            >
              {nameOf(node)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The whole trace as text: what it says, then each path with its words. */
function textOf({ answer, targets, way }: Props, copied: CopyWords): string {
  const words = traceWords();
  const shown = kindsOf(answer, way).filter(({ kind }) => {
    const chosen = state.peek().trace.kind;
    return chosen === null || chosen === kind;
  });
  const groups = shown.flatMap(({ kind }) =>
    byEra(targets.filter(({ node }) => node.kind === kind)).map(({ era, targets: of }) => ({
      head: `${kindName(kind)} · ${eraName(era, kind, words.t)} · ${of.length}`,
      paths: of.map(({ path }) => ({
        sentence: path.sentence[language.peek()],
        basis: sayBasis(path),
        edges: edgesOfPath(path, data.peek().edges),
      })),
    })),
  );
  const lead = [
    `${nameOf(answer.root)}${colon()}${sayGrounds(targets, words)}`,
    ...shown.map(({ kind, unreached }) => sayKind(targets, kind, unreached, way, words)),
  ];
  const title = t.peek()('trace.copyHead', {
    name: nameOf(answer.root),
    mode: t.peek()(`trace.mode.${way}`),
  });
  return traceText(title, lead, groups, copied);
}

/** Every path as a sentence with the words of each step, by kind and by time; and what is not connected. */
export function TracePaths(props: Props) {
  const { answer, targets, way } = props;
  const [open, setOpen] = useState(targets.length <= FEW);
  const chosen = state.value.trace.kind;
  const counts = kindsOf(answer, way).filter(({ kind }) => chosen === null || chosen === kind);
  return (
    <section class="trace-list" aria-label={t.value('trace.list')}>
      <header class="trace-list-head">
        <h2 class="serif">{t.value('trace.list')}</h2>
        <p class="soft">{[t.value('trace.listLead'), ...groundMeanings(answer)].join(' ')}</p>
        <button type="button" class="btn" onClick={() => setOpen(!open)} aria-pressed={open}>
          {t.value(open ? 'trace.closeAll' : 'trace.openAll')}
        </button>
        <button type="button" class="btn" onClick={() => copyTrace((words) => textOf(props, words))}>
          <Icon svg={laterIcons.copy} />
          {t.value('trace.copyAll')}
        </button>
      </header>
      {counts.map(({ kind, unreached }) => {
        const of = targets.filter(({ node }) => node.kind === kind);
        return (
          <section class="trace-kind-block" key={kind}>
            <h3 class="serif">
              <KindSign kind={kind} size={15} /> {kindName(kind)} <span class="soft">{of.length}</span>
            </h3>
            {of.length ? null : (
              <p class="trace-kind-none">{t.value(`trace.verdict.none.${way}`, { kind: kindName(kind) })}</p>
            )}
            {byEra(of).map(({ era, targets: some }) => (
              <section key={era}>
                <h4 class={`trace-era ${era === NO_ERA ? 'none' : ''}`}>
                  {eraName(era, kind, t.value)} <span class="soft">{some.length}</span>
                </h4>
                <ul>
                  {some.map(({ node, path }) => (
                    <PathView key={node.id} path={path} target={node.id} open={open} />
                  ))}
                </ul>
              </section>
            ))}
            {way === 'in' ? <Unreached kind={kind} n={unreached} answer={answer} /> : null}
          </section>
        );
      })}
    </section>
  );
}
