import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type PlansReading, readPlans } from '../../graph-seed/read-plans.ts';
import { SEED_DIR } from '../places.ts';
import { SMALL_PLAN } from './small-plan.ts';

/** Reads a plan given as files, in a folder that is gone afterwards. A file given as null is left out. */
export function readSmall(changes: Record<string, string | null> = {}): PlansReading {
  const dir = mkdtempSync(join(tmpdir(), 'plan-graph-small-'));
  try {
    symlinkSync(join(SEED_DIR, 'ontology'), join(dir, 'ontology'));
    for (const [name, text] of Object.entries({ ...SMALL_PLAN, ...changes })) {
      if (text === null) continue;
      const path = join(dir, 'plans/small', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return readPlans(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
