import { defineConfig } from 'vitest/config';
import { totalsReporter } from './tests/totals-reporter.ts';

/** The long runs that `npm test` has only a short form of: `npm run test:faults` and the like. */
export default defineConfig({
  test: {
    reporters: ['default', totalsReporter],
    include: ['tests/{faults,fuzz,seed}/**/*.full.ts'],
    globalSetup: ['tests/neo4j-setup.ts'],
    fileParallelism: false,
    testTimeout: 90 * 60_000,
    hookTimeout: 600_000,
  },
});
