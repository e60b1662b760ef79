import { describe, expect, it } from 'vitest';
import { blockRanges, guessedJoins, readingStreams } from '../../../graph-seed/checks/blocks.ts';
import { transcriptionFaults } from '../../../graph-seed/checks/transcription.ts';
import { told } from './told.ts';

const TEXT = '甲乙丙丁\n\n戊己庚辛\n壬癸';
const page = (blocks: string, order = '[b1, b2]') => ({
  'sources/page/text.txt': TEXT,
  'sources/page/blocks.yaml': `streams:\n  main: { order: ${order} }\nblocks:\n${blocks}`,
});

describe('what is told of a source', () => {
  it('of blocks that lie outside its text, or run backwards', () => {
    expect(
      told(
        blockRanges,
        page(
          '  b0: { start: -1, end: 0 }\n  b1: { start: 0, end: 4 }\n  b2: { start: 6, end: 13 }\n  b3: { start: 13, end: 13 }\n  b4: { start: 13, end: 14 }\n',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "block-ranges (source) sources/page/blocks.yaml:4:3 [错误 error] 区块 b0 的范围 -1–0 不成立（原文共 13 个码点） / block b0 cannot run from -1 to 0 (the text has 13 code points)
          → start 小于 end，且都在原文之内 / start is less than end, and both lie in the text
      block-ranges (source) sources/page/blocks.yaml:7:3 [错误 error] 区块 b3 的范围 13–13 不成立（原文共 13 个码点） / block b3 cannot run from 13 to 13 (the text has 13 code points)
          → start 小于 end，且都在原文之内 / start is less than end, and both lie in the text
      block-ranges (source) sources/page/blocks.yaml:8:3 [错误 error] 区块 b4 的范围 13–14 不成立（原文共 13 个码点） / block b4 cannot run from 13 to 14 (the text has 13 code points)
          → start 小于 end，且都在原文之内 / start is less than end, and both lie in the text"
    `);
  });

  it('of blocks that overlap, at the one that stands later in the file', () => {
    expect(
      told(blockRanges, page('  b1: { start: 0, end: 7 }\n  b2: { start: 6, end: 13 }\n')),
    ).toMatchInlineSnapshot(`
      "block-ranges (source) sources/page/blocks.yaml:5:3 [错误 error] 区块 b1（0–7）与 b2（6–13）重叠 / the blocks b1 (0–7) and b2 (6–13) overlap
          → 一块的 end 不大于下一块的 start，如 b1 止于 6 / a block ends where the next begins or before, as b1 at 6"
    `);
    expect(
      told(blockRanges, page('  b2: { start: 6, end: 13 }\n  b1: { start: 0, end: 7 }\n')),
    ).toMatchInlineSnapshot(`
      "block-ranges (source) sources/page/blocks.yaml:5:3 [错误 error] 区块 b1（0–7）与 b2（6–13）重叠 / the blocks b1 (0–7) and b2 (6–13) overlap
          → 一块的 end 不大于下一块的 start，如 b1 止于 6 / a block ends where the next begins or before, as b1 at 6"
    `);
    expect(told(blockRanges, page('  b1: { start: 0, end: 6 }\n  b2: { start: 6, end: 13 }\n'))).toBe('');
  });

  it('of words that no block holds, at their first letter: before, between and after', () => {
    expect(
      told(blockRanges, page('  b1: { start: 1, end: 3 }\n  b2: { start: 7, end: 10 }\n')),
    ).toMatchInlineSnapshot(`
      "block-ranges (source) sources/page/text.txt:1:1 [错误 error] “甲”不属于任何区块（0–1） / "甲" belongs to no block (0–1)
          → 在 blocks.yaml 中把它归入一个区块 / give it to a block in blocks.yaml
      block-ranges (source) sources/page/text.txt:1:4 [错误 error] “丁

      戊”不属于任何区块（3–7） / "丁

      戊" belongs to no block (3–7)
          → 在 blocks.yaml 中把它归入一个区块 / give it to a block in blocks.yaml
      block-ranges (source) sources/page/text.txt:4:1 [错误 error] “壬癸”不属于任何区块（10–13） / "壬癸" belongs to no block (10–13)
          → 在 blocks.yaml 中把它归入一个区块 / give it to a block in blocks.yaml"
    `);
    expect(told(blockRanges, page('  b1: { start: 0, end: 4 }\n'))).toMatchInlineSnapshot(`
      "block-ranges (source) sources/page/text.txt:3:1 [错误 error] “戊己庚辛
      壬癸”不属于任何区块（4–13） / "戊己庚辛
      壬癸" belongs to no block (4–13)
          → 在 blocks.yaml 中把它归入一个区块 / give it to a block in blocks.yaml"
    `);
    expect(
      told(blockRanges, page('  b1: { start: 0, end: 13 }\n  b2: { start: 2, end: 3 }\n', '[b1]')),
    ).not.toContain('不属于任何区块');
  });

  it('of blocks in no stream, in two, or that there are not', () => {
    const blocks = '  b1: { start: 0, end: 4 }\n  b2: { start: 6, end: 10 }\n  b3: { start: 11, end: 13 }\n';
    expect(told(readingStreams, page(blocks, '[b1, b2, b22, xyzzyxyzzy, b1]'))).toMatchInlineSnapshot(`
      "reading-streams (source) sources/page/blocks.yaml:2:27 [错误 error] 没有区块“b22” / there is no block "b22"
          → 是不是“b2”？ / did you mean "b2"?
      reading-streams (source) sources/page/blocks.yaml:2:32 [错误 error] 没有区块“xyzzyxyzzy” / there is no block "xyzzyxyzzy"
          → 可用：b1、b2、b3 / one of b1, b2, b3
      reading-streams (source) sources/page/blocks.yaml:2:44 [错误 error] 区块 b1 已在阅读流 main 中 / block b1 is already in stream main
          → 每个区块只读一次，删去一处 / a block is read once: remove one
      reading-streams (source) sources/page/blocks.yaml:6:3 [错误 error] 区块 b3 不在任何阅读流中 / block b3 is in no stream
          → 把它加进 streams 中某一流的 order / add it to the order of a stream"
    `);
    expect(told(readingStreams, page(blocks, '[b3, b1, b2]'))).toBe('');
  });

  it('of blocks that carry on another than the one before', () => {
    const carrying = (b2: string, order: string) =>
      told(
        readingStreams,
        page(
          `  b1: { start: 0, end: 4 }\n  b2: { start: 6, end: 10, continues: ${b2} }\n  b3: { start: 11, end: 13 }\n`,
          order,
        ),
      );
    expect(carrying('b1', '[b1, b2, b3]')).toBe('');
    expect(carrying('b3', '[b1, b2, b3]')).toMatchInlineSnapshot(`
      "reading-streams (source) sources/page/blocks.yaml:5:39 [错误 error] 区块 b2 写明接续 b3，但阅读顺序中它前面是 b1 / block b2 continues b3, but in reading order b1 comes before it
          → 改正 continues，或改正阅读流的 order / correct continues or the stream's order"
    `);
    expect(carrying('b1', '[b2, b1, b3]')).toMatchInlineSnapshot(`
      "reading-streams (source) sources/page/blocks.yaml:5:39 [错误 error] 区块 b2 写明接续 b1，但阅读顺序中它前面是 （无） / block b2 continues b1, but in reading order nothing comes before it
          → 改正 continues，或改正阅读流的 order / correct continues or the stream's order"
    `);
    expect(carrying('xyzzyxyzzy', '[b1, b2, b3]')).toMatchInlineSnapshot(`
      "reading-streams (source) sources/page/blocks.yaml:5:39 [错误 error] 没有区块“xyzzyxyzzy” / there is no block "xyzzyxyzzy"
          → 可用：b1、b2、b3 / one of b1, b2, b3"
    `);
    // In no stream: that is told, and not also what it carries on.
    expect(carrying('b1', '[b1, b3]')).toMatchInlineSnapshot(`
      "reading-streams (source) sources/page/blocks.yaml:5:3 [错误 error] 区块 b2 不在任何阅读流中 / block b2 is in no stream
          → 把它加进 streams 中某一流的 order / add it to the order of a stream"
    `);
  });

  it('of joins that a program guessed', () => {
    expect(
      told(
        guessedJoins,
        page(
          '  b1: { start: 0, end: 4, guessed: true }\n  b2: { start: 6, end: 10, continues: b1, guessed: true }\n  b3: { start: 11, end: 13, guessed: false }\n',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "guessed-joins (source) sources/page/blocks.yaml:4:3 [提醒 warning] 区块 b1 接续 （无） 是程序猜的 / that block b1 continues nothing is a guess
          → 对照原版：对则删去 guessed: true，不对则改 continues 与 order / compare the print: remove guessed: true, or correct continues and order
      guessed-joins (source) sources/page/blocks.yaml:5:3 [提醒 warning] 区块 b2 接续 b1 是程序猜的 / that block b2 continues b1 is a guess
          → 对照原版：对则删去 guessed: true，不对则改 continues 与 order / compare the print: remove guessed: true, or correct continues and order"
    `);
  });

  it('of suspected faults that suspect nothing, say two things, or stand twice', () => {
    expect(
      told(transcriptionFaults, {
        'sources/page/faults.yaml': `- quote: 依托
  likely: 依托
  confidence: likely
- quote: 港口
  likely: 港湾
  note: 不明
  confidence: certain
- quote: 绿色
  likely: （此处缺字）
  confidence: possible
- quote: 广告
  likely: （公）告
  confidence: likly
- quote: 发展
  likely: 公（告）
  confidence: xyzzyxyzzy
- quote: [今天天气, 很好]
  likely: 今天天气很好
  confidence: likely
- quote: 依托
  likely: 依靠
  confidence: likely
- quote: 无此
  likely: 有此
  confidence: likely
- quote: 无此
  note: 不明
  confidence: likely
- quote: 港
  note: 不明
`,
      }),
    ).toMatchInlineSnapshot(`
      "transcription-faults (source) sources/page/faults.yaml:2:11 [错误 error] 疑为（likely）与转录“依托”完全相同 / likely is the same as the transcription "依托"
          → 写出原版应有的文字；若无疑误，删去这一项 / write what the print probably has, or remove the item
      transcription-faults (source) sources/page/faults.yaml:6:9 [错误 error] 疑为（likely）与说明（note）只能写一样 / a fault has either likely or a note, not both
          → 知道原版应是什么字，写 likely；不知道，只写 note / write likely where the words can be told, else only a note
      transcription-faults (source) sources/page/faults.yaml:9:11 [错误 error] 疑为（likely）“（此处缺字）”是编者的话，不是原版的字 / likely "（此处缺字）" is a remark, no words of the print
          → 改写成 note / write it as a note
      transcription-faults (source) sources/page/faults.yaml:13:15 [错误 error] confidence 不能是“likly” / confidence cannot be "likly"
          → 是不是“likely”？可用：certain（确定）、likely（很可能）、possible（可能） / did you mean "likely"? One of certain, likely, possible
      transcription-faults (source) sources/page/faults.yaml:16:15 [错误 error] confidence 不能是“xyzzyxyzzy” / confidence cannot be "xyzzyxyzzy"
          → 可用：certain（确定）、likely（很可能）、possible（可能） / One of certain, likely, possible
      transcription-faults (source) sources/page/faults.yaml:18:11 [错误 error] 疑为（likely）与转录“今天天气很好”完全相同 / likely is the same as the transcription "今天天气很好"
          → 写出原版应有的文字；若无疑误，删去这一项 / write what the print probably has, or remove the item
      transcription-faults (source) sources/page/faults.yaml:17:10 [错误 error] 转录疑误的引文不能分段 / the quote of a transcription fault has one part
          → 只引用显出疑误的一小段 / quote the smallest passage that shows it
      transcription-faults (source) sources/page/faults.yaml:20:10 [错误 error] 同一处疑误第 1 行已有 / this fault is already on line 1
          → 合并为一项 / make them one"
    `);
  });
});
