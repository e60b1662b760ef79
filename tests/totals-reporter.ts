import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** Prints the true totals alone on the last line: `N passed, N failed, N skipped`. */
export const totalsReporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], _reason: TestRunEndReason) {
    const totals = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) totals[test.result().state]++;
      // A file that could not be loaded has no tests to count; it has failed all the same.
      if (module.state() === 'failed' && [...module.children.allTests('failed')].length === 0)
        totals.failed++;
    }
    const failed = totals.failed + (totals.failed === 0 ? errors.length : 0);
    console.log(`\n${totals.passed} passed, ${failed} failed, ${totals.skipped + totals.pending} skipped`);
  },
};
