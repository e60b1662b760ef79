import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchAnswer } from '../../server/contract/types.ts';
import { canvasControls } from '../state/actions/canvas-controls.ts';
import { changePlan } from '../state/loaded/loading.ts';
import { plans } from '../state/loaded/plan-data.ts';
import { reveal } from '../state/picture/moves.ts';
import { openTrace } from '../state/picture/openings.ts';
import { dispatch, narrow, state, t, view } from '../state/store.ts';
import { kindName } from '../state/words.ts';
import { byCodePoints } from '../text/code-points.ts';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';
import { KindSign } from './kind-sign.tsx';
import { type Found, useEnter, useSearch } from './use-search.ts';
import './search.css';
import { nameOf } from '../text/name-of.ts';

type Hit = SearchAnswer['hits'][number];
/** Hits of other plans that are listed at most. */
const OTHERS = 5;

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
  if (hit.node.plan !== state.peek().plan) await changePlan(hit.node.plan);
  if (view.peek() === 'source') {
    dispatch({ type: 'select', selected: { what: 'node', id: hit.node.id } });
    return;
  }
  if (view.peek() === 'trace') {
    openTrace(hit.node.id);
    dispatch({ type: 'select', selected: { what: 'node', id: hit.node.id } });
    return;
  }
  dispatch({ type: 'view', view: 'explore' });
  await reveal({ what: 'node', id: hit.node.id });
}

function HitLine({ hit, id, chosen, pick }: { hit: Hit; id: string; chosen: boolean; pick(): void }) {
  const foreign = hit.node.plan === state.value.plan ? null : planShort(hit.node.plan);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      class="hit"
      onMouseDown={(e) => e.preventDefault()}
      onClick={pick}
    >
      <KindSign kind={hit.node.kind} />
      <span class="hit-name">{hit.matched === 'name' ? <HitText hit={hit} /> : nameOf(hit.node)}</span>
      <span class="soft hit-kind">{foreign ?? kindName(hit.node.kind)}</span>
      {hit.matched === 'name' ? null : (
        <span class="soft hit-where">
          {t.value(`matched.${hit.matched}`)}
          {t.value('sep.colon')}
          <HitText hit={hit} />
        </span>
      )}
    </li>
  );
}

function planShort(id: string): string {
  return plans.value?.plans.find((plan) => plan.id === id)?.short ?? id;
}

function Results({ q, found, at, pick }: { q: string; found: Found; at: number; pick(hit: Hit): void }) {
  const { answer, others, error } = found;
  if (error) return <p class="search-note">{t.value('search.failed', { why: error })}</p>;
  if (!answer) return null;
  const own = answer.hits.length;
  const foreign = others?.hits ?? [];
  const line = (hit: Hit, i: number) => (
    <HitLine key={hit.node.id} hit={hit} id={`hit-${i}`} chosen={i === at} pick={() => pick(hit)} />
  );
  if (own + foreign.length === 0) return <p class="search-note">{t.value('search.none', { q: q.trim() })}</p>;
  return (
    <>
      <div id="search-results" role="listbox" aria-label={t.value('search.label')}>
        {own > 0 ? (
          <ul role="group" aria-label={t.value('search.here')}>
            {answer.hits.map(line)}
          </ul>
        ) : null}
        {foreign.length > 0 ? (
          <ul role="group" aria-labelledby="search-others">
            <li id="search-others" class="search-note" role="presentation">
              {t.value('search.others', { n: others?.total ?? 0 })}
            </li>
            {foreign.map((hit, i) => line(hit, own + i))}
          </ul>
        ) : null}
      </div>
      <p class="search-note">
        {t.value('search.results', { n: answer.total, m: own })} · {t.value('search.hint')}
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
  const found = useSearch(q, { others: OTHERS });
  const { answer, error } = found;
  const hits = [...(answer?.hits ?? []), ...(found.others?.hits ?? [])];
  useEffect(() => setAt(0), [answer]);
  const pick = (hit: Hit) => {
    setOpen(false);
    setQ('');
    input.current?.blur();
    void chooseHit(hit);
  };
  const enter = useEnter(q, found, (line) => hits[line] && pick(hits[line]));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter' && q.trim()) enter(at);
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
          <Results q={q} found={found} at={at} pick={pick} />
        </div>
      ) : null}
    </div>
  );
}
