import type { ComponentChildren } from 'preact';
import { dialog } from '../state/store.ts';
import { DialogBox } from './dialog-box.tsx';

/** The explorer's dialog: one at a time, which the state names. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close: string;
  children: ComponentChildren;
}) {
  return (
    <DialogBox title={title} close={close} closed={() => (dialog.value = null)}>
      {children}
    </DialogBox>
  );
}
