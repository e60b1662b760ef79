import {
  confirmBlock,
  joinWithNext,
  moveBlock,
  setContinues,
  splitBlock,
} from '../../graph-seed/add-source/blocks-editing.ts';
import { type BlocksModel, parseBlocks, renderBlocks } from '../../graph-seed/add-source/blocks-model.ts';
import { type Desk, editOf, planOf } from '../../graph-seed/edit/desk.ts';
import { cutThrough, recite } from '../../graph-seed/edit/recite.ts';
import type { Words } from '../../graph-seed/words.ts';
import type { OrderChange, SplitLook } from '../contract/editing-shapes.ts';
import type { Bilingual } from '../graph/types.ts';
import { type Deciding, refused } from './decisions.ts';

const SAID: Record<OrderChange['do'], Bilingual> = {
  move: { zh: '移动', en: 'move' },
  join: { zh: '接续', en: 'join' },
  confirm: { zh: '确认', en: 'confirm' },
  split: { zh: '切开', en: 'split' },
  merge: { zh: '合并', en: 'merge' },
  rename: { zh: '改称', en: 'rename' },
};

/** What putting a block right does to blocks.yaml. */
export function ordering(desk: Desk, source: string, change: OrderChange): Deciding {
  const path = `sources/${source}/blocks.yaml`;
  const former = desk.files.get(path) ?? '';
  const model = parseBlocks(former);
  if (model === null)
    throw refused(
      'broken-blocks',
      `${path} 有误，先按 check 改好`,
      `${path} is faulty: mend it as check says`,
    );
  const next = changed(model, change, desk.files.get(`sources/${source}/text.txt`) ?? '');
  const { zh, en } = SAID[change.do];
  const label = { zh: `${zh} ${change.block}`, en: `${en} ${change.block}` };
  const edits = editOf(desk, path, renderBlocks(next, former));
  if (change.do !== 'split') return { label, edits };
  const { marks } = cutThrough(planOf(desk), source, change.at);
  const [mark] = marks;
  if (mark !== undefined)
    throw refused(
      'cuts-mark',
      `这样会切断“${mark}”上的记号（faults.yaml 或 no-content.yaml）：切在它的前后，或先改那个记号`,
      `this would cut the marked words “${mark}” (faults.yaml or no-content.yaml): cut beside them, or change the mark first`,
    );
  return { label, edits: recite(desk, edits, source, change.at) };
}

const AROUND = 12;

/** What a cut at this place would go through, so that it is told before it is made. */
export function lookAtSplit(desk: Desk, source: string, at: number, words: Words): SplitLook {
  const plan = planOf(desk);
  const text = plan.sources.find((one) => one.id === source)?.text;
  const before =
    text
      ?.slice(Math.max(0, at - AROUND), at)
      .split('\n')
      .at(-1) ?? '';
  const after = text?.slice(at, at + AROUND).split('\n')[0] ?? '';
  let length = 0;
  const word = words.cut(before + after).find((one) => {
    const begun = length;
    length += one.word.length;
    return begun < before.length && before.length < length;
  });
  return { ...cutThrough(plan, source, at), word: word?.word ?? null };
}

function changed(model: BlocksModel, change: OrderChange, text: string): BlocksModel {
  switch (change.do) {
    case 'move':
      return moveBlock(model, change.block, change);
    case 'join':
      return setContinues(model, change.block, change.of);
    case 'confirm':
      return confirmBlock(model, change.block);
    case 'split':
      return splitBlock(model, change.block, change.at, text);
    case 'merge':
      return joinWithNext(model, change.block);
    case 'rename':
      return {
        ...model,
        blocks: model.blocks.map((one) => (one.id === change.block ? { ...one, what: change.what } : one)),
      };
  }
}
