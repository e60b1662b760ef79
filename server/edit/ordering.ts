import {
  confirmBlock,
  joinWithNext,
  moveBlock,
  setContinues,
  splitBlock,
} from '../../graph-seed/add-source/blocks-editing.ts';
import { type BlocksModel, parseBlocks, renderBlocks } from '../../graph-seed/add-source/blocks-model.ts';
import { type Desk, editOf } from '../../graph-seed/edit/desk.ts';
import type { OrderChange } from '../contract/editing-shapes.ts';
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
  return {
    label: { zh: `${zh} ${change.block}`, en: `${en} ${change.block}` },
    edits: editOf(desk, path, renderBlocks(next, former)),
  };
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
