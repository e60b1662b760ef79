import { useLayoutEffect, useRef } from 'preact/hooks';
import { able } from '../state/actions/action.ts';
import { actions } from '../state/actions/actions.ts';
import { keyName } from '../state/actions/key-names.ts';
import type { Point } from '../state/address/app-state.ts';
import { t } from '../state/store.ts';
import { Icon } from './icon.tsx';
import './node-menu.css';

/** What can be done with the node under the pointer, from the table of actions. */
export function NodeMenu({ at, close }: { at: Point; close(): void }) {
  const ref = useRef<HTMLDivElement>(null);
  // Before it is seen: a key pressed at once is the menu's, and it is never at another place.
  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu) return;
    const room = menu.parentElement?.getBoundingClientRect();
    menu.style.left = `${Math.min(at.x, (room?.width ?? 9999) - 230)}px`;
    menu.style.top = `${Math.min(at.y, (room?.height ?? 9999) - 240)}px`;
    menu.querySelector('button')?.focus();
    const outside = (event: PointerEvent) => {
      if (!menu.contains(event.target as Node)) close();
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, [at.x, at.y]);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(ref.current?.querySelectorAll('button') ?? [])];
    const i = items.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'ArrowDown') items[(i + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items[(i - 1 + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="node-menu"
      role="menu"
      aria-label={t.value('menu.label')}
      tabIndex={-1}
      ref={ref}
      onKeyDown={onKeyDown}
    >
      {actions
        .filter((a) => a.where.includes('menu') && able(a))
        .map((a) => (
          <button
            type="button"
            role="menuitem"
            key={a.id}
            onClick={() => {
              close();
              void a.run();
            }}
          >
            <Icon svg={a.icon} />
            <span>{t.value(a.label)}</span>
            <kbd>{keyName(a.keys[0] ?? '')}</kbd>
          </button>
        ))}
    </div>
  );
}
