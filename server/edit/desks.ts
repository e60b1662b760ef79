import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mergeBlocks } from '../../graph-seed/add-source/blocks-merging.ts';
import { type Desk, type FileEdit, undoEdits, withEdits } from '../../graph-seed/edit/desk.ts';
import { mergePlanFile } from '../../graph-seed/edit/merge.ts';
import { openDesk, reopenDesk, type Saving, saveEdits } from '../../graph-seed/edit/plan-folder.ts';
import type { Bilingual } from '../graph/types.ts';

export type Decision = { label: Bilingual; edits: FileEdit[] };

/**
 * One plan under work: what the disk held when it was read, what the editor has made of it since, the decisions
 * that led there, the saved ones too, so that the last can always be taken back, and what was done since the save.
 */
export type Work = { planDir: string; disk: Desk; now: Desk; done: Decision[]; unsaved: Step[] };
export type Step = Decision & { back: boolean };

export type Desks = {
  planIds(): string[];
  /** Null when there is no such plan. */
  open(plan: string): Work | null;
  /** A plan that is not on the disk yet. */
  begin(plan: string): Work | null;
  /** Plans with something unsaved. */
  unsaved(): string[];
};

const MOST_STEPS = 200;
const PLAN_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Files of records, which two editors' changes can be merged in record by record. */
const MERGED = /^(?:entities|relations)\/|\/(?:rejected|faults|no-content)\.yaml$/;
const BLOCKS = /^sources\/[^/]+\/blocks\.yaml$/;

/** The plans of a folder, each opened when first asked for. `seedDir` holds `ontology/`. */
export function createDesks(seedDir: string, plansDir: string): Desks {
  const works = new Map<string, Work>();
  const add = (plan: string): Work => {
    const planDir = join(plansDir, plan);
    const disk = openDesk(seedDir, planDir, plan);
    const work = { planDir, disk, now: disk, done: [], unsaved: [] };
    works.set(plan, work);
    return work;
  };
  const onDisk = (plan: string) => PLAN_ID.test(plan) && existsSync(join(plansDir, plan, 'plan.yaml'));
  return {
    planIds: () => {
      const there = existsSync(plansDir) ? readdirSync(plansDir).filter(onDisk) : [];
      const begun = [...works].filter(([, work]) => work.now.files.has('plan.yaml')).map(([plan]) => plan);
      return [...new Set([...there, ...begun])].sort();
    },
    open(plan) {
      const known = works.get(plan);
      if (known !== undefined) return known.now.files.has('plan.yaml') ? known : null;
      return onDisk(plan) ? add(plan) : null;
    },
    begin: (plan) => (PLAN_ID.test(plan) ? (works.get(plan) ?? add(plan)) : null),
    unsaved: () => [...works].filter(([, work]) => unsavedEdits(work).length > 0).map(([plan]) => plan),
  };
}

/** Lays a decision on the desk. False when it would change nothing. */
export function decide(work: Work, label: Bilingual, edits: FileEdit[]): boolean {
  if (edits.length === 0) return false;
  work.now = withEdits(work.now, edits);
  const decision = { label, edits };
  work.done.push(decision);
  if (work.done.length > MOST_STEPS) work.done.shift();
  work.unsaved.push({ ...decision, back: false });
  return true;
}

/** Takes back the last decision, be it saved or not; a saved one is taken back on the disk by the next save. */
export function undo(work: Work): Decision | null {
  const last = work.done.pop();
  if (last === undefined) return null;
  work.now = withEdits(work.now, undoEdits(last.edits));
  if (work.unsaved.at(-1)?.edits === last.edits) work.unsaved.pop();
  else work.unsaved.push({ ...last, back: true });
  return last;
}

/** From the disk to the desk: what a save would write. */
export function unsavedEdits({ disk, now }: Work): FileEdit[] {
  const paths = new Set([...disk.files.keys(), ...now.files.keys()]);
  return [...paths].sort().flatMap((path) => {
    const before = disk.files.get(path) ?? null;
    const after = now.files.get(path) ?? null;
    return before === after ? [] : [{ path, before, after }];
  });
}

/** Checks and writes what is unsaved. */
export function save(work: Work): Saving {
  const saving = saveEdits(work.planDir, work.disk, unsavedEdits(work));
  if (saving.saved) {
    work.disk = work.now;
    work.unsaved = [];
  }
  return saving;
}

/** Takes up what others have written meanwhile, where the desk holds nothing unsaved. */
export function followDisk(work: Work): void {
  if (unsavedEdits(work).length > 0) return;
  const fresh = reopenDesk(work.planDir, work.disk);
  const same =
    fresh.files.size === work.disk.files.size &&
    [...fresh.files].every(([path, text]) => work.disk.files.get(path) === text);
  if (!same) beginAnew(work, fresh, fresh);
}

/**
 * Reads the disk anew and lays what is unsaved on it: files of records are merged record by record. The paths that
 * no program may merge are given back, and then nothing has changed.
 */
export function reread(work: Work): { conflicts: string[] } {
  const fresh = reopenDesk(work.planDir, work.disk);
  const edits: FileEdit[] = [];
  const conflicts: string[] = [];
  for (const { path, before, after } of unsavedEdits(work)) {
    const theirs = fresh.files.get(path) ?? null;
    if (theirs === after) continue;
    if (theirs === before) {
      edits.push({ path, before, after });
      continue;
    }
    const merged = merge(path, before, after, theirs);
    if (merged === null) conflicts.push(path);
    else edits.push({ path, before: theirs, after: merged });
  }
  if (conflicts.length === 0) beginAnew(work, fresh, withEdits(fresh, edits));
  return { conflicts };
}

/** Both sides' changes in one text; null where a person has to decide. */
function merge(path: string, base: string | null, ours: string | null, theirs: string | null): string | null {
  if (ours === null || theirs === null) return null;
  if (BLOCKS.test(path)) return base === null ? null : mergeBlocks(base, ours, theirs);
  if (!MERGED.test(path)) return null;
  const { text, conflicts } = mergePlanFile(base ?? '', ours, theirs);
  return conflicts.length === 0 ? text : null;
}

/** Lets go of everything unsaved. */
export function discard(work: Work): void {
  const fresh = reopenDesk(work.planDir, work.disk);
  beginAnew(work, fresh, fresh);
  work.unsaved = [];
}

/** A step back over what others wrote would take theirs away too, so the steps begin anew. */
function beginAnew(work: Work, disk: Desk, now: Desk): void {
  Object.assign(work, { disk, now, done: [] });
}
