import { signal } from '@preact/signals';

/** What the room of briefings offers to the table of actions, which does not know it. */
export type BriefingOffers = { add(): Promise<void>; back(): void };

let offered: BriefingOffers | null = null;

export function offerBriefing(offers: BriefingOffers): void {
  offered = offers;
}

export function briefingOffers(): BriefingOffers | null {
  return offered;
}

/** The slide that is shown in front of an audience; `away`: its graph is open instead of it. */
export const presenting = signal<{ deck: string; index: number; away: boolean } | null>(null);
