import { computed, effect, signal } from '@preact/signals';
import type { Briefing, Slide } from '../../../server/contract/briefing.ts';
import { change, type History, redo, start, undo } from '../address/history.ts';
import { planInfo } from '../loaded/plan-data.ts';
import { t } from '../store.ts';
import { checkBriefing } from './deck-check.ts';
import { addDeck, addSlide, type Decks, deckOf, emptyBriefing, NO_DECKS } from './deck-edit.ts';

/** The reader's briefings, kept in this browser, and the one door through which they change. */

let place = 'plan-graph-decks';

/** Why the briefings are not kept, if they are not. */
export const keepTrouble = signal<'broken' | 'full' | null>(null);

function kept(): Decks {
  let text: string | null = null;
  try {
    text = localStorage.getItem(place);
    if (!text) return NO_DECKS;
    const value = JSON.parse(text) as { list?: unknown; current?: unknown };
    if (!Array.isArray(value.list)) throw new Error('no list');
    const list = value.list.flatMap((one: { id?: unknown; briefing?: unknown } | null) => {
      const read = checkBriefing(one?.briefing);
      return typeof one?.id === 'string' && 'briefing' in read ? [{ id: one.id, ...read }] : [];
    });
    if (list.length < value.list.length) setAside(text);
    const current = list.find((one) => one.id === value.current)?.id ?? list[0]?.id ?? null;
    return { list, current };
  } catch {
    if (text) setAside(text);
    return NO_DECKS;
  }
}

/** What cannot be read is not overwritten: it stays under another name. */
function setAside(text: string): void {
  keepTrouble.value = 'broken';
  try {
    localStorage.setItem(`${place}-unreadable`, text);
  } catch {
    // Full as well; the sentence is said all the same.
  }
}

const history = signal<History<Decks>>(start(kept()));

export const decks = computed(() => history.value.present);
export const currentDeck = computed(() => deckOf(decks.value));
export const canUndoDecks = computed(() => history.value.past.length > 0);
export const canRedoDecks = computed(() => history.value.future.length > 0);

/** For a page that carries a briefing: it stands there first, and what is changed of it is kept under `file`. */
export function beginWith(briefing: Briefing, file: string): void {
  place = `plan-graph-decks ${file}`;
  const before = kept();
  history.value = start(before.list.length > 0 ? before : addDeck(NO_DECKS, briefing));
}

/** One change, which undo takes back. */
export function editDecks(edit: (decks: Decks) => Decks): void {
  history.value = change(history.peek(), edit(history.peek().present));
}
export function undoDecks(): void {
  history.value = undo(history.peek());
}
export function redoDecks(): void {
  history.value = redo(history.peek());
}

/** The deck that slides go into; one is begun if there is none of this plan. */
export function addToDeck(slide: Slide, plan: string): { title: string; n: number } {
  editDecks((before) => {
    const now = deckOf(before);
    const ready = now?.briefing.plan === plan ? before : addDeck(before, newBriefing(plan));
    return addSlide(ready, ready.current ?? '', slide);
  });
  const briefing = currentDeck.peek()?.briefing;
  return { title: briefing?.title ?? '', n: briefing?.slides.length ?? 0 };
}

export function newBriefing(plan: string): Briefing {
  const name = planInfo.peek()?.short ?? plan;
  const n = decks.peek().list.length + 1;
  return emptyBriefing(plan, t.peek()('briefing.newTitle', { plan: name, n }));
}

let keeping = false;

/** Keeps the briefings in the browser from the first call on; another window's changes are taken over. */
export function keepDecks(): void {
  if (keeping) return;
  keeping = true;
  let first = true;
  effect(() => {
    const text = JSON.stringify(decks.value);
    if (first) {
      first = false;
      return;
    }
    try {
      if (localStorage.getItem(place) !== text) localStorage.setItem(place, text);
      if (keepTrouble.peek() === 'full') keepTrouble.value = null;
    } catch {
      keepTrouble.value = 'full';
    }
  });
  addEventListener('storage', (event) => {
    if (event.key === place && event.newValue) history.value = change(history.peek(), kept());
  });
}
