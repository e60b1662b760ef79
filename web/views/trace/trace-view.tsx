import { useEffect } from 'preact/hooks';
import type { TraceAnswer } from '../../../server/contract/types.ts';
import { ApiProblem } from '../../api/problem.ts';
import { away } from '../../api/reach.ts';
import { data, readings } from '../../state/loaded/plan-data.ts';
import { dispatch, selected, state, t } from '../../state/store.ts';
import { BoardTrouble } from '../board-trouble.tsx';
import { Between, PageOn } from './between.tsx';
import { sayGrounds, targetsOf } from './summary.ts';
import { TraceBar } from './trace-bar.tsx';
import { KindTiles, TraceHead } from './trace-head.tsx';
import { TracePaths } from './trace-paths.tsx';
import { TracePicture } from './trace-picture.tsx';
import { read, reading } from './trace-reading.ts';
import { TraceStart } from './trace-start.tsx';
import { colon, traceWords } from './trace-words.ts';
import './trace-view.css';
import './trace-list.css';
import './trace-start.css';
import { nameOf } from '../../text/name-of.ts';

function Trace({ answer, way }: { answer: TraceAnswer; way: 'in' | 'out' }) {
  const all = targetsOf(answer);
  const shown = targetsOf(answer, state.value.trace.kind);
  const say = sayTrace(answer);
  return (
    <>
      <TraceHead answer={answer} targets={all} way={way} />
      {all.length ? null : <PageOn id={answer.root.id} />}
      {all.length || way === 'in' ? <KindTiles answer={answer} targets={all} way={way} /> : null}
      {answer.truncated ? <p class="soft">{t.value('trace.truncated')}</p> : null}
      {shown.length ? <TracePicture answer={answer} targets={shown} say={say} /> : null}
      {all.length || way === 'in' ? (
        <TracePaths key={answer.root.id} answer={answer} targets={all} way={way} />
      ) : null}
    </>
  );
}

function sayTrace(answer: TraceAnswer): string {
  return `${nameOf(answer.root)}${colon()}${sayGrounds(targetsOf(answer), traceWords())}`;
}

/** What has been found, for who does not see it come. Stands there before it speaks. */
function Aloud() {
  const now = reading.value;
  const words = () => {
    if (!now || now.status === 'failed') return '';
    if (now.status !== 'ready') return t.value('trace.loading');
    const { asked } = now;
    if (asked.what === 'trace') return sayTrace(asked.answer);
    return t.value('trace.foundBetween', { n: asked.answer.paths.length });
  };
  return (
    <p class="sr" role="status">
      {words()}
    </p>
  );
}

function Content() {
  const trace = state.value.trace;
  const now = reading.value;
  if (trace.mode === 'between' && !trace.to) return <p class="trace-note">{t.value('trace.pickOther')}</p>;
  if (trace.mode === 'between' && trace.to === trace.root) {
    return <p class="trace-note">{t.value('trace.same')}</p>;
  }
  if (now?.status === 'failed') {
    const unknown = now.error instanceof ApiProblem && [400, 404].includes(now.error.status);
    if (unknown) return <p class="trace-note">{t.value('trace.unknown')}</p>;
    return <BoardTrouble error={now.error} onRetry={() => void read(trace)} />;
  }
  if (now?.status !== 'ready') return <p class="trace-note">{t.value('trace.loading')}</p>;
  const { asked } = now;
  if (asked.what === 'trace') return <Trace answer={asked.answer} way={asked.way} />;
  return <Between answer={asked.answer} from={trace.root ?? ''} to={trace.to ?? ''} />;
}

/** 追溯: from a node down to what is done for it, up to what it serves, or between two. */
export function TraceView() {
  const trace = state.value.trace;
  useEffect(() => {
    // Who comes here with a node chosen wants to trace that node.
    const now = selected.peek();
    if (!state.peek().trace.root && now?.what === 'node' && data.peek().nodes.has(now.id)) {
      dispatch({ type: 'trace', trace: { root: now.id } });
    }
  }, []);
  const now = readings.value;
  useEffect(() => void read(trace), [trace.mode, trace.root, trace.to, away.value, now]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <div class="trace board" tabIndex={0} role="region" aria-label={t.value('view.trace')}>
      {trace.root ? (
        <>
          <TraceBar />
          <Aloud />
          <Content />
        </>
      ) : (
        <TraceStart />
      )}
    </div>
  );
}
