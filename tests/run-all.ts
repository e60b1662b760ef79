import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * `npm test`, its last part: every test, in two lanes side by side, one for each of two cores. Two browsers
 * at once only wait for each other; a browser beside the database does not. The last line has the totals
 * of both; the exit code is 0 only if nothing failed.
 */

type Lane = { name: string; projects: readonly string[] };
const LANES: readonly Lane[] = [
  { name: 'without a browser', projects: ['unit', 'web', 'contract'] },
  { name: 'in a browser', projects: ['e2e'] },
];

type Totals = { passed: number; failed: number; skipped: number };
type Ran = { lane: Lane; said: string; totals: Totals; seconds: number };

const manifest = createRequire(import.meta.url).resolve('vitest/package.json');
const VITEST = join(dirname(manifest), 'vitest.mjs');

/** What totals-reporter.ts prints last; a run without it has died, which counts as a failure. */
function totalsIn(said: string): Totals | null {
  const found = [...said.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
  return found ? { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3]) } : null;
}

function run(lane: Lane, heard: (text: string) => void): Promise<Ran> {
  const began = Date.now();
  const args = [VITEST, 'run', ...lane.projects.flatMap((project) => ['--project', project])];
  const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  const hear = (text: string) => {
    said += text;
    heard(text);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  return new Promise((resolve) => {
    const end = (code: number | null) => {
      const totals = totalsIn(said) ?? { passed: 0, failed: 0, skipped: 0 };
      // Vitest fails for more than failed tests, such as a rejection that nobody caught.
      if (code !== 0 && totals.failed === 0) totals.failed = 1;
      resolve({ lane, said, totals, seconds: (Date.now() - began) / 1000 });
    };
    child.once('error', (error) => {
      hear(`${error.message}\n`);
      end(1);
    });
    child.once('close', end);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  });
}

/** The first lane is heard as it runs; what the others say comes after it, so that the two do not mix. */
const [first, ...others] = LANES.map((lane, i) =>
  run(lane, (text) => {
    if (i === 0) process.stdout.write(text);
  }),
);
const ran: Ran[] = first ? [await first] : [];
for (const other of others) {
  const result = await other;
  process.stdout.write(result.said);
  ran.push(result);
}

console.log('');
for (const { lane, totals, seconds } of ran)
  console.log(`${lane.name}: ${totals.passed} passed, ${totals.failed} failed, ${Math.round(seconds)} s`);
const sum = (what: keyof Totals) => ran.reduce((all, { totals }) => all + totals[what], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
