import { expect, it } from 'vitest';
import { runMutations } from './mutations.ts';

/** `npm run test:mutated`: MUTATIONS (1,000) files of a plan, each changed by chance, SEED to play one again. */
const COUNT = Number(process.env.MUTATIONS ?? 1000);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const SOON_MS = 1000;

it(`${COUNT} mutated files: each is read or has clear errors, within a second`, () => {
  const { bad, slowest, caught } = runMutations(COUNT, SEED);
  console.log(`seed ${SEED}: ${caught} of ${COUNT} had errors, the slowest took ${Math.round(slowest)} ms`);
  expect(bad).toEqual([]);
  expect(slowest).toBeLessThan(SOON_MS);
});
