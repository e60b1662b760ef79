import { say, t } from './store.ts';

/** Puts a text on the clipboard, and says whether it is there. */
export function copy(text: string): void {
  write(text).then(
    () => say(t.peek()('panel.copied')),
    () => say(t.peek()('panel.copyFailed')),
  );
}

async function write(text: string): Promise<void> {
  // An intranet often serves plain HTTP, where browsers offer no clipboard but the old command's.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.className = 'sr';
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (!copied) throw new Error('the browser did not copy');
}
