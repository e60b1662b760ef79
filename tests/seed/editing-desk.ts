import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addSource } from '../../graph-seed/add-source/add-source.ts';
import { draft } from '../../graph-seed/draft/draft.ts';
import { sourceOf } from '../../graph-seed/draft/model.ts';
import { acceptProposal } from '../../graph-seed/edit/decide.ts';
import { type Desk, editOf, withEdits } from '../../graph-seed/edit/desk.ts';
import { openDesk } from '../../graph-seed/edit/plan-folder.ts';
import {
  type Proposals,
  parseProposals,
  proposalsPath,
  renderProposals,
} from '../../graph-seed/edit/proposals.ts';
import { loadWords, noWords, type Words } from '../../graph-seed/words.ts';
import { SECOND_PAGE, SEED_DIR, SHIPPED, YUNXI } from '../places.ts';

/** The invented city's second page, as an editor is handed it. */
export const secondPage = () => readFileSync(SECOND_PAGE);

/** The invented city as far as its first page was read: it counts, and names nothing of what it counts. */
export const yunxi = (): Desk => openDesk(SEED_DIR, `${YUNXI}/yunxi`, 'yunxi');

export const wuxi = (): Desk => openDesk(SEED_DIR, `${SHIPPED}/wuxi-14fyp`, 'wuxi-14fyp');

export async function words(): Promise<Words> {
  return (await loadWords()) ?? noWords;
}

/** The invented city with its second page registered and drafted; nothing decided. */
export async function drafted(): Promise<{ desk: Desk; proposals: Proposals }> {
  const known = await words();
  const added = addSource(yunxi(), { bytes: secondPage(), fileName: 'page-2.txt', title: '第2版' }, known);
  if ('refused' in added) throw new Error(added.refused.en);
  const desk = withEdits(yunxi(), added.edits);
  const source = sourceOf(desk, added.id);
  if (source === null) throw new Error('the source was not registered');
  const proposals = draft(desk, source, known);
  return {
    desk: withEdits(desk, editOf(desk, proposalsPath(added.id), renderProposals(proposals))),
    proposals,
  };
}

/** The invented city as its two pages read: everything that was drafted with more than a guess, accepted as it is. */
export async function bothPages(): Promise<Desk> {
  let { desk } = await drafted();
  const list = parseProposals(desk.files.get(proposalsPath('page-2')) ?? '');
  for (const one of [...(list?.entities ?? []), ...(list?.relations ?? [])]) {
    if (one.confidence !== 'possible') desk = withEdits(desk, acceptProposal(desk, 'page-2', one));
  }
  return desk;
}

/** A desk made of files given as text. */
export function deskOf(files: Record<string, string>, id = 'small'): Desk {
  const { ontology, ontologyFiles } = openDesk(SEED_DIR, '/nowhere', id);
  return { id, files: new Map(Object.entries(files)), ontology, ontologyFiles };
}

/** Writes a desk's files to a folder that is removed by the returned function. */
export function onDisk(desk: Desk): { plans: string; dir: string; remove: () => void } {
  const plans = mkdtempSync(join(tmpdir(), 'plan-graph-editing-'));
  const dir = join(plans, desk.id);
  for (const [path, text] of desk.files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return { plans, dir, remove: () => rmSync(plans, { recursive: true, force: true }) };
}
