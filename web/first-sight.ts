import './styles/tokens.css';
import './styles/base.css';
import './app.css';
import './views/explore/explore-view.css';
import './controls/legend.css';
import './controls/kind-sign.css';
import './first-sight/first-sight.css';
import { placeFirstSight } from './first-sight/place.ts';

/**
 * What runs first: the first picture, which stands in the page already, is fitted to the window and its names are
 * set; once that is to be seen, the live page begins, which takes its place without a jump.
 */

/** Once what has been drawn is on the screen; at once where nobody looks. */
function painted(): Promise<void> {
  return new Promise((done) => {
    if (document.hidden) done();
    else requestAnimationFrame(() => setTimeout(done));
  });
}

async function begin(): Promise<void> {
  if (placeFirstSight()) await painted();
  await import('./main.tsx');
}

void begin();
