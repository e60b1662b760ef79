import { defineConfig } from 'vitest/config';
import { totalsReporter } from './tests/totals-reporter.ts';

const longest = 120_000;

/**
 * Four projects: `unit` and `web` (the page's own parts) need nothing; `contract` brings up a real Neo4j;
 * `e2e` a real browser, the built page and both stores. `npm test` runs all (tests/run-all.ts);
 * `npx vitest run --project unit` one. Where files share a process, the server's code is read once and not
 * anew for each.
 */
export default defineConfig({
  test: {
    reporters: ['default', totalsReporter],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/*.test.ts', 'tests/{seed,server,golden,fuzz}/**/*.test.ts'],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'web',
          // Each file of its own: the page's state reads the address when it is first imported.
          include: ['tests/web/**/*.test.ts'],
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
          isolate: false,
          testTimeout: longest,
          hookTimeout: longest,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          setupFiles: ['tests/e2e/never.ts'],
          globalSetup: ['tests/chromium-setup.ts', 'tests/neo4j-setup.ts'],
          sequence: { groupOrder: 2 },
          isolate: false,
          testTimeout: longest,
          hookTimeout: longest,
          fileParallelism: false,
        },
      },
    ],
  },
});
