import { effect } from '@preact/signals';
import { render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app.tsx';
import { learnEnglish, learnWords } from './i18n/spoken.ts';
import { fetchEarly, fetchTheRest } from './lazily.tsx';
import { type BriefingOffers, briefingOffers } from './state/actions/offers.ts';
import { query } from './state/address/address.ts';
import { followPlan, sayOld, start } from './state/loaded/loading.ts';
import { load } from './state/loaded/plan-data.ts';
import { followGroups } from './state/picture/gathering.ts';
import { keepArranged } from './state/picture/pictures.ts';
import { dispatch, followState, language, state } from './state/store.ts';
import { views } from './views/registry.ts';

/** Whether this window is the presenter's second one. */
export const isNotes = () => new URLSearchParams(query()).has('notes');

/** Fetches the room of briefings, which then offers itself to the table of actions. */
async function openBriefings(): Promise<BriefingOffers> {
  const [{ openRoom }] = await Promise.all([import('./views/briefing/briefing-room.ts'), learnWords()]);
  return openRoom();
}

async function openNotes(host: HTMLElement): Promise<void> {
  const [{ NotesWindow }] = await Promise.all([import('./views/briefing/notes-window.tsx'), learnWords()]);
  render(<NotesWindow />, host);
}

/**
 * Opens the page, once it is said who answers its requests and who arranges its graphs. It reads at once, and is
 * drawn when `drawable`.
 */
export function boot(drawable: Promise<void> = Promise.resolve()): void {
  const host = document.getElementById('app');
  if (!host) return;
  if (isNotes()) {
    void drawable.then(() => openNotes(host));
    return;
  }
  if (!views.some((view) => view.id === state.value.view)) {
    dispatch({ type: 'view', view: 'explore' });
    sayOld();
  }
  followState();
  // Where the words cannot be had now, the page speaks Chinese; they come with the rest, or are asked for again.
  effect(() => {
    if (language.value === 'en') void learnEnglish().catch(() => undefined);
  });
  followPlan();
  keepArranged();
  followGroups();
  briefingOffers.value = {
    add: async () => (await openBriefings()).add(),
    back: () => void openBriefings().then((room) => room.back()),
  };
  const stop = effect(() => {
    if (load.value !== 'ready') return;
    void fetchEarly();
    queueMicrotask(() => stop());
  });
  void start().then(fetchTheRest).then(openBriefings).then(learnEnglish);
  void drawable.then(() => render(<App />, host));
}
