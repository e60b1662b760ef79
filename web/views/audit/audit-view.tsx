import { useEffect } from 'preact/hooks';
import type { Audit } from '../../../server/contract/types.ts';
import { away } from '../../api/reach.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { readAudit } from '../../state/loaded/loading.ts';
import { hasSeveralSources, sourceById, sourceName, whereOf } from '../../state/loaded/places.ts';
import { audit, failure } from '../../state/loaded/plan-data.ts';
import { countSentence, type DeclaredCount } from '../../state/picture/declared.ts';
import { dispatch, language, selected, t } from '../../state/store.ts';
import { kindName } from '../../state/words.ts';
import { sentencesAt } from '../../text/ranges.ts';
import { BoardTrouble } from '../board-trouble.tsx';
import './audit-view.css';
import { nameOf } from '../../text/name-of.ts';
import { Figures } from './figures.tsx';

type Gap = Audit['gaps'][number];
type Fault = Audit['transcriptionFaults'][number];

/** What is listed in part first, then what is not named at all, then what agrees. */
function audited(c: DeclaredCount): number {
  if (c.named === c.declared) return 2;
  return c.named === 0 ? 1 : 0;
}

/** The declared numbers in that order. */
export function orderedCounts(found: Audit): DeclaredCount[] {
  return [...found.counts].sort((a, b) => audited(a) - audited(b) || (a.subject.id < b.subject.id ? -1 : 1));
}

const openNode = (id: string) => () => dispatch({ type: 'select', selected: { what: 'node', id } });

function CountRow({ count }: { count: DeclaredCount }) {
  const [first] = count.evidence;
  const differs = count.named !== count.declared;
  return (
    <li
      class={`audit-count ${differs ? 'differs' : ''} ${selected.value?.id === count.subject.id ? 'chosen' : ''}`}
    >
      <button type="button" onClick={openNode(count.subject.id)}>
        <span class="audit-figures" aria-hidden="true">
          <b>{count.named}</b>
          <i>/ {count.declared}</i>
        </span>
        <span class="audit-words">
          <span class="serif audit-name" lang="zh-CN">
            {nameOf(count.subject)}
          </span>
          <span>{countSentence(count)}</span>
        </span>
        <span class="soft audit-where">{first ? whereOf(first) : ''}</span>
      </button>
    </li>
  );
}

const GAPS = ['strategy-without-project', 'project-without-place', 'target-without-baseline'] as const;

function GapGroup({ kind, gaps }: { kind: Gap['kind']; gaps: readonly Gap[] }) {
  return (
    <details class="audit-gaps" open={gaps.length <= 12}>
      <summary>
        {t.value(`audit.gap.${kind}`)} <span class="soft">{gaps.length}</span>
      </summary>
      <ul>
        {gaps.map((g) => (
          <li key={g.node.id} class={selected.value?.id === g.node.id ? 'chosen' : ''}>
            <button
              type="button"
              class="relation"
              title={g.missing[language.value]}
              onClick={openNode(g.node.id)}
            >
              <KindSign kind={g.node.kind} size={12} />
              <span class="relation-name">{nameOf(g.node)}</span>
              <span class="soft">{kindName(g.node.kind)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function openFault(fault: Fault): void {
  const source = sourceById(fault.source);
  const sentence = source ? sentencesAt(source, fault)[0] : undefined;
  if (source && sentence)
    dispatch({ type: 'select', selected: { what: 'sentence', source: source.id, id: sentence.id } });
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  return (
    <div class="audit-scroll">
      <table class="audit-table" aria-label={t.value('audit.faults')}>
        <thead>
          <tr>
            <th scope="col">{t.value('audit.has')}</th>
            <th scope="col">{t.value('audit.likely')}</th>
            <th scope="col">{t.value('audit.confidence')}</th>
            <th scope="col">{t.value('audit.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((f) => (
            <tr key={`${f.source}${f.start}`}>
              <td>
                <button type="button" class="link serif" lang="zh-CN" onClick={() => openFault(f)}>
                  {f.quote}
                </button>
                <div class="soft audit-small">
                  {hasSeveralSources() ? `${sourceName(f.source)} · ` : ''}
                  {t.value('audit.place', { start: f.start })}
                </div>
              </td>
              {f.likely === undefined ? (
                <td class="fault-remark">{t.value('audit.remark', { note: f.note ?? '' })}</td>
              ) : (
                <td class="serif" lang="zh-CN">
                  {f.likely}
                </td>
              )}
              <td>{t.value(`confidence.${f.confidence}`)}</td>
              <td lang="zh-CN">{f.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 核对: what the page declares against what it names, what it leaves open, where the transcription is doubtful. */
export function AuditView() {
  useEffect(() => void readAudit(), [away.value]);
  const found = audit.value;
  if (!found) return <BoardTrouble error={failure.value} onRetry={() => void readAudit()} />;
  const counts = orderedCounts(found);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <div class="audit" tabIndex={0} role="region" aria-label={t.value('audit.title')}>
      <div class="audit-page">
        <h1 class="serif">{t.value('audit.title')}</h1>
        <p class="audit-lead">
          {t.value('audit.lead', {
            c: counts.length,
            g: found.gaps.length,
            f: found.transcriptionFaults.length,
          })}
        </p>
        <h2 class="serif">{t.value('audit.counts')}</h2>
        <p class="soft">{t.value('audit.countsNote')}</p>
        {counts.length ? null : <p class="unstated">{t.value('audit.none')}</p>}
        <ul class="audit-counts">
          {counts.map((c) => (
            <CountRow key={c.subject.id} count={c} />
          ))}
        </ul>
        <h2 class="serif">{t.value('audit.figures')}</h2>
        <p class="soft">{t.value('audit.figuresNote')}</p>
        <Figures />
        <h2 class="serif">{t.value('audit.gaps')}</h2>
        <p class="soft">{t.value('audit.gapsNote')}</p>
        {GAPS.map((kind) => {
          const gaps = found.gaps.filter((g) => g.kind === kind);
          return gaps.length ? <GapGroup key={kind} kind={kind} gaps={gaps} /> : null;
        })}
        <h2 class="serif">{t.value('audit.faults')}</h2>
        <p class="soft">{t.value('audit.faultsNote')}</p>
        {found.transcriptionFaults.length ? (
          <Faults faults={found.transcriptionFaults} />
        ) : (
          <p class="unstated">{t.value('audit.none')}</p>
        )}
      </div>
    </div>
  );
}
