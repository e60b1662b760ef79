import { actions } from './actions.ts';
import { presenting } from './offers.ts';
import { dialog } from './store.ts';

/** The keyboard's side of the table of actions. */

/** How a key is written for people. */
export function keyName(key: string): string {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  return key
    .split('+')
    .filter((part, i, all) => part !== '' || i === all.length - 1)
    .map((part) => {
      if (part === 'mod') return mac ? '⌘' : 'Ctrl';
      if (part === 'shift') return mac ? '⇧' : 'Shift';
      if (part === 'escape') return 'Esc';
      if (part === '') return '+';
      return part.length === 1 ? part.toUpperCase() : (part[0] ?? '').toUpperCase() + part.slice(1);
    })
    .join(mac ? '' : '+');
}

function pressedKey(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key)) ? 'shift+' : '';
  return mod + shift + key;
}

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
