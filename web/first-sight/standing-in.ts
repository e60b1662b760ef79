import type { View } from '../canvas/fitting.ts';

/** The live page's side of the first picture, which stands in for the canvas until that has drawn over it. */

const standing = () => document.getElementById('first-sight');

/** Whether it is on the screen. */
export const standsIn = (): boolean => standing()?.classList.contains('placed') === true;

/** Where it stands in the room of the canvas, for the canvas to begin with. */
export function standingView(): View | null {
  const view = standing()?.dataset.view;
  return view ? (JSON.parse(view) as View) : null;
}

/** Tells what is chosen in it: now, if something was before the live page began, and as long as it stands. */
export function followFirstSight(choose: (id: string | null) => void): void {
  const sight = standing();
  if (!sight) return;
  sight.addEventListener('choose', () => choose(sight.dataset.chosen || null));
  if (sight.dataset.chosen) choose(sight.dataset.chosen);
}

/** Marks in it what has been chosen elsewhere. */
export function markFirstSight(id: string | null): void {
  const sight = standing();
  if (!sight || (sight.dataset.chosen ?? '') === (id ?? '')) return;
  sight.dataset.chosen = id ?? '';
  sight.dispatchEvent(new Event('mark'));
}

/** Takes the first picture out of the page: the live one stands over it, or the page shows something else. */
export function leaveFirstSight(): void {
  standing()?.remove();
  document.getElementById('first-sight-data')?.remove();
  document.documentElement.classList.remove('pointing');
}
