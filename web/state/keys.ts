import { actions } from './actions.ts';
import { pressedKey } from './key-names.ts';
import { presenting } from './offers.ts';
import { dialog } from './store.ts';

/** The keyboard's side of the table of actions. */

/** Runs the action whose key is pressed, outside of text fields and open dialogs. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || dialog.peek()) return;
  const shown = presenting.peek();
  if (shown && !shown.away) return;
  const target = event.target as HTMLElement;
  const typing = target.closest('input, textarea, select, [contenteditable]') !== null;
  const key = pressedKey(event);
  if (typing && !key.startsWith('mod+k')) return;
  const action = actions.find((a) => a.keys.includes(key) && a.enabled());
  if (!action) return;
  event.preventDefault();
  void action.run();
}
