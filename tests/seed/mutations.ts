import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlans } from '../../graph-seed/read-plans.ts';
import { createRandom } from '../../graph-seed/synth/random.ts';
import { SEED_DIR, YUNXI } from '../places.ts';
import { mutated } from './hostile-files.ts';

export type SmallPlan = { dir: string; files: string[]; remove(): void };

/** A copy of the small plan whose files can be written over. */
export function copySmallPlan(): SmallPlan {
  const dir = mkdtempSync(join(tmpdir(), 'plan-graph-mutated-'));
  cpSync(YUNXI, dir, { recursive: true });
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  return { dir, files: files.sort(), remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export type Read = { ms: number; faults: string[]; errors: number };

/** Reads the plan and says what of our word was not kept: never a throw, each error with its file and a mend or words. */
export function readOnce(dir: string): Read {
  const faults: string[] = [];
  const began = performance.now();
  let errors = 0;
  try {
    const { findings, graphs } = readPlans(SEED_DIR, { plansDirs: [dir] });
    const found = findings.filter((finding) => finding.severity === 'error');
    errors = found.length;
    for (const { file, line, message } of found) {
      if (!/[\u4e00-\u9fff]/u.test(message)) faults.push(`no words: ${message.slice(0, 100)}`);
      if (!file.startsWith('plans/') || !(line >= 1)) faults.push(`no place: ${file}:${line} ${message}`);
      if (/\bat \w+ \(|node_modules|TypeError|RangeError|call stack/.test(message))
        faults.push(`tells of the inside: ${message}`);
    }
    if (errors === 0 && graphs.length === 0) faults.push('nothing was read, and nothing was said');
  } catch (error) {
    faults.push(`threw: ${error instanceof Error ? error.stack : error}`);
  }
  return { ms: performance.now() - began, faults, errors };
}

/** Mutates one file of the small plan after the other; returns what was not as promised, and the slowest. */
export function runMutations(
  count: number,
  seed: number,
): { bad: string[]; slowest: number; caught: number } {
  const random = createRandom(seed);
  const plan = copySmallPlan();
  const bad: string[] = [];
  let slowest = 0;
  let caught = 0;
  try {
    for (let i = 0; i < count; i++) {
      const file = join(plan.dir, random.pick(plan.files));
      const sound = readFileSync(file, 'utf8');
      const made = mutated(sound, random);
      writeFileSync(file, made);
      const { ms, faults, errors } = readOnce(plan.dir);
      slowest = Math.max(slowest, ms);
      if (errors > 0) caught++;
      for (const fault of faults)
        bad.push(`${i} (seed ${seed}): ${fault}\n${JSON.stringify(made.slice(0, 400))}`);
      writeFileSync(file, sound);
    }
  } finally {
    plan.remove();
  }
  return { bad, slowest, caught };
}
