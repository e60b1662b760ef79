import type { Citation } from '../../../server/contract/briefing.ts';
import { addressOf } from '../../state/address/address.ts';

/** What the two windows of a presentation say to each other. */
export type NotesMessage =
  | { what: 'hello' }
  | { what: 'step'; by: number }
  | {
      what: 'slide';
      n: number;
      of: number;
      title: string;
      line: string;
      notes: string;
      next: string | null;
      citations: readonly Citation[];
    };

export type NotesChannel = { post(message: NotesMessage): void; close(): void };

let notes: Window | null = null;

/** Opens the second window; false when the browser does not let it. */
export function openNotesWindow(): boolean {
  notes = window.open(addressOf('?notes=1'), 'plan-graph-notes', 'width=900,height=720');
  return notes !== null;
}

/** The way to the other window. Two pages that were opened as files share no channel, only each other. */
export function notesChannel(hear: (message: NotesMessage) => void): NotesChannel {
  if (location.protocol !== 'file:') {
    const channel = new BroadcastChannel('plan-graph-notes');
    channel.onmessage = ({ data }: MessageEvent<NotesMessage>) => hear(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  }
  const other = () => notes ?? (window.opener as Window | null);
  const onMessage = ({ source, data }: MessageEvent<NotesMessage>) => {
    if (source !== null && source === other()) hear(data);
  };
  addEventListener('message', onMessage);
  return {
    // A file has no origin that could be named.
    post: (message) => other()?.postMessage(message, '*'),
    close: () => removeEventListener('message', onMessage),
  };
}
