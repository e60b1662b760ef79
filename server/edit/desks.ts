import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Choose, Conflict, Side } from '../../graph-seed/edit/conflict.ts';
import { type Desk, type FileEdit, withEdits } from '../../graph-seed/edit/desk.ts';
import { mergeFile } from '../../graph-seed/edit/merge-file.ts';
import { openDesk, reopenDesk, type Saving, saveEdits } from '../../graph-seed/edit/plan-folder.ts';
import { whyNoPlans } from '../../graph-seed/files/plans-folder.ts';
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
  /** Why the folder holds no plan, when it is not merely empty. */
  whyNone(): Bilingual | null;
  /** Plans with something unsaved. */
  unsaved(): string[];
};

const MOST_STEPS = 200;
const PLAN_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

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
    whyNone() {
      if (!existsSync(plansDir)) {
        return {
          zh: `没有文件夹“${plansDir}”。新建的规划会存在那里；若另有所指，请改 --plans`,
          en: `there is no folder "${plansDir}". A new plan will be kept there; if another was meant, correct --plans`,
        };
      }
      const said = whyNoPlans(plansDir);
      return said && { zh: `${said.zh}。${said.mendZh}`, en: `${said.en}. ${said.mendEn}` };
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

/** A choice holds for what was shown when it was made: where the other side has changed since, one is asked again. */
export type Choice = { path: string; key: string; theirs: string | null; take: Side };
export type FileConflict = Conflict & { path: string };

/**
 * Takes back the last decision, be it saved or not; a saved one is taken back on the disk by the next save. What
 * others have written since stays: the decision alone is taken out. Where they wrote on the same thing, the
 * conflicts come back, nothing has changed, and it can be asked again with choices. Null: there is nothing to undo.
 */
export function undo(work: Work, choices: readonly Choice[] = []): FileConflict[] | null {
  const last = work.done.at(-1);
  if (last === undefined) return null;
  const merging = mergeAll(
    last.edits.map(({ path, before, after }) => ({
      ...{ path, base: after, ours: before },
      theirs: work.now.files.get(path) ?? null,
    })),
    choices,
  );
  if (merging.conflicts.length > 0) return merging.conflicts;
  work.done.pop();
  work.now = withEdits(work.now, merging.edits);
  if (work.unsaved.at(-1)?.edits === last.edits) work.unsaved.pop();
  else work.unsaved.push({ ...last, back: true });
  return [];
}

type ThreeWay = { path: string; base: string | null; ours: string | null; theirs: string | null };

function mergeAll(
  files: readonly ThreeWay[],
  choices: readonly Choice[],
): { edits: FileEdit[]; conflicts: FileConflict[] } {
  const edits: FileEdit[] = [];
  const conflicts: FileConflict[] = [];
  for (const { path, ...texts } of files) {
    const choose: Choose = ({ key, theirs }) =>
      choices.find((one) => one.path === path && one.key === key && one.theirs === theirs)?.take ?? null;
    const merged = mergeFile(path, texts, choose);
    conflicts.push(...merged.conflicts.map((one) => ({ ...one, path })));
    if (merged.text !== texts.theirs) edits.push({ path, before: texts.theirs, after: merged.text });
  }
  return { edits, conflicts };
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
  if (!same) Object.assign(work, { disk: fresh, now: fresh });
}

/**
 * Reads the disk anew and lays what is unsaved on it, record by record. What both sides say differently comes back
 * until it is chosen, and then nothing has changed.
 */
export function reread(work: Work, choices: readonly Choice[] = []): FileConflict[] {
  const fresh = reopenDesk(work.planDir, work.disk);
  const files = unsavedEdits(work).map(({ path, before, after }) => ({
    ...{ path, base: before, ours: after },
    theirs: fresh.files.get(path) ?? null,
  }));
  const { edits, conflicts } = mergeAll(files, choices);
  if (conflicts.length === 0) Object.assign(work, { disk: fresh, now: withEdits(fresh, edits) });
  return conflicts;
}

/** Lets go of everything unsaved; what was saved before can still be taken back. */
export function discard(work: Work): void {
  const fresh = reopenDesk(work.planDir, work.disk);
  const done: Decision[] = [...work.done];
  for (const { back, label, edits } of work.unsaved.toReversed()) {
    if (back) done.push({ label, edits });
    else done.pop();
  }
  Object.assign(work, { disk: fresh, now: fresh, done, unsaved: [] });
}
