import { defineConfig } from 'vitest/config';
import { totalsReporter } from './tests/totals-reporter.ts';

const longest = 120_000;

/**
 * Four projects: `unit` needs nothing; `contract` brings up a real Neo4j; `e2e` a real browser, the built
 * page and both stores. `npm test` runs all (tests/run-all.ts); `npx vitest run --project unit` one.
 */
export default defineConfig({
  test: {
    reporters: ['default', totalsReporter],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/*.test.ts', 'tests/{seed,server,web,golden,fuzz}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/{contract,faults}/**/*.test.ts'],
          globalSetup: ['tests/neo4j-setup.ts'],
          // One database serves both, so one after the other.
          sequence: { groupOrder: 1 },
          testTimeout: longest,
          hookTimeout: longest,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/chromium-setup.ts', 'tests/neo4j-setup.ts'],
          sequence: { groupOrder: 2 },
          testTimeout: longest,
          hookTimeout: longest,
          fileParallelism: false,
        },
      },
    ],
  },
});
