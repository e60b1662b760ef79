import { render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app.tsx';
import { keepDecks } from './state/decks.ts';
import { start, watchConnection } from './state/loading.ts';
import { keepArranged } from './state/pictures.ts';
import { dispatch, followState, state } from './state/store.ts';
import { openRoom } from './views/briefing/briefing-room.ts';
import { NotesWindow } from './views/briefing/notes-window.tsx';
import { views } from './views/registry.ts';

const host = document.getElementById('app');
if (new URLSearchParams(location.search).has('notes')) {
  if (host) render(<NotesWindow />, host);
} else {
  if (!views.some((view) => view.id === state.value.view)) dispatch({ type: 'view', view: 'explore' });
  followState();
  keepArranged();
  keepDecks();
  openRoom();
  watchConnection();
  void start();
  if (host) render(<App />, host);
}
