import { beforeAll, describe, expect, it } from 'vitest';
import { addSource, newPlan } from '../../graph-seed/add-source/add-source.ts';
import { parseBlocks } from '../../graph-seed/add-source/blocks-model.ts';
import { cutBlocks } from '../../graph-seed/add-source/cut-blocks.ts';
import { paragraphsOf } from '../../graph-seed/add-source/paragraphs.ts';
import { checkDesk, withEdits } from '../../graph-seed/edit/desk.ts';
import { noWords, type Words } from '../../graph-seed/words.ts';
import { deskOf, secondPage, words, wuxi, yunxi } from './editing-desk.ts';

const text = wuxi().files.get('sources/page-11/text.txt') ?? '';
const accepted = parseBlocks(wuxi().files.get('sources/page-11/blocks.yaml') ?? '');
const bytes = (content: string) => new TextEncoder().encode(content);
let known: Words = noWords;
beforeAll(async () => {
  known = await words();
});

/** The joins of a model as positions: where the torn passage stops, where it goes on. */
function joinsOf(model: ReturnType<typeof parseBlocks>) {
  return (model?.blocks ?? [])
    .filter((block) => block.continues !== null)
    .map((block) => [model?.blocks.find((one) => one.id === block.continues)?.end, block.start])
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

describe('cutting the real page into blocks', () => {
  it('finds every accepted block boundary, and few more', () => {
    const mine = cutBlocks(text, known).blocks.map((block) => block.start);
    const theirs = accepted?.blocks.map((block) => block.start) ?? [];
    const hits = mine.filter((start) => theirs.includes(start)).length;
    const [precision, recall] = [hits / mine.length, hits / theirs.length];
    console.log(
      `区块边界：精确率 ${(precision * 100).toFixed(0)} %，召回率 ${(recall * 100).toFixed(0)} %（${hits}/${mine.length}，${hits}/${theirs.length}）`,
    );
    expect(recall).toBe(1);
    expect(precision).toBeGreaterThan(0.8);
  });

  it('finds the four passages that the columns tore apart, and no other', () => {
    const mine = cutBlocks(text, known);
    expect(joinsOf(mine)).toEqual(joinsOf(accepted));
    expect(joinsOf(mine)).toHaveLength(4);
    expect(mine.blocks.filter((block) => block.guessed)).toHaveLength(4);
  });

  it('reads the page in the accepted order, stream by stream', () => {
    const mine = cutBlocks(text, known);
    const startOf = new Map(mine.blocks.map((block) => [block.id, block.start]));
    for (const stream of accepted?.streams ?? []) {
      const theirs = stream.order.map((id) => accepted?.blocks.find((block) => block.id === id)?.start);
      const same = mine.streams.find((one) => one.id === stream.id)?.order.map((id) => startOf.get(id)) ?? [];
      // Finer blocks lie between; the accepted ones stand in the same order.
      expect(same.filter((start) => theirs.includes(start))).toEqual(theirs);
    }
  });
});

describe('the roles of lines', () => {
  it('tells headings, questions, entries, titles and the masthead from text', () => {
    const page =
      '某报\n\n编辑 甲\n\n第一章 总则\n\n正文到此为止。\n\n1、问什么？\n\n答。\n\n名词解释\n\n[1]、甲：乙。\n';
    expect(paragraphsOf(page).map((one) => one.role)).toEqual([
      'masthead',
      'masthead',
      'heading',
      'text',
      'question',
      'text',
      'title',
      'entry',
    ]);
  });

  it('knows jump marks, and takes no jump for a torn passage', () => {
    const [first, last] = paragraphsOf('上接第3版>>>前文如此。\n\n后文未完，（下转第5版）');
    expect(first?.jump).toEqual({ from: '3', to: null });
    expect(last).toMatchObject({ jump: { from: null, to: '5' }, openEnd: false });
  });

  it('counts in code points', () => {
    const [line] = paragraphsOf('  🚄第一行有很多字，是正文。');
    expect(line).toMatchObject({ start: 2, end: 15 });
  });

  it('guesses no join in a text without torn passages', () => {
    const model = cutBlocks(
      '第一章 甲\n\n一句完整的话。\n\n又一句完整的话。\n\n第二章 乙\n\n再一句。',
      known,
    );
    expect(model.blocks.filter((block) => block.guessed)).toEqual([]);
    expect(model.streams.map((stream) => stream.order)).toEqual([['b01', 'b02']]);
  });
});

describe('registering a source', () => {
  it('writes text, blocks, jump marks and an entry in plan.yaml, and keeps its comments', () => {
    const added = addSource(
      yunxi(),
      { bytes: secondPage(), fileName: '第2页.txt', title: '第2版', print: '第2版' },
      known,
    );
    if ('refused' in added) throw new Error(added.refused.zh);
    expect(added.id).toBe('page-2');
    const desk = withEdits(yunxi(), added.edits);
    expect(desk.files.get('sources/page-2/text.txt')).toBe(secondPage().toString('utf8'));
    expect(desk.files.get('plan.yaml')).toBe(
      `${yunxi().files.get('plan.yaml')}  page-2:\n    title: 第2版\n    print: 第2版\n    language: zh-CN\n`,
    );
    expect(desk.files.get('sources/page-2/no-content.yaml')).toContain('上接第1版>>>');
    expect(checkDesk(desk).filter((one) => one.severity === 'error')).toEqual([]);
    expect(checkDesk(desk).filter((one) => one.check === 'guessed-joins')).toHaveLength(1);
  });

  it('reminds nobody of the masthead as of a sentence that nothing quotes', () => {
    const added = addSource(yunxi(), { bytes: secondPage(), fileName: 'page-2.txt', title: '第2版' }, known);
    if ('refused' in added) throw new Error(added.refused.zh);
    const desk = withEdits(yunxi(), added.edits);
    expect(desk.files.get('sources/page-2/no-content.yaml')).toContain('云溪日报');
    const reminded = checkDesk(desk).filter((one) => one.scope === 'coverage');
    expect(reminded.length).toBeGreaterThan(0);
    expect(reminded.filter((one) => /云溪日报|林一舟/u.test(one.message))).toEqual([]);
  });

  it('concludes the place in the print from both jump marks, and from nothing less', () => {
    const page = (content: string) => addSource(yunxi(), { bytes: bytes(content), fileName: 'a.txt' }, known);
    expect(page('上接第10版>>>前文如此这般。\n\n后文未完，下转第12版>>>')).toMatchObject({
      id: 'page-11',
      print: '第11版',
      printFrom: 'jumps',
    });
    expect(page('后文未完，下转第12版>>>')).toMatchObject({ id: 'a', print: null, printFrom: null });
  });

  it('refuses what would move every offset, and converts only with consent', () => {
    const windows = bytes('\uFEFF第一行。\r\n\r\n第二行。\r\n');
    const input = { bytes: windows, fileName: 'w.txt', id: 'w' };
    expect(addSource(yunxi(), input, known)).toMatchObject({
      refused: { zh: expect.stringContaining('--convert') },
    });
    const added = addSource(yunxi(), { ...input, convert: true }, known);
    if ('refused' in added) throw new Error(added.refused.zh);
    expect(added.converted).toBe(true);
    expect(added.edits.find((edit) => edit.path.endsWith('text.txt'))?.after).toBe('第一行。\n\n第二行。\n');
  });

  it('refuses damaged texts and ids, each with its reason', () => {
    const why = (content: Uint8Array, id = 'new') => {
      const added = addSource(yunxi(), { bytes: content, fileName: 'x.txt', id }, known);
      return 'refused' in added ? added.refused.zh : 'added';
    };
    expect(why(new Uint8Array([0xd4, 0xc6, 0xcf, 0xaa]))).toContain('UTF-8');
    expect(why(bytes('第一行\n第二\u0000行'))).toContain('第 2 行');
    expect(why(bytes('解码失败\uFFFD'))).toContain('解码');
    expect(why(bytes(' \n\n'))).toContain('没有文字');
    expect(why(bytes('文字。'), '第2版')).toContain('不合写法');
    expect(why(bytes('文字。'), 'page-1')).toContain('已经有了');
    expect(why(bytes(yunxi().files.get('sources/page-1/text.txt') ?? ''))).toContain('已是来源 page-1');
  });

  it('makes a plan for another city, to which a page can be added', () => {
    const head = { title: '新市: 规划', short: '新', city: '新市', period: '“十四五”' };
    const empty = deskOf({}, 'new-city');
    const made = newPlan(empty, head);
    if ('refused' in made) throw new Error(made.refused.zh);
    const desk = withEdits(empty, made.edits);
    expect(checkDesk(desk)).toEqual([]);
    const added = addSource(desk, { bytes: bytes(text), fileName: 'a.txt' }, known);
    if ('refused' in added) throw new Error(added.refused.zh);
    expect(checkDesk(withEdits(desk, added.edits)).filter((one) => one.severity === 'error')).toEqual([]);
    expect(newPlan(desk, head)).toMatchObject({ refused: { zh: expect.stringContaining('已经有了') } });
    expect(newPlan(deskOf({}, '新市'), head)).toHaveProperty('refused');
  });
});
