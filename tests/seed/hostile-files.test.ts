import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOMBS } from './hostile-files.ts';
import { copySmallPlan, readOnce, runMutations, type SmallPlan } from './mutations.ts';

/** What is promised, and what a machine that does other things may add. */
const SOON_MS = 1000;
const BUSY_MS = 2000;

describe('a file that is an attack', () => {
  let plan: SmallPlan;
  beforeAll(() => {
    plan = copySmallPlan();
    // The first reading also reads the ontology's files into the caches of the machine.
    readOnce(plan.dir);
  });
  afterAll(() => plan.remove());

  it.each(BOMBS)('%s: a clear error within a second', (_name, text) => {
    writeFileSync(join(plan.dir, 'yunxi/entities/goal.yaml'), text);
    const { ms, faults, errors } = readOnce(plan.dir);
    expect(faults).toEqual([]);
    expect(errors).toBeGreaterThan(0);
    expect(ms).toBeLessThan(SOON_MS + BUSY_MS);
  });
});

it('100 mutated files: each is read or has clear errors, within a second (npm run test:mutated has 1,000)', () => {
  const { bad, slowest, caught } = runMutations(100, 2026);
  expect(bad).toEqual([]);
  expect(caught).toBeGreaterThan(50);
  expect(slowest).toBeLessThan(SOON_MS + BUSY_MS);
});
