import { join } from 'node:path';
import type { Check } from '../../../graph-seed/checks/check.ts';
import { readPlanFolder } from '../../../graph-seed/files/plan-files.ts';
import type { SeedShelf } from '../../../graph-seed/files/seed-files.ts';
import { formatFinding } from '../../../graph-seed/finding.ts';
import { readOntologyFiles } from '../../../graph-seed/ontology.ts';
import type { Seed } from '../../../graph-seed/seed.ts';
import { SEED_DIR } from '../../places.ts';
import { SMALL_PLAN } from '../small-plan.ts';

const { ontology, files: ontologyFiles } = readOntologyFiles(join(SEED_DIR, 'ontology'));

export type Changes = Record<string, string | null>;

/** The small plan with some of its files changed, as read and not yet judged. A file given as null is left out. */
export function smallSeed(changes: Changes = {}, id = 'small'): Seed {
  const files = { ...SMALL_PLAN, ...changes };
  const { plan } = readPlanFolder('', id, ontologyFiles, shelfOf(files));
  return { ontology, plans: [plan] };
}

/** What one check tells of the small plan so changed, a finding a line; the plan's folder is left out of names. */
export function told(check: Check, changes: Changes = {}, id = 'small'): string {
  const short = (file: string) => file.replace(`plans/${id}/`, '');
  return check
    .check(smallSeed(changes, id))
    .map((finding) => {
      const said = formatFinding(finding, short).replaceAll(`plans/${id}/`, '');
      return `${finding.check} (${finding.scope}) ${said.replace('；改法 mend：', '\n    → ')}`;
    })
    .join('\n');
}

function shelfOf(files: Changes): SeedShelf {
  const paths = Object.keys(files).filter((path) => files[path] !== null);
  const encoder = new TextEncoder();
  return {
    bytes(path) {
      const text = files[path];
      return text === undefined || text === null ? null : encoder.encode(text);
    },
    list(folder) {
      const inside = folder === '.' || folder === '' ? '' : `${folder}/`;
      const below = paths.filter((path) => path.startsWith(inside)).map((path) => path.slice(inside.length));
      return [...new Set(below.map((path) => path.split('/')[0] ?? ''))]
        .sort()
        .map((name) => ({ name, isFolder: !below.includes(name) }));
    },
  };
}
