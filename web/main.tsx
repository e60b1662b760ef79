import { effect } from '@preact/signals';
import { boot, isNotes } from './boot.tsx';
import { arrangeWith } from './canvas/arranging.ts';
import { runLayout } from './canvas/run-layout.ts';
import { followFirstSight, leaveFirstSight, markFirstSight, standsIn } from './first-sight/standing-in.ts';
import { learnEnglish, learnWords } from './i18n/spoken.ts';
import { painted } from './idle.ts';
import { earlyParts } from './lazily.tsx';
import { offerTour } from './state/first-use.ts';
import { watchConnection } from './state/loaded/connection.ts';
import { data, load, planInfo } from './state/loaded/plan-data.ts';
import { dispatch, selected, state, view } from './state/store.ts';
import { surrounded } from './surrounded.ts';

/** The first picture goes when the live one is drawn over it (canvas/graph-canvas.tsx), or something else is shown. */
effect(() => {
  const shown = load.value === 'ready' ? planInfo.value && !state.value.table : load.value !== 'failed';
  if (!shown || view.value !== 'explore') leaveFirstSight();
});

/** What is chosen in it before there are any data is chosen once they are here. */
function takeUpChoice(): void {
  const stop = effect(() => {
    if (load.value !== 'ready') return;
    followFirstSight((id) => {
      const what = id !== null && data.peek().edges.has(id) ? 'edge' : 'node';
      dispatch({ type: 'select', selected: id === null ? null : { what, id } });
    });
    queueMicrotask(() => {
      stop();
      effect(() => {
        const now = selected.value;
        markFirstSight(now?.what === 'node' || now?.what === 'edge' ? now.id : null);
      });
    });
  });
}

/** So long the page waits for its styles, in ms: one that could not be had must not keep it closed. */
const STYLES_MS = 3000;

/**
 * The page's styles, which come beside its script where a first sight stands. There they count from when the page is
 * drawn, and not before, or all would be styled twice (server/http/first-page.ts).
 */
const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];

function styled(): Promise<unknown> {
  const coming = sheets.filter(({ sheet }) => sheet === null);
  return Promise.all(
    coming.map(
      (link) =>
        new Promise((done) => {
          link.onload = link.onerror = done;
          setTimeout(done, STYLES_MS);
        }),
    ),
  );
}

/** So long the first sight is left standing alone for the sake of what it waits for, in ms. */
const PATIENCE_MS = 1000;

/** When the plan is read, or cannot be, and what has been chosen in the first sight can be shown. */
function read(): Promise<unknown> {
  return new Promise((done) => {
    const stop = effect(() => {
      if (load.value === 'idle' || load.value === 'loading') return;
      // Behind the effect that takes up what is chosen.
      queueMicrotask(() => {
        stop();
        done(selected.peek() === null ? null : earlyParts);
      });
    });
  });
}

/**
 * When the page is to be drawn. Over a first sight, which can be used meanwhile, that is once, with all that it is
 * to show: drawn empty, then with the picture, then with the panel, it would cost a slow processor twice as much.
 */
async function drawable(): Promise<void> {
  await styled();
  if (standsIn()) await Promise.race([read(), new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  surrounded.value = !standsIn() || selected.peek() === null;
  for (const sheet of sheets) sheet.media = 'all';
}

/** English under an English first sight: it is not to be Chinese for a moment. */
async function spoken(): Promise<void> {
  if (standsIn() && state.peek().language === 'en') await learnEnglish().catch(() => undefined);
}

/** The page that a server serves. */
arrangeWith(runLayout);
if (!isNotes()) {
  watchConnection();
  offerTour();
  takeUpChoice();
}
void spoken().then(() => {
  const ready = drawable();
  boot(ready);
  void ready.then(painted).then(() => {
    surrounded.value = true;
  });
});
// Gone from what is built.
if (import.meta.env.DEV && !isNotes()) {
  void Promise.all([import('./dev/follow-files.tsx'), learnWords()]).then(([{ followFiles }]) =>
    followFiles(),
  );
}
