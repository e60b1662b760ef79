import type { ComponentChildren } from 'preact';
import { DialogBox } from '../controls/dialog-box.tsx';
import { dialog } from './state/desk.ts';
import { t } from './state/words.ts';
import './dialog-frame.css';

/** The editing desk's dialog: one at a time, which the state names. */
export function DialogFrame({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <DialogBox
      wide
      title={title}
      close={t.value('do.close')}
      closed={() => {
        dialog.value = null;
      }}
    >
      {children}
    </DialogBox>
  );
}
