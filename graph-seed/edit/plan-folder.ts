import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../finding.ts';
import { readOntologyFiles } from '../ontology.ts';
import { checkDesk, type Desk, type FileEdit, withEdits } from './desk.ts';

/** A file changed on the disk since the desk was opened: nothing was written. */
export type Stale = { path: string };

export type Saving =
  | { saved: true; desk: Desk; findings: Finding[] }
  | { saved: false; why: 'stale'; stale: Stale[] }
  | { saved: false; why: 'faulty'; findings: Finding[] };

const READ = /\.(?:yaml|txt|md)$/u;

/** Opens a plan's folder for editing. `seedDir` holds `ontology/`. */
export function openDesk(seedDir: string, planDir: string, id: string): Desk {
  const { ontology, files: ontologyFiles } = readOntologyFiles(join(seedDir, 'ontology'));
  return { id, files: readFolder(planDir), ontology, ontologyFiles };
}

/** The desk as the disk has it now. */
export function reopenDesk(planDir: string, desk: Desk): Desk {
  return { ...desk, files: readFolder(planDir) };
}

function readFolder(planDir: string): Map<string, string> {
  const files = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(planDir, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) walk(path);
      else if (READ.test(entry.name)) files.set(path, readFileSync(join(planDir, path), 'utf8'));
    }
  };
  if (existsSync(planDir)) walk('');
  return files;
}

/**
 * Checks what an edit would leave, and writes it only when it adds no error and nobody else has changed the same
 * files meanwhile. Errors that stood before do not keep an editor from mending them one by one.
 */
export function saveEdits(planDir: string, desk: Desk, edits: readonly FileEdit[]): Saving {
  const next = withEdits(desk, edits);
  const findings = checkDesk(next);
  const before = new Set(checkDesk(desk).filter(isError).map(identity));
  const added = findings.filter((one) => isError(one) && !before.has(identity(one)));
  if (added.length > 0) return { saved: false, why: 'faulty', findings: added };
  const stale = edits.filter(({ path, before: was }) => onDisk(planDir, path) !== was);
  if (stale.length > 0) return { saved: false, why: 'stale', stale: stale.map(({ path }) => ({ path })) };
  for (const edit of edits) writeEdit(planDir, edit);
  return { saved: true, desk: next, findings };
}

/** Line numbers move when a file grows: what is the same fault is told by its words. */
function identity(finding: Finding): string {
  return [finding.file, finding.check, finding.message].join('\0');
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error';
}

function onDisk(planDir: string, path: string): string | null {
  const full = join(planDir, path);
  return existsSync(full) ? readFileSync(full, 'utf8') : null;
}

/** By way of a second file, so that a reader (or a power cut) finds the old text or the new, never half of one. */
function writeEdit(planDir: string, { path, after }: FileEdit): void {
  const full = join(planDir, path);
  if (after === null) {
    rmSync(full, { force: true });
    return;
  }
  mkdirSync(dirname(full), { recursive: true });
  const beside = join(dirname(full), `.${process.pid}.writing`);
  writeFileSync(beside, after);
  renameSync(beside, full);
}
