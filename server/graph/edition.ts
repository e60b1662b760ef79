import type { Edition } from './graph-store.ts';

/** The edition that these plans, by id, make together. */
export function editionOf(plans: readonly { id: string; seedHash: string }[]): Edition {
  return {
    version: plans.map(({ id, seedHash }) => `${id} ${seedHash}`).join('\n'),
    plans: plans.map(({ id }) => id),
  };
}
