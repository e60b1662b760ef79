import { describe, expect, it } from 'vitest';
import { needlessMarks, planCoverage, sentencesQuoted } from '../../../graph-seed/checks/coverage.ts';
import { smallSeed, told } from './told.ts';

const HEAD = 'title: 小规划\nshort: 小规划\ncity: 某市\nperiod: 某\nsources:';

describe('what is told of coverage', () => {
  it('of sentences that nothing quotes, with a sentence that the columns cut read as one', () => {
    expect(told(sentencesQuoted)).toMatchInlineSnapshot(`
      "sentences-quoted (coverage) sources/page/text.txt:7:12 [提醒 warning] 没有节点或关系引用这一句：“完” / nothing quotes the sentence "完"
          → 据它补上节点或关系；若无内容，写进 no-content.yaml 并说明理由 / add a node or relation from it, or put it into no-content.yaml with a reason"
    `);
    const more = told(sentencesQuoted, {
      'entities/project.yaml': null,
      'sources/page/no-content.yaml': null,
    });
    expect(more).toMatchInlineSnapshot(`
      "sentences-quoted (coverage) sources/page/text.txt:3:20 [提醒 warning] 没有节点或关系引用这一句：“今天天气很好，一号工程完工！”” / nothing quotes the sentence "今天天气很好，一号工程完工！”"
          → 据它补上节点或关系；若无内容，写进 no-content.yaml 并说明理由 / add a node or relation from it, or put it into no-content.yaml with a reason
      sentences-quoted (coverage) sources/page/text.txt:7:12 [提醒 warning] 没有节点或关系引用这一句：“完” / nothing quotes the sentence "完"
          → 据它补上节点或关系；若无内容，写进 no-content.yaml 并说明理由 / add a node or relation from it, or put it into no-content.yaml with a reason
      sentences-quoted (coverage) sources/page/text.txt:5:1 [提醒 warning] 没有节点或关系引用这一句：“广告” / nothing quotes the sentence "广告"
          → 据它补上节点或关系；若无内容，写进 no-content.yaml 并说明理由 / add a node or relation from it, or put it into no-content.yaml with a reason"
    `);
    expect(
      planCoverage(smallSeed().plans[0] ?? never()).map(({ source, coverage }) => [
        source.id,
        coverage.sentences.map((one) => one.coverage),
      ]),
    ).toMatchInlineSnapshot(`
      [
        [
          "page",
          [
            "covered",
            "covered",
            "covered",
            "covered",
            "not",
            "noContent",
          ],
        ],
      ]
    `);
  });

  it('of a mark of no content that something quotes in full; a Section’s heading counts for nothing', () => {
    const marks =
      '- quote: 依托港口\n  reason: 无\n- quote: [今天天气, 很好]\n  reason: 闲话\n- quote: 无此\n  reason: 无\n';
    const marked = (evidence: string) =>
      told(needlessMarks, {
        'sources/page/no-content.yaml': marks,
        'entities/section.yaml': `sec:\n  evidence: [第一节 产业🚄, ${evidence}]\n`,
        'entities/concept.yaml': `green:\n  evidence: [${evidence}]\n`,
        'entities/platform.yaml': null,
        'relations/supported-by.yaml': null,
      });
    expect(marked('依托港')).toBe('');
    expect(marked('今天天气')).toBe('');
    expect(marked('依托港口；')).toMatchInlineSnapshot(`
      "needless-marks (coverage) sources/page/no-content.yaml:1:10 [提醒 warning] 标为无内容的“依托港口”已被节点或关系引用 / "依托港口" is marked as without content, but something quotes it
          → 删去这条标记，或缩短那条引文 / remove the mark or shorten that quote"
    `);
    expect(marked('[今天天气, 很好]')).toMatchInlineSnapshot(`
      "needless-marks (coverage) sources/page/no-content.yaml:3:10 [提醒 warning] 标为无内容的“今天天气很好”已被节点或关系引用 / "今天天气很好" is marked as without content, but something quotes it
          → 删去这条标记，或缩短那条引文 / remove the mark or shorten that quote"
    `);
    const byRelation = told(needlessMarks, {
      'sources/page/no-content.yaml': '- quote: 很好\n  reason: 无\n',
      'relations/supported-by.yaml': '- from: first\n  to: port\n  evidence: [很好]\n',
    });
    expect(byRelation).toMatchInlineSnapshot(`
      "needless-marks (coverage) sources/page/no-content.yaml:1:10 [提醒 warning] 标为无内容的“很好”已被节点或关系引用 / "很好" is marked as without content, but something quotes it
          → 删去这条标记，或缩短那条引文 / remove the mark or shorten that quote"
    `);
    // Another source's quote at the same place is another's.
    const elsewhere = told(needlessMarks, {
      'plan.yaml': `${HEAD}\n  page:\n    title: 一页\n  more:\n    title: 二页\n`,
      'sources/more/text.txt': '第二页的话第二页的话第二页的话第二页的话第二页的话第二页的话',
      'sources/more/blocks.yaml': 'streams:\n  main: { order: [m1] }\nblocks:\n  m1: { start: 0, end: 30 }\n',
      'sources/page/no-content.yaml': '- quote: 第一节\n  reason: 无\n',
      'entities/honour.yaml':
        'ad:\n  evidence: [{ quote: 第二页的话第二页的话第二页的话第二页的话第二页的话第二页的话, source: more }]\n',
    });
    expect(elsewhere).toBe('');
    const bySection = told(needlessMarks, {
      'sources/page/no-content.yaml': '- quote: 第一节\n  reason: 无\n',
    });
    expect(bySection).toBe('');
  });
});

function never(): never {
  throw new Error('the small plan is read');
}
