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

  it('are merged block by block', () => {
    const mine = renderBlocks(confirmBlock(model, 'b2'));
    const renamed = {
      ...model,
      blocks: model.blocks.map((one) => (one.id === 'b2' ? { ...one, what: '别名' } : one)),
    };
    const split = splitBlock(renamed, 'b2', 8, text);
    expect(mergeBlocks(base, mine, renderBlocks(split))).toBe(renderBlocks(confirmBlock(split, 'b2')));
    expect(mergeBlocks(base, renderBlocks(split), mine)).toBe(renderBlocks(confirmBlock(split, 'b2')));
  });

  it('who say different things of one join, or cut one block in two ways, have to decide themselves', () => {
    const mine = renderBlocks(confirmBlock(model, 'b2'));
    expect(mergeBlocks(base, mine, renderBlocks(setContinues(model, 'b2', null)))).toBeNull();
    const [one, two] = [8, 9].map((at) => renderBlocks(splitBlock(model, 'b2', at, text)));
    expect(mergeBlocks(base, one ?? '', two ?? '')).toBeNull();
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
