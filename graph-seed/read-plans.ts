import { join } from 'node:path';
import type { Ontology, PlanGraph } from '../server/graph/types.ts';
import { buildGraph } from './build-graph.ts';
import { runChecks } from './checks/run-checks.ts';
import { type BriefingSeed, readBriefings } from './files/briefings.ts';
import { readPlanFolder } from './files/plan-files.ts';
import { whyNoPlans } from './files/plans-folder.ts';
import { listFolder } from './files/seed-files.ts';
import { compareFindings, type Finding, finder, formatFinding } from './finding.ts';
import { readOntologyFiles } from './ontology.ts';
import type { PlanSeed, Seed } from './seed.ts';
import { shownPath } from './shown-path.ts';

export type PlansReading = {
  ontology: Ontology;
  graphs: PlanGraph[];
  briefings: BriefingSeed[];
  findings: Finding[];
};

/** The folders of plans, when they are not (only) the one beside the ontology. */
export type ReadPlansOptions = { plansDirs?: readonly string[] | undefined };

const foundPlan = finder('reading', 'plan');
const PLANS = { file: 'plans/', line: 1, col: 1 };

/** Reads and checks every plan of a seed folder, without building graphs. Never throws on bad data. */
export function readSeed(
  seedDir: string,
  options: ReadPlansOptions = {},
): { seed: Seed; briefings: BriefingSeed[]; findings: Finding[] } {
  const { ontology, files, findings } = readOntologyFiles(join(seedDir, 'ontology'));
  const plansDirs = options.plansDirs ?? [join(seedDir, 'plans')];
  const all: Finding[] = [...findings];
  const plans: PlanSeed[] = [];
  const briefings: BriefingSeed[] = [];
  const wrong = plansDirs.map(whyNoPlans);
  all.push(...wrong.flatMap((said) => (said === null ? [] : [foundPlan(PLANS, said)])));
  const folders = plansDirs
    .filter((_, i) => wrong[i] === null)
    .flatMap((dir) =>
      listFolder(dir).flatMap(({ name, isFolder }) => (isFolder ? [{ dir: join(dir, name), name }] : [])),
    );
  for (const { dir, name } of folders) {
    if (plans.some((plan) => plan.id === name)) {
      all.push(secondFolder(name));
      continue;
    }
    const read = readPlanFolder(dir, name, files);
    plans.push(read.plan);
    all.push(...read.findings);
    // A node in a file that cannot be read whole is not missing: the file's own fault is told.
    const ids = new Set([...read.plan.entities.map((entity) => entity.id), ...read.plan.unreadIds]);
    const decks = readBriefings(dir, name, ids);
    briefings.push(...decks.briefings);
    all.push(...decks.findings);
  }
  const seed: Seed = { ontology, plans };
  all.push(...runChecks(seed));
  return { seed, briefings, findings: all.sort(compareFindings) };
}

function secondFolder(plan: string): Finding {
  return foundPlan(
    { file: `plans/${plan}/plan.yaml`, line: 1, col: 1 },
    {
      zh: `两个文件夹里都有规划“${plan}”`,
      en: `two folders hold a plan "${plan}"`,
      mendZh: '给其中一份换个文件夹名，或只载入一处',
      mendEn: 'rename the folder of one, or load only one of them',
    },
  );
}

/**
 * Reads, checks and builds every plan of a seed folder (`ontology/`, `plans/`). Never throws on bad data:
 * every fault of the run is a finding, sorted by place; what is faulty is left out of the graphs.
 */
export function readPlans(seedDir: string, options: ReadPlansOptions = {}): PlansReading {
  const { seed, briefings, findings } = readSeed(seedDir, options);
  const { ontology, plans } = seed;
  return { ontology, graphs: plans.map((plan) => buildGraph(plan, ontology)), briefings, findings };
}

/** The plans of a seed folder for a server that starts: throws one error that tells every fault. */
export function readPlansForServing(
  seedDir: string,
  options: ReadPlansOptions = {},
): Omit<PlansReading, 'findings'> {
  const { ontology, graphs, briefings, findings } = readPlans(seedDir, options);
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) {
    const path = shownPath(seedDir, options.plansDirs);
    const lines = errors.map((finding) => formatFinding(finding, path));
    throw new Error(
      `规划数据有 ${errors.length} 处错误 / the plan files have ${errors.length} errors:\n${lines.join('\n')}`,
    );
  }
  return { ontology, graphs, briefings };
}
