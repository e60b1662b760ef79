import { dialog, say, t } from '../store.ts';
import { able } from './action.ts';
import { actions } from './actions.ts';
import { pressedKey } from './key-names.ts';
import { presenting } from './offers.ts';

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
  const meant = actions.filter((a) => a.keys.includes(key));
  const action = meant.find(able);
  if (action) {
    event.preventDefault();
    void action.run();
    return;
  }
  // What cannot be done now is not passed over in silence: what has to be there first is said.
  const needed = meant[0]?.needs?.();
  if (needed && key !== 'escape') say(t.peek()(needed));
}
