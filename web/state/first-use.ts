import { effect } from '@preact/signals';
import { load, planInfo } from './loaded/plan-data.ts';
import { dialog, state } from './store.ts';

/**
 * The tour opens by itself once, for someone who comes to the first view and has never been here. A
 * browser that keeps nothing would show it at every visit: there it stays closed, and help has it.
 */

const PLACE = 'plan-graph-tour';

/** True at the first call in a browser that remembers. */
export function firstUse(storage: () => Storage): boolean {
  try {
    const kept = storage();
    if (kept.getItem(PLACE) !== null) return false;
    kept.setItem(PLACE, 'seen');
    return kept.getItem(PLACE) === 'seen';
  } catch {
    return false;
  }
}

/** A link to something certain is not interrupted: the tour is for those who come to the first view. */
export function offerTour(storage: () => Storage = () => localStorage): void {
  const arrived = state.peek();
  const certain =
    arrived.view !== 'explore' ||
    arrived.selected !== null ||
    arrived.graph.base === 'own' ||
    arrived.graph.added.length > 0;
  if (certain) return;
  const stop = effect(() => {
    if (load.value !== 'ready' || planInfo.value === null) return;
    if (firstUse(storage)) dialog.value = 'tour';
    queueMicrotask(() => stop());
  });
}
