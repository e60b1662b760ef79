import type { View } from '../canvas/fitting.ts';

/** The live page's side of the first picture, which stands in for the canvas until that has drawn over it. */

const standing = () => document.getElementById('first-sight');

/** Whether it is on the screen. */
export const standsIn = (): boolean => standing()?.classList.contains('placed') === true;

/** Its view as it is on the screen, for a canvas that begins with it: the canvas may stand elsewhere by now. */
export function standingView(canvas: HTMLElement): View | null {
  const sight = standing();
  const stage = sight?.querySelector('.explore-stage');
  if (!sight?.dataset.view || !stage) return null;
  const { zoom, pan } = JSON.parse(sight.dataset.view) as View;
  const [from, to] = [stage.getBoundingClientRect(), canvas.getBoundingClientRect()];
  return { zoom, pan: { x: pan.x + from.left - to.left, y: pan.y + from.top - to.top } };
}

/** Tells what is chosen in it: now, if something was before the live page began, and as long as it stands. */
export function followFirstSight(choose: (id: string | null) => void): void {
  const sight = standing();
  if (!sight) return;
  sight.addEventListener('choose', () => choose(sight.dataset.chosen || null));
  if (sight.dataset.chosen) choose(sight.dataset.chosen);
}

/** Whether a press has begun on it that has not ended. */
export const isPressed = (): boolean => standing()?.hasAttribute('data-pressed') === true;

/** Marks in it what has been chosen elsewhere. */
export function markFirstSight(id: string | null): void {
  const sight = standing();
  if (!sight || (sight.dataset.chosen ?? '') === (id ?? '')) return;
  sight.dataset.chosen = id ?? '';
  sight.dispatchEvent(new Event('mark'));
}

/**
 * Takes the first picture out of the page: the live one stands over it, or the page shows something else. Then the page
 * has its icon (server/http/first-page.ts): to draw that takes the browser as long as a part of the page.
 */
export function leaveFirstSight(): void {
  standing()?.remove();
  document.getElementById('first-sight-data')?.remove();
  document.documentElement.classList.remove('pointing');
  const icon = document.querySelector<HTMLLinkElement>('link[data-later]');
  if (icon?.dataset.later) icon.href = icon.dataset.later;
  icon?.removeAttribute('data-later');
}
