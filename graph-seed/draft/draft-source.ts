import { type Desk, editOf, type FileEdit } from '../edit/desk.ts';
import { type Proposals, proposalsPath, renderProposals } from '../edit/proposals.ts';
import type { SourceSeed } from '../seed.ts';
import type { Words } from '../words.ts';
import { draft } from './draft.ts';
import { draftWithModel, type ModelDraft, type ModelSettings, withModel } from './model.ts';

/** Drafts a source by the rules and, if one is configured, by a model: what `draft` means wherever it is asked for. */
export async function draftSource(
  desk: Desk,
  source: SourceSeed,
  words: Words,
  settings: ModelSettings | null,
  report?: (done: number, total: number) => void,
): Promise<{ proposals: Proposals; asked: ModelDraft | null }> {
  const proposals = draft(desk, source, words);
  if (settings === null) return { proposals, asked: null };
  const asked = await draftWithModel(desk, source, settings, report);
  return { proposals: withModel(proposals, asked.proposals), asked };
}

/** The edit that puts a draft on the desk. */
export function proposalsEdit(desk: Desk, source: string, proposals: Proposals): FileEdit[] {
  return editOf(desk, proposalsPath(source), renderProposals(proposals));
}
