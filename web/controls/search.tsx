import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchAnswer } from '../../server/contract/types.ts';
import { api } from '../api/client.ts';
import { away } from '../api/reach.ts';
import { canvasControls } from '../state/canvas-controls.ts';
import { noteQuery } from '../state/loading.ts';
import { reveal } from '../state/moves.ts';
import { openTrace } from '../state/openings.ts';
import { dispatch, narrow, state, t, view } from '../state/store.ts';
import { kindName } from '../state/words.ts';
import { byCodePoints } from '../text/code-points.ts';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';
import { KindSign } from './kind-sign.tsx';
import './search.css';

type Hit = SearchAnswer['hits'][number];
const MOST = 12;

/** The text in which it was found, around the first place, the places marked; a name is given whole. */
export function excerpt(highlight: Hit['highlight'], whole = false): { text: string; marked: boolean }[] {
  const codes = byCodePoints(highlight.text);
  const first = highlight.ranges[0];
  const from = first && first.start > 14 && !whole ? first.start - 8 : 0;
  const to = whole ? codes.length : Math.min(codes.length, from + 44);
  const parts: { text: string; marked: boolean }[] = [];
  let at = from;
  if (from > 0) parts.push({ text: '…', marked: false });
  for (const r of highlight.ranges) {
    if (r.start < at || r.start >= to) continue;
    if (r.start > at) parts.push({ text: codes.slice(at, r.start), marked: false });
    parts.push({ text: codes.slice(r.start, Math.min(r.end, to)), marked: true });
    at = r.end;
  }
  if (at < to) parts.push({ text: codes.slice(at, to), marked: false });
  if (to < codes.length) parts.push({ text: '…', marked: false });
  return parts;
}

function HitText({ hit }: { hit: Hit }) {
  return (
    <>
      {excerpt(hit.highlight, hit.matched === 'name').map((part, i) =>
        part.marked ? <mark key={i}>{part.text}</mark> : <span key={i}>{part.text}</span>,
      )}
    </>
  );
}

/** Opens what was found in the view that is open, and hands the keyboard on to it. */
export async function chooseHit(hit: Hit): Promise<void> {
  await open(hit);
  // When what is chosen has been drawn.
  requestAnimationFrame(() => requestAnimationFrame(focusChosen));
}

function focusChosen(): void {
  const controls = view.peek() === 'explore' ? canvasControls() : null;
  if (controls) controls.focus();
  else document.querySelector<HTMLElement>('.inspector-body, main')?.focus();
}

async function open(hit: Hit): Promise<void> {
  if (view.peek() === 'source') {
    dispatch({ type: 'select', selected: { what: 'node', id: hit.node.id } });
    return;
  }
  if (view.peek() === 'trace') {
    openTrace(hit.node.id);
    return;
  }
  dispatch({ type: 'view', view: 'explore' });
  await reveal({ what: 'node', id: hit.node.id });
}

/** Asks 90 ms after the last key; an answer to an older question is dropped. */
export function useSearch(q: string): { answer: SearchAnswer | null; error: string | null } {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const plan = state.value.plan;
  // Asked again when the answers are back.
  const gone = away.value;
  useEffect(() => {
    const words = q.trim();
    if (!words) {
      setAnswer(null);
      setError(null);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const found = await api.search({ q: words, limit: MOST, ...(plan ? { plan } : {}) }, abort.signal);
        noteQuery('search', found.query);
        setAnswer(found.data);
        setError(null);
      } catch (cause) {
        if (!abort.signal.aborted) setError(cause instanceof Error ? cause.message : String(cause));
      }
    }, 90);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, plan, gone]);
  return { answer, error };
}

function Results({
  q,
  answer,
  error,
  at,
  pick,
}: {
  q: string;
  answer: SearchAnswer | null;
  error: string | null;
  at: number;
  pick(hit: Hit): void;
}) {
  if (error) return <p class="search-note">{t.value('search.failed', { why: error })}</p>;
  if (!answer) return null;
  if (!answer.hits.length) return <p class="search-note">{t.value('search.none', { q: q.trim() })}</p>;
  return (
    <>
      <ul id="search-results" role="listbox" aria-label={t.value('search.label')}>
        {answer.hits.map((hit, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          <li
            key={hit.node.id}
            id={`hit-${i}`}
            role="option"
            aria-selected={i === at}
            class="hit"
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => pick(hit)}
          >
            <KindSign kind={hit.node.kind} />
            <span class="hit-name">{hit.matched === 'name' ? <HitText hit={hit} /> : hit.node.name}</span>
            <span class="soft hit-kind">{kindName(hit.node.kind)}</span>
            {hit.matched === 'name' ? null : (
              <span class="soft hit-where">
                {t.value(`matched.${hit.matched}`)}：<HitText hit={hit} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <p class="search-note">
        {t.value('search.results', { n: answer.total, m: answer.hits.length })} · {t.value('search.hint')}
      </p>
    </>
  );
}

/** The search box: `/`, arrows, Enter brings the thing into the picture and opens it. */
export function Search() {
  const [q, setQ] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const { answer, error } = useSearch(q);
  const hits = answer?.hits ?? [];
  useEffect(() => setAt(0), [answer]);
  const pick = (hit: Hit) => {
    setOpen(false);
    setQ('');
    input.current?.blur();
    void chooseHit(hit);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const hit = hits[at];
    if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter' && hit) pick(hit);
    else if (event.key === 'Escape') {
      setQ('');
      setOpen(false);
      input.current?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = open && q.trim() !== '' && (answer !== null || error !== null);
  return (
    <div class="search" role="search">
      <Icon svg={icons.search} />
      <input
        id="search"
        ref={input}
        type="text"
        enterkeyhint="search"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={t.value(narrow.value ? 'search.short' : 'search.placeholder')}
        aria-label={t.value('search.label')}
        aria-expanded={shown && hits.length > 0}
        aria-controls="search-results"
        aria-autocomplete="list"
        {...(shown && hits.length ? { 'aria-activedescendant': `hit-${at}` } : {})}
        value={q}
        onInput={(e) => {
          setQ(e.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
      {shown ? (
        <div class="search-results">
          <Results q={q} answer={answer} error={error} at={at} pick={pick} />
        </div>
      ) : null}
    </div>
  );
}
