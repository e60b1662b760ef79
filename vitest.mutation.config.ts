import { defineConfig } from 'vitest/config';

/** The test files of the group that tests/mutation/run.ts names in the environment, and no others. */
export default defineConfig({
  test: { include: (process.env.MUTATION_TESTS ?? '').split(','), testTimeout: 30_000 },
});
