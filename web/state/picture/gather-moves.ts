import { around, roomAtRest } from '../../../server/layout/boxes.ts';
import { canvasControls } from '../actions/canvas-controls.ts';
import type { Gather } from '../address/app-state.ts';
import { dispatch, state } from '../store.ts';
import { gathered } from './gathering.ts';
import { picture } from './pictures.ts';
import { drawnNow } from './placing.ts';

/** The step that gathers what is not drawn. */

/** Gathers what is not drawn, round what is, and brings all into view; null: it is not shown. */
export function gatherBy(by: Gather['by'] | null): void {
  const known = state.peek().graph.gather;
  const wanted = by && { by, around: known?.around ?? boxOfDrawn() };
  dispatch({ type: 'gather', gather: wanted });
  void gathered().then(() => canvasControls()?.fit());
}

function boxOfDrawn(): Gather['around'] {
  const old = drawnNow().filter(({ id }) => picture.peek().nodes.some(({ node }) => node.id === id));
  if (!old.length) return [0, 0, 0, 0];
  const box = around(old.map((one) => roomAtRest(one, one)));
  return [Math.round(box.x1), Math.round(box.y1), Math.round(box.x2), Math.round(box.y2)];
}
