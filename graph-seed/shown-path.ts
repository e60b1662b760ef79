import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Makes the path of a seed file (`plans/…`, `ontology/…`, as findings name it) one that can be opened from
 * where the command runs. `plansDirs`: where the plans stand when not beside the ontology.
 */
export function shownPath(seedDir: string, plansDirs?: readonly string[]): (file: string) => string {
  return (file) => {
    const [top, plan = '', ...rest] = file.split('/');
    const dirs = top === 'plans' ? (plansDirs ?? []) : [];
    const dir = dirs.find((one) => existsSync(join(one, plan))) ?? dirs[0];
    const path = dir === undefined ? join(seedDir, file) : join(dir, plan, ...rest);
    const short = relative(process.cwd(), path);
    return short === '' || short.startsWith('..') ? path : short;
  };
}
