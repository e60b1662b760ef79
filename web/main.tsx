import { render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app.tsx';
import { keepDecks } from './state/decks.ts';
import { start, watchConnection } from './state/loading.ts';
import { keepArranged } from './state/pictures.ts';
import { followState } from './state/store.ts';
import { openRoom } from './views/briefing/briefing-room.ts';
import { NotesWindow } from './views/briefing/notes-window.tsx';

const host = document.getElementById('app');
if (new URLSearchParams(location.search).has('notes')) {
  if (host) render(<NotesWindow />, host);
} else {
  followState();
  keepArranged();
  keepDecks();
  openRoom();
  watchConnection();
  void start();
  if (host) render(<App />, host);
}
