import { defineConfig } from 'vitest/config';
import { totalsReporter } from './tests/totals-reporter.ts';

const longest = 120_000;

/** These look at the page on the one real Neo4j; the other tests of the page have each a server of their own. */
const ON_NEO4J = ['tests/e2e/both-stores.test.ts', 'tests/e2e/database-away.test.ts'];

/**
 * Four projects: `unit` needs nothing; `contract` brings up a real Neo4j; `e2e` a real browser and the built
 * page; `e2e-neo4j` all three. `npm test` runs all; `npx vitest run --project unit` one.
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
          exclude: ON_NEO4J,
          globalSetup: ['tests/chromium-setup.ts'],
          sequence: { groupOrder: 2 },
          testTimeout: longest,
          hookTimeout: longest,
          // A browser and a server each: more at once than this only wait for one another.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e-neo4j',
          include: ON_NEO4J,
          globalSetup: ['tests/chromium-setup.ts', 'tests/neo4j-setup.ts'],
          sequence: { groupOrder: 3 },
          testTimeout: longest,
          hookTimeout: longest,
          fileParallelism: false,
        },
      },
    ],
  },
});
