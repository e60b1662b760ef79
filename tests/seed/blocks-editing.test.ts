import { describe, expect, it } from 'vitest';
import {
  confirmBlock,
  joinWithNext,
  moveBlock,
  setContinues,
  splitBlock,
} from '../../graph-seed/add-source/blocks-editing.ts';
import { mergeBlocks } from '../../graph-seed/add-source/blocks-merging.ts';
import { type BlocksModel, parseBlocks, renderBlocks } from '../../graph-seed/add-source/blocks-model.ts';
import type { Side } from '../../graph-seed/edit/conflict.ts';
import { wuxi } from './editing-desk.ts';

const real = wuxi().files.get('sources/page-11/blocks.yaml') ?? '';
const text = '甲一。\n\n乙一。乙二。\n\n丙';
const model: BlocksModel = {
  streams: [
    { id: 'main', zh: '正文', en: 'Main', order: ['b1', 'b2'] },
    { id: 'rest', zh: '其余', en: 'Rest', order: ['b3'] },
  ],
  blocks: [
    { id: 'b1', start: 0, end: 3, what: '甲', continues: null, guessed: false },
    { id: 'b2', start: 5, end: 11, what: '乙', continues: 'b1', guessed: true },
    { id: 'b3', start: 13, end: 14, what: '丙', continues: null, guessed: false },
  ],
};
const orders = (one: BlocksModel) => one.streams.map((stream) => stream.order.join(' '));

describe('two editors of one reading order', () => {
  const base = renderBlocks(model);

  const merge = (one: string, other: string, take: Side | null = null) => {
    const merged = mergeBlocks(base, one, other, () => take);
    if (merged === null) throw new Error('a file is damaged');
    return merged;
  };
  const mine = renderBlocks(confirmBlock(model, 'b2'));

  it('are merged block by block', () => {
    const renamed = {
      ...model,
      blocks: model.blocks.map((one) => (one.id === 'b2' ? { ...one, what: '别名' } : one)),
    };
    const split = splitBlock(renamed, 'b2', 8, text);
    const both = { text: renderBlocks(confirmBlock(split, 'b2')), conflicts: [] };
    expect(merge(mine, renderBlocks(split))).toEqual(both);
    expect(merge(renderBlocks(split), mine)).toEqual(both);
  });

  it('who say different things of one join choose one of them', () => {
    const parted = renderBlocks(setContinues(model, 'b2', null));
    expect(merge(mine, parted).conflicts).toMatchObject([
      { key: 'b2.continues', mine: 'b1', theirs: '（无 none）' },
    ]);
    expect(merge(mine, parted, 'mine')).toEqual({ text: mine, conflicts: [] });
    expect(merge(mine, parted, 'theirs')).toEqual({ text: parted, conflicts: [] });
  });

  it('who cut one block in two ways choose one cut; what else either did is kept', () => {
    const [one, two] = [8, 9].map((at) => splitBlock(model, 'b2', at, text)) as [BlocksModel, BlocksModel];
    const [ours, theirs] = [renderBlocks(confirmBlock(one, 'b2')), renderBlocks(two)];
    expect(merge(ours, theirs).conflicts.map((conflict) => conflict.key)).toEqual(['order']);
    expect(merge(ours, theirs, 'mine').text).toBe(ours);
    expect(merge(ours, theirs, 'theirs').text).toBe(renderBlocks(confirmBlock(two, 'b2')));
  });
});

describe('putting blocks right', () => {
  it('writes blocks.yaml back byte for byte when nothing changed', () => {
    const read = parseBlocks(real);
    expect(read).not.toBeNull();
    if (read !== null) expect(renderBlocks(read, real)).toBe(real);
    expect(parseBlocks(renderBlocks(model))).toEqual(model);
    expect(parseBlocks('streams: [')).toBeNull();
    expect(parseBlocks('blocks: {}')).toBeNull();
  });

  it('keeps comments above the lines that they stand above', () => {
    const commented = renderBlocks(model).replace('  b2:', '  # 对照过原版\n  b2:');
    const moved = renderBlocks(confirmBlock(model, 'b2'), commented);
    expect(moved).toContain('  # 对照过原版\n  b2: { start: 5, end: 11, what: "乙", continues: b1 }');
  });

  it('moves a block; what it continued no longer comes before it', () => {
    const moved = moveBlock(model, 'b2', { stream: 'rest', before: 'b3' });
    expect(orders(moved)).toEqual(['b1', 'b2 b3']);
    expect(moved.blocks[1]).toMatchObject({ continues: null, guessed: false });
  });

  it('says what a block carries on, and puts it there', () => {
    const joined = setContinues(model, 'b3', 'b2');
    expect(orders(joined)).toEqual(['b1 b2 b3', '']);
    expect(joined.blocks[2]).toMatchObject({ continues: 'b2', guessed: false });
    expect(setContinues(joined, 'b3', null).blocks[2]).toMatchObject({ continues: null });
  });

  it('splits a block at a position and joins it again', () => {
    const split = splitBlock(model, 'b2', 8, text);
    expect(split.blocks.map(({ id, start, end }) => [id, start, end])).toEqual([
      ['b1', 0, 3],
      ['b2', 5, 8],
      ['b2a', 8, 11],
      ['b3', 13, 14],
    ]);
    expect(orders(split)).toEqual(['b1 b2 b2a', 'b3']);
    const joined = joinWithNext(split, 'b2');
    expect(joined.blocks.map(({ id, start, end }) => [id, start, end])).toEqual([
      ['b1', 0, 3],
      ['b2', 5, 11],
      ['b3', 13, 14],
    ]);
    expect(splitBlock(model, 'b2', 5, text)).toBe(model);
  });
});
