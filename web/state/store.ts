import { computed, effect, signal } from '@preact/signals';
import { speaking } from '../i18n/spoken.ts';
import { addressOf, query } from './address/address.ts';
import { type AppState, type Input, reduce } from './address/app-state.ts';
import { readUrl, writeUrl } from './address/url.ts';
import { remembered, wear } from './look.ts';

/** The one state of the interface, and the only door through which it changes. */

function atStart(): AppState {
  const state = readUrl(query());
  const named = new URLSearchParams(query());
  const { language, theme } = remembered();
  return {
    ...state,
    ...(language && !named.has('lang') ? { language } : {}),
    ...(theme && !named.has('theme') ? { theme } : {}),
  };
}

export const state = signal<AppState>(atStart());

export function dispatch(input: Input): void {
  state.value = reduce(state.value, input);
}

export const language = computed(() => state.value.language);
export const t = speaking(language);
export const theme = computed(() => state.value.theme);
export const view = computed(() => state.value.view);
export const selected = computed(() => state.value.selected);
export const graph = computed(() => state.value.graph);
export const picked = computed(() => state.value.picked);

/** What the pointer is over, here or in another panel; lit wherever it stands. */
export const hovered = signal<{ nodes: readonly string[]; edges: readonly string[] }>({
  nodes: [],
  edges: [],
});

/** A short word to the reader that goes away by itself. */
export const notice = signal<{ text: string; undo: (() => void) | null } | null>(null);
let noticeTimer: ReturnType<typeof setTimeout> | undefined;
/** With `undo` it stays longer, and has a button that takes back what it tells of. */
export function say(text: string, undo: (() => void) | null = null): void {
  notice.value = { text, undo };
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(
    () => {
      notice.value = null;
    },
    // Long enough to be read.
    undo ? 7000 : Math.max(2600, text.length * 120),
  );
}

/** Which dialog is open. */
export const dialog = signal<'help' | 'cypher' | 'quote' | 'palette' | 'tour' | null>(null);

/** Whether the page is as narrow as a telephone (the width of the styles' last break). A sheet of paper is none, whatever its width. */
const narrowly = matchMedia('screen and (max-width: 760px)');
export const narrow = signal(narrowly.matches);
narrowly.addEventListener('change', () => {
  narrow.value = narrowly.matches;
});

/** Whether a drag over the picture draws a lasso. */
export const lassoing = signal(false);

/** The address; where it names no plan, as one of this plan. */
export function readInPlan(plan: string | null): AppState {
  const read = readUrl(query());
  return read.plan || !plan ? read : readUrl(`?plan=${plan}&${query().slice(1)}`);
}

/** Keeps the address bar, the document's language and theme, and what is remembered, in step with the state. */
export function followState(): void {
  let stepBefore = writeUrl({ ...state.value, source: null, stream: null });
  effect(() => {
    const now = state.value;
    const url = writeUrl(now);
    // Which source and stream are open follows from what is looked at; by itself it is no step to go back to.
    const step = now.source || now.stream ? writeUrl({ ...now, source: null, stream: null }) : url;
    if (step !== stepBefore) history.pushState(null, '', addressOf(url));
    else if (url !== query()) history.replaceState(null, '', addressOf(url));
    stepBefore = step;
  });
  effect(() => {
    wear(language.value, theme.value);
  });
  addEventListener('popstate', () => {
    const restored = readInPlan(state.value.plan);
    stepBefore = writeUrl({ ...restored, source: null, stream: null });
    dispatch({ type: 'restore', state: restored });
  });
}
