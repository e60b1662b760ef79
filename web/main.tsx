import { boot, isNotes } from './boot.tsx';
import { arrangeWith } from './canvas/arranging.ts';
import { runLayout } from './canvas/run-layout.ts';
import { learnWords } from './i18n/spoken.ts';
import { watchConnection } from './state/connection.ts';
import { offerTour } from './state/first-use.ts';

/** The page that a server serves. */
arrangeWith(runLayout);
if (!isNotes()) {
  watchConnection();
  offerTour();
}
boot();
// Gone from what is built.
if (import.meta.env.DEV && !isNotes()) {
  void Promise.all([import('./dev/follow-files.tsx'), learnWords()]).then(([{ followFiles }]) =>
    followFiles(),
  );
}
