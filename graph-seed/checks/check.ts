import type { Finding, Scope } from '../finding.ts';
import type { Seed } from '../seed.ts';

/** One check of the seed: pure, and it names every place that fails. */
export type Check = {
  name: string;
  scope: Scope;
  check: (seed: Seed) => Finding[];
};
