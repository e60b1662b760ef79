import { render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app.tsx';
import { query } from './state/address.ts';
import { keepDecks } from './state/decks.ts';
import { followPlan, start } from './state/loading.ts';
import { keepArranged } from './state/pictures.ts';
import { dispatch, followState, state } from './state/store.ts';
import { openRoom } from './views/briefing/briefing-room.ts';
import { NotesWindow } from './views/briefing/notes-window.tsx';
import { views } from './views/registry.ts';

/** Whether this window is the presenter's second one. */
export const isNotes = () => new URLSearchParams(query()).has('notes');

/** Opens the page, once it is said who answers its requests and who arranges its graphs. */
export function boot(): void {
  const host = document.getElementById('app');
  if (!host) return;
  if (isNotes()) {
    render(<NotesWindow />, host);
    return;
  }
  if (!views.some((view) => view.id === state.value.view)) dispatch({ type: 'view', view: 'explore' });
  followState();
  followPlan();
  keepArranged();
  keepDecks();
  openRoom();
  void start();
  render(<App />, host);
}
