import { join } from 'node:path';
import type { Ontology, PlanGraph } from '../server/graph/types.ts';
import { type BriefingSeed, readBriefings } from './briefings.ts';
import { buildGraph } from './build-graph.ts';
import { runChecks } from './checks/run-checks.ts';
import { compareFindings, type Finding, formatFinding } from './finding.ts';
import { readOntologyFiles } from './ontology.ts';
import { readPlanFolder } from './plan-files.ts';
import type { PlanSeed, Seed } from './seed.ts';
import { listFolder } from './seed-files.ts';

export type PlansReading = {
  ontology: Ontology;
  graphs: PlanGraph[];
  briefings: BriefingSeed[];
  findings: Finding[];
};

/** Where the plans stand when not beside the ontology. */
export type ReadPlansOptions = { plansDir?: string };

/** Reads and checks every plan of a seed folder, without building graphs. Never throws on bad data. */
export function readSeed(
  seedDir: string,
  options: ReadPlansOptions = {},
): { seed: Seed; briefings: BriefingSeed[]; findings: Finding[] } {
  const { ontology, files, findings } = readOntologyFiles(join(seedDir, 'ontology'));
  const plansDir = options.plansDir ?? join(seedDir, 'plans');
  const all: Finding[] = [...findings];
  const plans: PlanSeed[] = [];
  const briefings: BriefingSeed[] = [];
  for (const entry of listFolder(plansDir)) {
    if (!entry.isFolder) continue;
    const read = readPlanFolder(join(plansDir, entry.name), entry.name, files);
    plans.push(read.plan);
    all.push(...read.findings);
    // A node in a file that cannot be read whole is not missing: the file's own fault is told.
    const ids = new Set([...read.plan.entities.map((entity) => entity.id), ...read.plan.unreadIds]);
    const decks = readBriefings(join(plansDir, entry.name), entry.name, ids);
    briefings.push(...decks.briefings);
    all.push(...decks.findings);
  }
  const seed: Seed = { ontology, plans };
  all.push(...runChecks(seed));
  return { seed, briefings, findings: all.sort(compareFindings) };
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
    const lines = errors.map((finding) => formatFinding(finding));
    throw new Error(
      `规划数据有 ${errors.length} 处错误 / the plan files have ${errors.length} errors:\n${lines.join('\n')}`,
    );
  }
  return { ontology, graphs, briefings };
}
