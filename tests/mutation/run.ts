import { Stryker } from '@stryker-mutator/core';
import { GROUPS } from './groups.ts';

/**
 * Do the tests bite? Changes the code of a group, one small change at a time, and counts the changes that
 * its tests notice. `npm run test:mutation -- url escapers`; without a name, every group.
 */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(GROUPS, name));
if (unknown.length > 0) {
  console.error(`no such group: ${unknown.join(', ')}; there are ${Object.keys(GROUPS).join(', ')}`);
  process.exit(2);
}

for (const [name, group] of Object.entries(GROUPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.env.MUTATION_TESTS = group.tests.join(',');
  const results = await new Stryker({
    mutate: [...group.mutate],
    testRunner: 'vitest',
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner'],
    // Stryker would rewrite references between projects with the old compiler's API; there are none.
    tsconfigFile: 'none.json',
    concurrency: 1,
    timeoutMS: 20_000,
    tempDirName: '.cache/mutation',
    ignorePatterns: ['dist', '.cache', 'docs/**/*.png'],
    reporters: ['clear-text', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
    jsonReporter: { fileName: `.cache/mutation-${name}.json` },
    thresholds: { high: 90, low: 85, break: 85 },
  }).runMutationTest();
  const caught = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const valid = results.filter(
    ({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status),
  ).length;
  console.log(`${name}: ${caught} of ${valid} changes noticed, ${((100 * caught) / valid).toFixed(1)} %`);
}
