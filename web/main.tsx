import { render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { App } from './app.tsx';
import { start, watchConnection } from './state/loading.ts';
import { keepArranged } from './state/pictures.ts';
import { followState } from './state/store.ts';

followState();
keepArranged();
watchConnection();
void start();
const host = document.getElementById('app');
if (host) render(<App />, host);
