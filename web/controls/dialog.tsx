import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { dialog } from '../state/store.ts';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';
import './dialogs.css';

/** A dialog over the page, under its heading; Esc closes it. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close: string;
  children: ComponentChildren;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} aria-labelledby="dialog-title" onClose={() => (dialog.value = null)}>
      <header class="dialog-head">
        <h2 id="dialog-title" class="serif">
          {title}
        </h2>
        <button type="button" class="icon-btn" aria-label={close} onClick={() => ref.current?.close()}>
          <Icon svg={icons.x} />
        </button>
      </header>
      {children}
    </dialog>
  );
}
