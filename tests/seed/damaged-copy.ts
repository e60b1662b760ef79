import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEED_DIR } from '../places.ts';

export const PLAN = 'plans/wuxi-14fyp';

/** A copy of the real seed that can be damaged. File names are those of findings: `plans/…`, `ontology/…`. */
export type SeedCopy = {
  dir: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Replaces the first match; returns the line (from 1) where it stands. */
  replace(file: string, what: string | RegExp, by: string): number;
  /** Adds lines at the end; returns the line of the first. */
  append(file: string, text: string): number;
  rename(file: string, to: string): void;
  remove(): void;
};

export function copySeed(): SeedCopy {
  const dir = mkdtempSync(join(tmpdir(), 'plan-graph-seed-'));
  for (const folder of ['ontology', 'plans']) {
    cpSync(join(SEED_DIR, folder), join(dir, folder), { recursive: true });
  }
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');
  const write = (file: string, text: string) => writeFileSync(join(dir, file), text);
  return {
    dir,
    read,
    write,
    replace(file, what, by) {
      const text = read(file);
      const at = typeof what === 'string' ? text.indexOf(what) : text.search(what);
      if (at < 0) throw new Error(`${file} holds no ${what}: the test needs another place to damage`);
      write(file, text.slice(0, at) + text.slice(at).replace(what, by));
      return text.slice(0, at).split('\n').length;
    },
    append(file, text) {
      const before = read(file).replace(/\n*$/u, '\n');
      write(file, `${before}${text}\n`);
      return before.split('\n').length;
    },
    rename: (file, to) => renameSync(join(dir, file), join(dir, to)),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
