import { effect } from '@preact/signals';
import { boot, isNotes } from './boot.tsx';
import { arrangeWith } from './canvas/arranging.ts';
import { runLayout } from './canvas/run-layout.ts';
import { leaveFirstSight } from './first-sight/leaving.ts';
import { learnWords } from './i18n/spoken.ts';
import { offerTour } from './state/first-use.ts';
import { watchConnection } from './state/loaded/connection.ts';
import { load, planInfo } from './state/loaded/plan-data.ts';
import { state, view } from './state/store.ts';

/** The first picture goes when the live one is drawn over it (canvas/graph-canvas.tsx), or something else is shown. */
effect(() => {
  const shown = load.value === 'ready' ? planInfo.value && !state.value.table : load.value !== 'failed';
  if (!shown || view.value !== 'explore') leaveFirstSight();
});

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
