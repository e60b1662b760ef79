import type { TraceAnswer } from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { DeclaredNote } from '../../panels/declared-note.tsx';
import { Quotes } from '../../panels/quote.tsx';
import { data } from '../../state/loaded/plan-data.ts';
import { dispatch, state, t } from '../../state/store.ts';
import { groundMeaning, kindName } from '../../state/words.ts';
import { nameOf } from '../../text/name-of.ts';
import { eraName, NO_ERA } from './eras.ts';
import { byEra, countGrounds, frameOf, sayGrounds, sayKind, type Target } from './summary.ts';
import { colon, traceWords } from './trace-words.ts';

type Props = { answer: TraceAnswer; targets: readonly Target[]; way: 'in' | 'out' };

/** The kinds that were asked for, in the order of the answer; upward only those that were reached. */
export function kindsOf(answer: TraceAnswer, way: 'in' | 'out'): TraceAnswer['counts'] {
  return answer.counts.filter((count) => way === 'in' || count.explicit + count.inferred > 0);
}

/** The sentence under the headline, of the kind that is looked at. */
export function sayVerdict(
  answer: TraceAnswer,
  targets: readonly Target[],
  way: 'in' | 'out',
  chosen: string | null,
): string {
  const words = traceWords();
  const spoken = spokenKind(answer, way, chosen);
  if (!targets.length)
    return t.value(way === 'in' ? 'trace.none' : 'trace.noneUp', { name: nameOf(answer.root) });
  return spoken ? sayKind(targets, spoken.kind, spoken.unreached, way, words) : sayGrounds(targets, words);
}

/** The kind that the sentence under the headline speaks of: the one chosen, else the first of the answer. */
function spokenKind(
  answer: TraceAnswer,
  way: 'in' | 'out',
  chosen: string | null,
): TraceAnswer['counts'][number] | undefined {
  return answer.counts.find((count) => count.kind === chosen) ?? kindsOf(answer, way)[0];
}

/** How many hang on the framing sentence: all of them, or some through others. */
function frameWords(
  frame: { ground: string; n: number },
  grounds: readonly { ground: string; n: number }[],
): MessageKey {
  if (frame.ground !== 'framing') return 'trace.frame.other';
  const all = grounds.find(({ ground }) => ground === 'framing')?.n ?? 0;
  return all > frame.n ? 'trace.frame.framingVia' : 'trace.frame.framing';
}

/** The headline: how much is stated and how much concluded, in numbers that may be read aloud. */
export function TraceHead({ answer, targets, way }: Props) {
  const words = traceWords();
  const frame = frameOf(answer.root.id, answer.graph.edges);
  const { explicit, grounds } = countGrounds(targets, words);
  const edge = frame ? data.value.edges.get(frame.edge) : undefined;
  return (
    <header class="trace-head">
      <div>
        <h1 class="serif">
          <span lang="zh-CN">{nameOf(answer.root)}</span>
          {targets.length ? (
            <>
              {colon()}
              <span class="trace-counts">
                <b>{t.value('say.basisExplicit', { n: explicit })}</b>
                {grounds.map(({ ground, n }) => (
                  <span key={ground}>
                    {t.value('sep.clause')}
                    <span class="keep" title={groundMeaning(ground)}>
                      {words.groundName(ground)} {n}
                    </span>
                  </span>
                ))}
              </span>
            </>
          ) : null}
        </h1>
        <DeclaredNote node={answer.root} />
        <p class="trace-verdict">{sayVerdict(answer, targets, way, state.value.trace.kind)}</p>
      </div>
      {frame && targets.length ? (
        <section class="trace-frame">
          <h2 class="panel-head">{t.value(frameWords(frame, grounds), { n: frame.n })}</h2>
          <Quotes
            evidence={frame.evidence}
            of={{ selected: { what: 'edge', id: frame.edge }, evidence: edge?.evidence ?? frame.evidence }}
          />
        </section>
      ) : null}
    </header>
  );
}

/** The kinds as tiles: how many of each, on what basis, from when; a tile looks at its kind alone. */
export function KindTiles({ answer, targets, way }: Props) {
  const chosen = state.value.trace.kind;
  const words = traceWords();
  const choose = (kind: string | null) => dispatch({ type: 'trace', trace: { kind } });
  return (
    <div class="trace-tiles" role="group" aria-label={t.value('trace.kinds')}>
      <button
        type="button"
        class="trace-tile all"
        aria-pressed={chosen === null}
        onClick={() => choose(null)}
      >
        <span class="trace-tile-name">{t.value('trace.kindAll')}</span>
        <span class="trace-tile-n serif">{targets.length}</span>
      </button>
      {kindsOf(answer, way).map(({ kind, explicit, inferred, unreached }) => {
        const of = targets.filter((target) => words.dated(kind) && target.node.kind === kind);
        const eras = byEra(of)
          .filter(({ era }) => era !== NO_ERA)
          .map(({ era, targets: some }) => `${eraName(era, kind, words.t)}\u00a0${some.length}`)
          .join(t.value('sep.list'));
        return (
          <button
            type="button"
            class="trace-tile"
            key={kind}
            aria-pressed={chosen === kind}
            onClick={() => choose(chosen === kind ? null : kind)}
          >
            <span class="trace-tile-name">
              <KindSign kind={kind} size={13} /> {kindName(kind)}
            </span>
            <span class="trace-tile-n serif">{explicit + inferred}</span>
            <span class="trace-tile-basis">
              {t.value('say.basisExplicit', { n: explicit })}
              {inferred ? ` · ${t.value('basis.inferred')} ${inferred}` : ''}
            </span>
            {eras ? <span class="trace-tile-era soft">{eras}</span> : null}
            {way === 'in' && unreached ? (
              <span class="trace-tile-rest soft">{t.value('trace.kindRest', { n: unreached })}</span>
            ) : null}
          </button>
        );
      })}
    </div>
  );
}
