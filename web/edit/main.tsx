import { render } from 'preact';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/latin-quotes.css';
import { EditApp } from './edit-app.tsx';
import { begin, followPlace } from './state/desk.ts';
import { followLook } from './state/words.ts';

const host = document.getElementById('app');
followLook();
followPlace();
void begin();
if (host) render(<EditApp />, host);
