import { Stryker } from '@stryker-mutator/core';
import { GROUPS, type Part } from './groups.ts';

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

/** Of all changes of a group. */
const GOAL = 85;

let missed = false;
for (const [name, parts] of Object.entries(GROUPS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const total = { caught: 0, hung: 0, valid: 0 };
  for (const [i, part] of parts.entries()) {
    const results = await mutate(part, parts.length === 1 ? name : `${name}-${i + 1}`);
    const of = (...statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length;
    total.caught += of('Killed', 'Timeout');
    total.hung += of('Timeout');
    total.valid += results.length - of('CompileError', 'RuntimeError', 'Ignored');
  }
  const { caught, hung, valid } = total;
  const score = (100 * caught) / valid;
  console.log(`${name}: ${caught} of ${valid} changes noticed (${hung} hung), ${score.toFixed(1)} %`);
  if (score < GOAL) missed = true;
}
if (missed) process.exitCode = 1;

function mutate(part: Part, file: string) {
  process.env.MUTATION_TESTS = part.tests.join(',');
  return new Stryker({
    mutate: [...part.mutate],
    testRunner: 'vitest',
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner'],
    // Stryker would rewrite references between projects with the old compiler's API; there are none.
    tsconfigFile: 'none.json',
    concurrency: 1,
    // On a busy machine a test may take long without hanging.
    timeoutMS: 20_000,
    tempDirName: '.cache/mutation',
    ignorePatterns: ['dist', '.cache', 'docs/**/*.png'],
    reporters: ['clear-text', 'progress-append-only', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
    jsonReporter: { fileName: `.cache/mutation-${file}.json` },
  }).runMutationTest();
}
