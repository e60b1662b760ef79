import { signal } from '@preact/signals';
import type { Slide } from '../../../server/contract/briefing.ts';
import { api, type ShippedBriefing } from '../../api/client.ts';
import { type BriefingOffers, briefingOffers, presenting } from '../../state/actions/offers.ts';
import type { AppState } from '../../state/address/app-state.ts';
import { readUrl } from '../../state/address/url.ts';
import { placesRead } from '../../state/briefing/citing.ts';
import { readBriefing } from '../../state/briefing/deck-check.ts';
import { addDeck, deckOf, emptyBriefing, MOST_SLIDES } from '../../state/briefing/deck-edit.ts';
import {
  addToDeck,
  canRedoDecks,
  canUndoDecks,
  currentDeck,
  decks,
  editDecks,
  keepDecks,
  redoDecks,
  undoDecks,
} from '../../state/briefing/decks.ts';
import { changePlan, ensureNeighbourhood } from '../../state/loaded/loading.ts';
import { dispatch, say, state, t } from '../../state/store.ts';
import { whyNot } from '../../state/why-not.ts';
import { makeSlide } from './make-slide.ts';

/** What can be done with briefings: adding, opening, presenting. */

/** The slide of the current deck that is looked at. */
export const chosenSlide = signal<string | null>(null);
/** A deck that is being drawn. */
export const working = signal(false);
export const printing = signal(false);

/** The shown view as a slide at the end of the current deck. */
async function add(): Promise<void> {
  const now = state.peek();
  const full = currentDeck.peek();
  if (full && full.briefing.slides.length >= MOST_SLIDES) {
    say(t.peek()('briefing.full', { title: full.briefing.title, n: MOST_SLIDES }));
    return;
  }
  try {
    await placesRead();
    const slide = await makeSlide(now);
    if (!slide || !now.plan) {
      say(t.peek()('briefing.nothing'));
      return;
    }
    const added = addToDeck(slide, now.plan);
    const mark = decks.peek();
    chosenSlide.value = currentDeck.peek()?.briefing.slides.at(-1)?.id ?? null;
    // Only as long as nothing else was done since.
    say(t.peek()('briefing.added', added), () => {
      if (decks.peek() === mark) undoDecks();
    });
  } catch (error) {
    say(t.peek()('briefing.failed', { why: whyNot(error) }));
  }
}

/** Drops a thing from the decks with a toast that takes it back. */
export function removeWithToast(remove: () => void, told: string): void {
  remove();
  const mark = decks.peek();
  say(told, () => {
    if (decks.peek() === mark) undoDecks();
  });
}

/** A briefing file, as it was dropped or chosen. */
export async function openFile(file: File): Promise<void> {
  const read = file.size > 4_000_000 ? { fault: 'tooLarge' as const } : readBriefing(await file.text());
  if ('fault' in read) {
    say(t.peek()('briefing.openFailed', { name: file.name, why: t.peek()(`briefing.fault.${read.fault}`) }));
    return;
  }
  editDecks((before) => addDeck(before, read.briefing));
  chosenSlide.value = read.briefing.slides[0]?.id ?? null;
  say(t.peek()('briefing.opened', { title: read.briefing.title }));
}

/** A briefing that ships with a plan: its slides are drawn now, from the data as it is. */
export async function openShipped(shipped: ShippedBriefing): Promise<void> {
  working.value = true;
  try {
    await placesRead();
    const slides: Slide[] = [];
    for (const one of shipped.slides) {
      const asked = stateOf(shipped.plan, one.view, one.state);
      await Promise.all(asked.graph.added.map(({ id }) => ensureNeighbourhood(id)));
      const slide = await makeSlide(asked, { title: one.title, line: one.line });
      if (slide) slides.push({ ...slide, id: `s${slides.length + 1}` });
    }
    editDecks((before) => addDeck(before, { ...emptyBriefing(shipped.plan, shipped.title), slides }));
    chosenSlide.value = slides[0]?.id ?? null;
  } catch (error) {
    say(t.peek()('briefing.openFailed', { name: shipped.title, why: whyNot(error) }));
  } finally {
    working.value = false;
  }
}

export const askShipped = (plan: string) => api.briefings(plan).then((answer) => answer.data.briefings);

function stateOf(plan: string, view: string, query: string): AppState {
  const values = new URLSearchParams(query);
  values.set('plan', plan);
  values.set('view', view);
  const { language, theme } = state.peek();
  return { ...readUrl(`?${values}`), language, theme };
}

/** The view of a slide as it was, live; with one of its nodes chosen if `node` is given. */
export async function openView(slide: Slide, plan: string, node?: string): Promise<void> {
  if (state.peek().plan !== plan) await changePlan(plan);
  const next = stateOf(plan, slide.view.id, slide.view.state);
  const selected = node ? ({ what: 'node', id: node } as const) : next.selected;
  dispatch({ type: 'restore', state: { ...next, selected } });
}

/** Begins at the slide that is looked at. */
export function present(): void {
  const deck = currentDeck.peek();
  if (!deck?.briefing.slides.length) return;
  const at = deck.briefing.slides.findIndex((slide) => slide.id === chosenSlide.peek());
  presenting.value = { deck: deck.id, index: Math.max(0, at), away: false };
  document.documentElement.requestFullscreen?.().catch(() => undefined);
}

export function endPresenting(): void {
  const now = presenting.peek();
  if (!now) return;
  const slides = deckOf(decks.peek(), now.deck)?.briefing.slides ?? [];
  chosenSlide.value = slides[now.index]?.id ?? null;
  presenting.value = null;
  if (document.fullscreenElement) void document.exitFullscreen();
  dispatch({ type: 'view', view: 'briefing' });
}

function back(): void {
  const now = presenting.peek();
  if (now) presenting.value = { ...now, away: false };
  else present();
}

/** Makes the room known to the table of actions. */
export function openRoom(): BriefingOffers {
  keepDecks();
  const steps = {
    ...{ canUndo: () => canUndoDecks.value, canRedo: () => canRedoDecks.value },
    ...{ undo: undoDecks, redo: redoDecks },
  };
  const offers = { add, back, steps, isOpen: () => currentDeck.value !== undefined };
  briefingOffers.value = offers;
  return offers;
}
