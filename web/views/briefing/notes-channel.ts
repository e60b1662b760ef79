import type { Citation } from '../../../server/contract/briefing.ts';

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

export function notesChannel(): BroadcastChannel {
  return new BroadcastChannel('plan-graph-notes');
}
