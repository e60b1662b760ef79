import { useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Evidence, Source } from '../../../server/contract/types.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { CheckQuoteButton } from '../../panels/quote-check.tsx';
import { recover } from '../../state/loaded/loading.ts';
import { hasSeveralSources, sourceName } from '../../state/loaded/places.ts';
import { coverage, data, failure, sources } from '../../state/loaded/plan-data.ts';
import { chosenEvidence, chosenQuote, sentenceKeysOf } from '../../state/loaded/reading.ts';
import { dispatch, hovered, language, selected, state, t } from '../../state/store.ts';
import { touches } from '../../text/ranges.ts';
import { BoardTrouble } from '../board-trouble.tsx';
import { StreamText } from './stream-text.tsx';
import './source-reader.css';

/** The stream in which a place of the text stands. */
function streamAt(source: Source, place: number): string | null {
  return source.blocks.find((b) => place >= b.start && place < b.end)?.stream ?? null;
}

function contentStreams(source: Source) {
  return source.streams.filter((s) => s.blocks.length && s.id !== 'furniture');
}

function CoverageKey({ source }: { source: Source }) {
  const totals = coverage.value?.sources.find((one) => one.source === source.id)?.totals;
  if (!totals) return null;
  return (
    <ul class="coverage-key" aria-label={t.value('source.coverageOf', { source: sourceName(source.id) })}>
      {hasSeveralSources() ? <li>{sourceName(source.id)}</li> : null}
      {(['covered', 'partly', 'not', 'noContent'] as const).map((c) => (
        <li key={c}>
          <span class={`cover ${c}`}>
            <span class="cover-mark" aria-hidden="true" />
            {t.value(`coverage.${c}`)}
          </span>{' '}
          {totals[c]}
        </li>
      ))}
    </ul>
  );
}

function Marks({ evidence }: { evidence: readonly Evidence[] }) {
  const at = Math.min(state.value.quote, evidence.length - 1);
  const go = (step: number) =>
    dispatch({ type: 'quote', quote: (at + step + evidence.length) % evidence.length });
  return (
    <div class="marks">
      <button
        type="button"
        class="icon-btn"
        aria-label={t.value('source.prevMark')}
        disabled={evidence.length < 2}
        onClick={() => go(-1)}
      >
        <Icon svg={icons.chevronUp} />
      </button>
      <span role="status">
        {t.value('source.marks', { i: at + 1, n: evidence.length })}
        <span class="sr" lang="zh-CN">
          “{evidence[at]?.quote}”
        </span>
      </span>
      <button
        type="button"
        class="icon-btn"
        aria-label={t.value('source.nextMark')}
        disabled={evidence.length < 2}
        onClick={() => go(1)}
      >
        <Icon svg={icons.chevronDown} />
      </button>
    </div>
  );
}

/** The plan's sources, of which one is read at a time. */
function SourceChoice({ chosen }: { chosen: Source }) {
  if (!hasSeveralSources()) return null;
  return (
    <label class="source-choice">
      {t.value('source.choose')}{' '}
      <select
        value={chosen.id}
        onChange={(event) => dispatch({ type: 'source', source: event.currentTarget.value })}
      >
        {(sources.value ?? []).map(({ id, title }) => (
          <option key={id} value={id}>
            {sourceName(id) === title ? title : `${sourceName(id)} · ${title}`}
          </option>
        ))}
      </select>
    </label>
  );
}

function Bar({ source, stream, beside }: { source: Source; stream: string; beside: boolean }) {
  const evidence = chosenEvidence.value;
  return (
    <header class="reader-bar">
      <SourceChoice chosen={source} />
      <div class="streams" role="group" aria-label={t.value('source.streams')}>
        {contentStreams(source).map((s) => (
          <button
            type="button"
            key={s.id}
            aria-pressed={s.id === stream}
            onClick={() => dispatch({ type: 'stream', stream: s.id })}
          >
            {s[language.value]}
          </button>
        ))}
      </div>
      {beside ? null : <CheckQuoteButton />}
      {evidence.length ? <Marks evidence={evidence} /> : null}
      <button
        type="button"
        class="btn small"
        aria-pressed={state.value.coverage}
        onClick={() => dispatch({ type: 'coverage', on: !state.value.coverage })}
      >
        {t.value('source.coverage')}
      </button>
      {beside ? (
        <>
          <button
            type="button"
            class="icon-btn"
            aria-label={t.value('source.full')}
            title={t.value('source.full')}
            onClick={() => dispatch({ type: 'view', view: 'source' })}
          >
            <Icon svg={icons.maximize} />
          </button>
          <button
            type="button"
            class="icon-btn"
            aria-label={t.value('source.close')}
            title={t.value('source.close')}
            onClick={() => dispatch({ type: 'beside', on: false })}
          >
            <Icon svg={icons.x} />
          </button>
        </>
      ) : null}
    </header>
  );
}

/** Brings the sentence that is meant into view: its stream first, then its place. */
function useFollow(box: { current: HTMLElement | null }): void {
  useSignalEffect(() => {
    const now = selected.value;
    const quote = chosenQuote.value;
    const list = sources.value;
    if (!list) return;
    const source =
      list.find((s) => s.id === (now?.what === 'sentence' ? now.source : quote?.source)) ?? list[0];
    const place =
      now?.what === 'sentence'
        ? source?.sentences.find((s) => s.id === now.id)?.parts[0]?.start
        : quote?.start;
    if (!source || place === undefined) return;
    if (source.id !== (state.peek().source ?? list[0]?.id)) dispatch({ type: 'source', source: source.id });
    const stream = streamAt(source, place);
    if (stream && stream !== state.peek().stream) dispatch({ type: 'stream', stream });
    const sentence = source.sentences.find((s) =>
      s.parts.some((p) => touches(p, { start: place, end: place + 1 })),
    );
    requestAnimationFrame(() => {
      const found =
        box.current?.querySelector<HTMLElement>('mark.meant') ??
        (sentence ? box.current?.querySelector<HTMLElement>(`[data-s="${sentence.id}"]`) : null);
      scrollInto(box.current, found ?? null, now?.what === 'sentence');
      // Who came here by a key goes on reading at the words, not above them.
      if (document.activeElement?.matches('.reader > h1'))
        found?.closest<HTMLElement>('.sentence')?.focus({ preventScroll: true });
    });
  });
}

function scrollInto(box: HTMLElement | null, item: HTMLElement | null, onlyIfOut: boolean): void {
  if (!box || !item) return;
  const a = box.getBoundingClientRect();
  const b = item.getBoundingClientRect();
  if (onlyIfOut && b.top > a.top + 8 && b.bottom < a.bottom - 8) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  box.scrollTo({ top: box.scrollTop + b.top - a.top - a.height * 0.3, behavior: calm ? 'auto' : 'smooth' });
}

/** The page's text in reading order; what is chosen is marked in it, and a sentence can be chosen. */
export function SourceReader({ beside = false }: { beside?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useFollow(box);
  const list = sources.value;
  const source = list?.find((one) => one.id === state.value.source) ?? list?.[0];
  const first = source ? (contentStreams(source)[0]?.id ?? '') : '';
  const wanted = state.value.stream;
  const stream = source?.streams.some((s) => s.id === wanted) ? (wanted ?? first) : first;
  const over = hovered.value;
  const known = data.value;
  const lit = useMemo(() => sentenceKeysOf(over.nodes, over.edges), [over, known]);
  useEffect(() => {
    if (!selected.peek()) box.current?.scrollTo(0, 0);
  }, [source?.id, stream]);
  if (!source) return <BoardTrouble error={failure.value} onRetry={() => void recover()} />;
  return (
    <div class={`reader ${beside ? 'beside' : ''} ${state.value.coverage ? 'with-coverage' : ''}`}>
      {beside ? null : (
        <h1 class="sr" lang="zh-CN">
          {source.title}
        </h1>
      )}
      <Bar source={source} stream={stream} beside={beside} />
      {state.value.coverage ? <CoverageKey source={source} /> : null}
      <div class="reader-text" ref={box}>
        <StreamText source={source} stream={stream} lit={lit} />
        <p class="reader-note">
          {t.value('source.note')} {t.value('source.hint')}
        </p>
      </div>
    </div>
  );
}
