import { describe, expect, it } from 'vitest';
import {
  hasEvidence,
  headings,
  inSections,
  quotes,
  repeatedEvidence,
} from '../../../graph-seed/checks/quotes.ts';
import { told } from './told.ts';

const HEAD = 'title: 小规划\nshort: 小规划\ncity: 某市\nperiod: 某\nsources:';

describe('what is told of evidence', () => {
  it('of a node or relation without any, but not in a file that cannot be read whole', () => {
    expect(
      told(hasEvidence, {
        'entities/platform.yaml': 'port:\n  name: 港口\n',
        'entities/concept.yaml': 'green:\n  name: [\n',
        'relations/supported-by.yaml': '- from: first\n  to: port\n- basis: explicit\n',
      }),
    ).toMatchInlineSnapshot(`
      "has-evidence (evidence) entities/platform.yaml:1:1 [错误 error] 节点 port 没有依据 / node port has no evidence
          → 补上 evidence，逐字引用原文；原文没有说的，不能写 / add evidence, word for word; what the page does not say cannot stand here
      has-evidence (evidence) relations/supported-by.yaml:1:3 [错误 error] 关系 first —SUPPORTED_BY→ port 没有依据 / relation first —SUPPORTED_BY→ port has no evidence
          → 补上 evidence，逐字引用原文；原文没有说的，不能写 / add evidence, word for word; what the page does not say cannot stand here
      has-evidence (evidence) relations/supported-by.yaml:3:3 [错误 error] 关系 ? —SUPPORTED_BY→ ? 没有依据 / relation ? —SUPPORTED_BY→ ? has no evidence
          → 补上 evidence，逐字引用原文；原文没有说的，不能写 / add evidence, word for word; what the page does not say cannot stand here"
    `);
  });

  it('of quotes that stand nowhere, elsewhere, in several places, or across a cut', () => {
    const evidence = [
      '建设一号工成依托港口',
      '建设二号工程，依托港口；',
      '乡村振兴战略深入实施',
      '{ quote: 依托港口, at: b3 }',
      '{ quote: 依托港口, at: b9 }',
      "{ quote: 依托港口, at: 'b1#0' }",
      "{ quote: 一号工程, at: 'b1#2' }",
      '一号工程',
      '{ quote: 程, at: b1 }',
      "{ quote: 工, at: 'b3#1' }",
      '今天天气很好',
      '"产业🚄\\n\\n建设"',
      '[很好, 今天天气]',
      '{ quote: 依托港口, source: pgae }',
      '广告很',
    ];
    expect(
      told(quotes, {
        'entities/platform.yaml': `port:\n  evidence:\n${evidence.map((one) => `    - ${one}\n`).join('')}`,
        'relations/supported-by.yaml': '- from: first\n  to: port\n  evidence: [依拖港口]\n',
        'sources/page/no-content.yaml': '- quote: 昨天天气\n  reason: 无\n',
        'sources/page/faults.yaml': '- quote: 依托港日\n  note: 无\n',
      }),
    ).toMatchInlineSnapshot(`
      "quotes (evidence) entities/platform.yaml:3:7 [错误 error] 原文中没有“建设一号工成依托港口” / the source does not have “建设一号工成依托港口”
          → 原文（b1）是“建设一号工程，依托港口”，照抄 / it has "建设一号工程，依托港口": copy that
      quotes (evidence) entities/platform.yaml:4:7 [错误 error] 原文中没有“建设二号工程，依托港口；” / the source does not have “建设二号工程，依托港口；”
          → 原文（b1）是“建设一号工程，依托港口；”，照抄 / it has "建设一号工程，依托港口；": copy that
      quotes (evidence) entities/platform.yaml:5:7 [错误 error] 原文中没有“乡村振兴战略深入实施” / the source does not have “乡村振兴战略深入实施”
          → 引文须与 text.txt 逐字相同，从原文复制 / copy it from text.txt, word for word
      quotes (evidence) entities/platform.yaml:6:26 [错误 error] 引文“依托港口”不在 b3 / the quote “依托港口” is not in b3
          → 它在 b1：改正 at / it stands in b1: correct at
      quotes (evidence) entities/platform.yaml:7:26 [错误 error] 没有区块“b9” / there is no block "b9"
          → 可用：b1、b2、b3 / one of b1, b2, b3
      quotes (evidence) entities/platform.yaml:8:26 [错误 error] at“b1#0”写法不对 / "b1#0" is no place
          → 写区块，如 b17；同一区块里的第二处写 b17#2 / write a block, as b17, or b17#2 for its second occurrence there
      quotes (evidence) entities/platform.yaml:9:26 [错误 error] 引文“一号工程”不在 b1#2 / the quote “一号工程” is not in b1#2
          → 它在 b1、b3：改正 at / it stands in b1, b3: correct at
      quotes (evidence) entities/platform.yaml:10:7 [错误 error] 引文“一号工程”出现 2 次：b1、b3 / the quote “一号工程” stands 2 times: b1, b3
          → 写明是哪一处：{ quote: …, at: b1 }，或引用更长的原文 / say which: { quote: …, at: b1 }, or quote more
      quotes (evidence) entities/platform.yaml:13:7 [错误 error] 引文“今天天气很好”跨过了段落或分栏 / the quote “今天天气很好” crosses a paragraph or a column
          → 分段写成列表：[今天天气, 很好]；若区块不该在这里断开，把 blocks.yaml 里的两块合成一块（编辑台：阅读顺序，M） / write it as a list of parts: [今天天气, 很好]; where no block should end, make the two in blocks.yaml one (the desk: reading order, M)
      quotes (evidence) entities/platform.yaml:14:7 [错误 error] 引文“产业🚄

      建设”跨过了段落或分栏 / the quote “产业🚄

      建设” crosses a paragraph or a column
          → 分段写成列表：[产业🚄, 建设]；若区块不该在这里断开，把 blocks.yaml 里的两块合成一块（编辑台：阅读顺序，M） / write it as a list of parts: [产业🚄, 建设]; where no block should end, make the two in blocks.yaml one (the desk: reading order, M)
      quotes (evidence) entities/platform.yaml:15:12 [错误 error] 引文的这一段“今天天气”在上一段之前 / this part of the quote, “今天天气”, stands before the part above it
          → 按阅读顺序排列各段 / list the parts in reading order
      quotes (evidence) entities/platform.yaml:16:30 [错误 error] 没有来源“pgae” / there is no source "pgae"
          → 可用：page / one of page
      quotes (evidence) entities/platform.yaml:17:7 [错误 error] 原文中没有“广告很” / the source does not have “广告很”
          → 引文须与 text.txt 逐字相同，从原文复制 / copy it from text.txt, word for word
      quotes (evidence) relations/supported-by.yaml:3:14 [错误 error] 原文中没有“依拖港口” / the source does not have “依拖港口”
          → 引文须与 text.txt 逐字相同，从原文复制 / copy it from text.txt, word for word
      quotes (evidence) sources/page/no-content.yaml:1:10 [错误 error] 原文中没有“昨天天气” / the source does not have “昨天天气”
          → 原文（b1）是“今天天气”，照抄 / it has "今天天气": copy that
      quotes (evidence) sources/page/faults.yaml:1:10 [错误 error] 原文中没有“依托港日” / the source does not have “依托港日”
          → 原文（b1）是“依托港口”，照抄 / it has "依托港口": copy that"
    `);
  });

  it('of quotes where a block holds a passage twice, or no block holds it', () => {
    const twice = '完工，完工。完了大功告成';
    expect(
      told(quotes, {
        'sources/page/text.txt': twice,
        'sources/page/blocks.yaml':
          'streams:\n  main: { order: [b1] }\nblocks:\n  b1: { start: 0, end: 6 }\n',
        'entities/platform.yaml': `port:
  evidence:
    - 完工
    - { quote: 完工, at: b1 }
    - { quote: 完工, at: 'b1#2' }
    - { quote: 完, at: 'b1#3' }
    - 完了
    - 工。完了吗
    - 大功告城
    - 完了大功告城
`,
        'entities/section.yaml': null,
        'entities/project.yaml': null,
        'entities/concept.yaml': null,
        'relations/supported-by.yaml': null,
        'sources/page/no-content.yaml': null,
      }),
    ).toMatchInlineSnapshot(`
      "quotes (evidence) entities/platform.yaml:3:7 [错误 error] 引文“完工”出现 2 次：b1#1、b1#2 / the quote “完工” stands 2 times: b1#1, b1#2
          → 写明是哪一处：{ quote: …, at: b1#1 }，或引用更长的原文 / say which: { quote: …, at: b1#1 }, or quote more
      quotes (evidence) entities/platform.yaml:4:24 [错误 error] 引文“完工”出现 2 次：b1#1、b1#2 / the quote “完工” stands 2 times: b1#1, b1#2
          → 写明是哪一处：{ quote: …, at: b1#1 }，或引用更长的原文 / say which: { quote: …, at: b1#1 }, or quote more
      quotes (evidence) entities/platform.yaml:6:23 [错误 error] 引文“完”不在 b1#3 / the quote “完” is not in b1#3
          → 它在 b1#1、b1#2、?：改正 at / it stands in b1#1, b1#2, ?: correct at
      quotes (evidence) entities/platform.yaml:7:7 [错误 error] 引文“完了”跨过了段落或分栏 / the quote “完了” crosses a paragraph or a column
          → 它有一部分不在任何区块里：先改正 blocks.yaml / a part of it lies in no block: correct blocks.yaml first
      quotes (evidence) entities/platform.yaml:8:7 [错误 error] 原文中没有“工。完了吗” / the source does not have “工。完了吗”
          → 原文（b1）是“工。完了大”，照抄 / it has "工。完了大": copy that
      quotes (evidence) entities/platform.yaml:9:7 [错误 error] 原文中没有“大功告城” / the source does not have “大功告城”
          → 原文是“大功告成”，照抄 / it has "大功告成": copy that
      quotes (evidence) entities/platform.yaml:10:7 [错误 error] 原文中没有“完了大功告城” / the source does not have “完了大功告城”
          → 原文是“完了大功告成”，照抄 / it has "完了大功告成": copy that"
    `);
  });

  it('of a quote over two blocks that stand side by side, as the parts that it has to be', () => {
    expect(
      told(quotes, {
        'sources/page/text.txt': '今天天气很好',
        'sources/page/blocks.yaml':
          'streams:\n  main: { order: [b1, b2] }\nblocks:\n  b1: { start: 0, end: 4 }\n  b2: { start: 4, end: 6 }\n',
        'entities/platform.yaml': 'port:\n  evidence: [天气很好]\n',
        'entities/section.yaml': null,
        'entities/project.yaml': null,
        'entities/concept.yaml': null,
        'relations/supported-by.yaml': null,
        'sources/page/no-content.yaml': null,
      }),
    ).toMatchInlineSnapshot(`
      "quotes (evidence) entities/platform.yaml:2:14 [错误 error] 引文“天气很好”跨过了段落或分栏 / the quote “天气很好” crosses a paragraph or a column
          → 分段写成列表：[天气, 很好]；若区块不该在这里断开，把 blocks.yaml 里的两块合成一块（编辑台：阅读顺序，M） / write it as a list of parts: [天气, 很好]; where no block should end, make the two in blocks.yaml one (the desk: reading order, M)"
    `);
  });

  it('of a quote in a plan of several sources, and of one that has none', () => {
    const two = {
      'plan.yaml': `${HEAD}\n  page:\n    title: 一页\n  more:\n    title: 二页\n`,
      'sources/more/text.txt': '第二页的话',
      'sources/more/blocks.yaml': 'streams:\n  main: { order: [m1] }\nblocks:\n  m1: { start: 0, end: 5 }\n',
      'entities/platform.yaml':
        'port:\n  evidence:\n    - { quote: 第二页的话, source: more }\n    - { quote: 第二页的花, source: more }\n' +
        '    - { quote: 第二页, at: m2, source: more }\n    - { quote: 依托, source: other }\n',
    };
    expect(told(quotes, two)).toMatchInlineSnapshot(`
      "quotes (evidence) entities/platform.yaml:4:16 [错误 error] 原文中没有“第二页的花” / the source does not have “第二页的花”
          → 原文（m1）是“第二页的话”，照抄 / it has "第二页的话": copy that
      quotes (evidence) entities/platform.yaml:5:25 [错误 error] 没有区块“m2” / there is no block "m2"
          → 可用：m1 / one of m1
      quotes (evidence) entities/platform.yaml:6:28 [错误 error] 没有来源“other” / there is no source "other"
          → 可用：page、more / one of page, more"
    `);
    expect(
      told(quotes, {
        'plan.yaml': `${HEAD} {}\n`,
        'entities/section.yaml': null,
        'entities/project.yaml': null,
        'entities/concept.yaml': null,
        'relations/supported-by.yaml': null,
      }),
    ).toMatchInlineSnapshot(`
      "quotes (evidence) entities/platform.yaml:3:14 [错误 error] 这份规划没有任何来源 / the plan has no source
          → 在 plan.yaml 的 sources 里写上来源 / name one under sources in plan.yaml"
    `);
  });

  it('of a passage before every Section of its stream', () => {
    expect(
      told(inSections, {
        'entities/honour.yaml': 'ad:\n  evidence: [依托港口, 广告]\n',
        'relations/supported-by.yaml': '- from: first\n  to: port\n  evidence: [广告, 依托港口]\n',
      }),
    ).toMatchInlineSnapshot(`
      "in-sections (evidence) entities/honour.yaml:2:20 [错误 error] 引文“广告”之前没有任何篇章 / no Section begins before the quote "广告"
          → 在 entities/section.yaml 为它所在的阅读流补上篇章 / add a Section to entities/section.yaml that begins before it in its stream
      in-sections (evidence) relations/supported-by.yaml:3:14 [错误 error] 引文“广告”之前没有任何篇章 / no Section begins before the quote "广告"
          → 在 entities/section.yaml 为它所在的阅读流补上篇章 / add a Section to entities/section.yaml that begins before it in its stream"
    `);
  });

  it('of two Sections that begin at one heading', () => {
    expect(
      told(headings, {
        'entities/section.yaml':
          'sec:\n  evidence: [第一节 产业🚄]\nsame:\n  evidence: [第一节]\nlater:\n  evidence: [广告]\n' +
          'none: {}\nnone-2: {}\nlost:\n  evidence: [无此]\nlost-2:\n  evidence: [无此]\n',
        'entities/honour.yaml': 'ad:\n  evidence: [第一节]\n',
      }),
    ).toMatchInlineSnapshot(`
      "headings (evidence) entities/section.yaml:4:14 [错误 error] 篇章 same 与 sec 以同一处为标题 / the Sections same and sec begin at one heading
          → 一个篇章的第一条依据是它自己的标题，改正其一 / a Section's first evidence is its own heading: correct one"
    `);
  });

  it('of a passage quoted twice by one, not by two, nor of two that stand nowhere', () => {
    expect(
      told(repeatedEvidence, {
        'entities/platform.yaml':
          'port:\n  evidence: [依托港口, 依托港口, 依托, 无此, 无此]\nquay:\n  evidence: [依托港口]\n',
        'relations/supported-by.yaml':
          '- from: first\n  to: port\n  evidence: [[今天天气, 很好], 今天天气, [今天天气, 很好]]\n',
      }),
    ).toMatchInlineSnapshot(`
      "repeated-evidence (evidence) entities/platform.yaml:2:20 [提醒 warning] 节点 port 两次引用同一处原文 / node port quotes one passage twice
          → 删去一条 / remove one
      repeated-evidence (evidence) relations/supported-by.yaml:3:32 [提醒 warning] 关系 first —SUPPORTED_BY→ port 两次引用同一处原文 / relation first —SUPPORTED_BY→ port quotes one passage twice
          → 删去一条 / remove one"
    `);
  });
});
