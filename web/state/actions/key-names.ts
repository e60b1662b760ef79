const ARROWS: Record<string, string> = { arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→' };

/** How a key is written for people. */
export function keyName(key: string): string {
  if (key === '') return '';
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  return key
    .split('+')
    .filter((part, i, all) => part !== '' || i === all.length - 1)
    .map((part) => {
      if (part === 'mod') return mac ? '⌘' : 'Ctrl';
      if (part === 'shift') return mac ? '⇧' : 'Shift';
      if (part === 'escape') return 'Esc';
      if (part in ARROWS) return ARROWS[part];
      if (part === '') return '+';
      return part.length === 1 ? part.toUpperCase() : (part[0] ?? '').toUpperCase() + part.slice(1);
    })
    .join(mac ? '' : '+');
}

/** The key that an event tells of, as the tables of actions write it. */
export function pressedKey(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key)) ? 'shift+' : '';
  return mod + shift + key;
}
