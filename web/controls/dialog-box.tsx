import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';
import './dialogs.css';

/** A dialog over the page, under its heading; Esc closes it. */
export function DialogBox({
  title,
  close,
  closed,
  wide = false,
  children,
}: {
  title: string;
  close: string;
  closed(): void;
  wide?: boolean;
  children: ComponentChildren;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const told = useRef(false);
  // Before the next key is pressed, not after the next frame: the first letters typed are the dialog's.
  useLayoutEffect(() => {
    const box = ref.current;
    box?.showModal();
    // Taken out of the page while it is open, it would keep the focus that it has to give back.
    return () => {
      told.current = true;
      box?.close();
    };
  }, []);
  const tell = () => {
    if (!told.current) closed();
    told.current = true;
  };
  // Told at once: the browser's own event comes later, and would swallow the next key, or close what that has opened.
  const shut = () => {
    ref.current?.close();
    tell();
  };
  return (
    <dialog
      ref={ref}
      class={wide ? 'wide' : ''}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        if (event.target !== ref.current) return;
        event.preventDefault();
        shut();
      }}
      onClose={tell}
    >
      <header class="dialog-head">
        <h2 id="dialog-title" class="serif">
          {title}
        </h2>
        <button type="button" class="icon-btn" aria-label={close} onClick={shut}>
          <Icon svg={icons.x} />
        </button>
      </header>
      {children}
    </dialog>
  );
}
