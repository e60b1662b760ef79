import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { buildGraph } from '../build-graph.ts';
import { runChecks } from '../checks/run-checks.ts';
import { readBriefings } from '../files/briefings.ts';
import { readPlanFolder } from '../files/plan-files.ts';
import type { SeedFile, SeedShelf } from '../files/seed-files.ts';
import { compareFindings, type Finding } from '../finding.ts';
import type { PlanSeed } from '../seed.ts';

/** The files of one plan, by path inside its folder (`entities/strategy.yaml`), as an editor holds them. */
export type PlanFiles = ReadonlyMap<string, string>;

/** One file that changes: null before when it is new, null after when it goes. */
export type FileEdit = { path: string; before: string | null; after: string | null };

/** What an editor works on: one plan's files, and the ontology that they are read by. */
export type Desk = {
  id: string;
  files: PlanFiles;
  ontology: Ontology;
  ontologyFiles: readonly SeedFile[];
};

type Reading = { plan: PlanSeed; findings: Finding[] };
const memory = new WeakMap<PlanFiles, Reading>();
/** The last states that were read: most steps between two of them touch only what no reader of a plan looks at. */
const recent: { id: string; ontologyFiles: readonly SeedFile[]; files: PlanFiles; reading: Reading }[] = [];
const MOST_RECENT = 6;
/** What an editor has still to decide, and has rejected. */
const UNREAD = /^sources\/[^/]+\/(?:proposals|rejected)\.yaml$/u;

/** The plan that the files hold. Read once for each state of the files. */
export function planOf(desk: Desk): PlanSeed {
  return readDesk(desk).plan;
}

/** What `check` says of the files as they stand on the desk, sorted by place. */
export function checkDesk(desk: Desk): Finding[] {
  const { plan, findings } = readDesk(desk);
  const ids = new Set([...plan.entities.map((entity) => entity.id), ...plan.unreadIds]);
  const briefings = readBriefings('', desk.id, ids, shelfOf(desk.files)).findings;
  return [...findings, ...briefings, ...runChecks({ ontology: desk.ontology, plans: [plan] })].sort(
    compareFindings,
  );
}

/** The graph that the files give. */
export function graphOf(desk: Desk): PlanGraph {
  return buildGraph(planOf(desk), desk.ontology);
}

/** The desk after an edit. Files that nothing changes stay the same objects. */
export function withEdits(desk: Desk, edits: readonly FileEdit[]): Desk {
  const files = new Map(desk.files);
  for (const { path, after } of edits) {
    if (after === null) files.delete(path);
    else files.set(path, after);
  }
  return { ...desk, files };
}

/** The edit from one state of a file to another; none when nothing changes. */
export function editOf(desk: Desk, path: string, after: string | null): FileEdit[] {
  const before = desk.files.get(path) ?? null;
  return before === after ? [] : [{ path, before, after }];
}

function readDesk(desk: Desk): Reading {
  const known = memory.get(desk.files);
  if (known !== undefined) return known;
  const { id, files, ontologyFiles } = desk;
  const same = recent.find(
    (one) => one.id === id && one.ontologyFiles === ontologyFiles && sameForReaders(one.files, files),
  );
  const reading = same?.reading ?? readPlanFolder('', id, ontologyFiles, shelfOf(files));
  memory.set(files, reading);
  if (same === undefined) recent.unshift({ id, ontologyFiles, files, reading });
  recent.length = Math.min(recent.length, MOST_RECENT);
  return reading;
}

function sameForReaders(a: PlanFiles, b: PlanFiles): boolean {
  const count = (files: PlanFiles) => [...files.keys()].filter((path) => !UNREAD.test(path)).length;
  return count(a) === count(b) && [...a].every(([path, text]) => UNREAD.test(path) || b.get(path) === text);
}

/** The files as a shelf, so that the reader of the disk reads them too. */
function shelfOf(files: PlanFiles): SeedShelf {
  const encoder = new TextEncoder();
  const folders = new Map<string, Map<string, boolean>>();
  for (const path of files.keys()) {
    const steps = path.split('/');
    steps.forEach((name, i) => {
      const folder = steps.slice(0, i).join('/');
      const names = folders.get(folder) ?? new Map<string, boolean>();
      names.set(name, i < steps.length - 1);
      folders.set(folder, names);
    });
  }
  return {
    bytes(path) {
      const text = files.get(path);
      return text === undefined ? null : encoder.encode(text);
    },
    list: (path) =>
      [...(folders.get(path === '.' ? '' : path) ?? [])]
        .map(([name, isFolder]) => ({ name, isFolder }))
        .filter(({ name }) => !name.startsWith('.'))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
