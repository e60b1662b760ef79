import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import './menu.css';

/** A button that opens a list of choices; Esc, a choice, or a press elsewhere closes it. */
export function Menu({
  summary,
  name,
  title,
  onOpen,
  children,
}: {
  summary: ComponentChildren;
  /** `btn` or `icon-btn`: how the button looks. */
  name: string;
  title?: string;
  /** Called each time that it opens. */
  onOpen?: () => void;
  children: ComponentChildren;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  useEffect(() => {
    const outside = (event: Event) => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) close();
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, []);
  return (
    <details
      class="menu"
      ref={menu}
      onToggle={() => {
        if (menu.current?.open) onOpen?.();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        close();
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary class={name} title={title} aria-label={title}>
        {summary}
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a choice inside it bubbles up, and closes it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key on a choice is a click too */}
      <div
        class="menu-list"
        onClick={(event) => {
          if ((event.target as HTMLElement).closest('button')) close();
        }}
      >
        {children}
      </div>
    </details>
  );
}
