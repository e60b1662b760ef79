import { signal } from '@preact/signals';

/** What the room of briefings offers to the table of actions, which does not know it. */
export type BriefingOffers = {
  add(): Promise<void>;
  back(): void;
  /** Undo and redo of the briefings, which have steps of their own; once the room is open. Read signals. */
  steps?: { canUndo(): boolean; canRedo(): boolean; undo(): void; redo(): void };
  /** Whether a briefing is open that could be shown. Reads signals. */
  isOpen?(): boolean;
};

/** Null before the page offers to open the room. */
export const briefingOffers = signal<BriefingOffers | null>(null);

/** The slide that is shown in front of an audience; `away`: its graph is open instead of it. */
export const presenting = signal<{ deck: string; index: number; away: boolean } | null>(null);
