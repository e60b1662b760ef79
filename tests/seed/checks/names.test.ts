import { describe, expect, it } from 'vitest';
import { comesOutOf, names } from '../../../graph-seed/checks/names.ts';
import { told } from './told.ts';

describe('what is told of names', () => {
  const named = (name: string, rest: string, more: Record<string, string> = {}) =>
    told(names, { 'entities/platform.yaml': `port:\n  name: ${name}\n${rest}`, ...more });

  it('that a reader made without saying so, and of who says so without having made it', () => {
    expect(named('港口码头', '  evidence: [依托港口]\n')).toMatchInlineSnapshot(`
      "names (entity) entities/platform.yaml:2:9 [错误 error] 名称“港口码头”不是由一条依据里的字依次组成的 / the name "港口码头" is not made, in order, of the words of one passage of its evidence
          → 用原文的字（可以省略，不能调换或添加），或补一条说出它的依据；原文没有名称的，写 nameFrom: reader，页面上标“编者拟名” / use the page's words (leave some out, but neither move nor add any), or quote where it says them; where the page has no name, write nameFrom: reader, which the page shows"
    `);
    expect(named('港口码头', '  nameFrom: reader\n  evidence: [依托港口]\n')).toBe('');
    expect(named('港口', '  nameFrom: reader\n  evidence: [依托港口]\n')).toMatchInlineSnapshot(`
      "names (entity) entities/platform.yaml:3:13 [错误 error] “港口”就是依据里的字，不是编者所拟 / "港口" is made of the words of its evidence: no reader has named it
          → 删去 nameFrom / remove nameFrom"
    `);
    expect(named('港口码头', '  nameFrom: editor\n  evidence: [依托港口]\n')).toMatchInlineSnapshot(`
      "names (entity) entities/platform.yaml:3:13 [错误 error] nameFrom 不能是“editor” / nameFrom cannot be "editor"
          → 写 reader，或删去 / write reader, or remove it"
    `);
  });

  it('whose words come out of one passage, in order, with marks and blanks set aside', () => {
    expect(named('建设工程', '  evidence: [依托港口, 建设一号工程]\n')).toBe('');
    expect(named('“建设” 工程', '  evidence: [建设一号工程]\n')).toBe('');
    expect(named('今天很好', '  evidence: [[今天天气, 很好]]\n')).toBe('');
    expect(named('气很', '  evidence: [[今天天气, 很好]]\n')).toBe('');
    expect(named('工程建设', '  evidence: [建设一号工程]\n')).not.toBe('');
    expect(named('建设港口', '  evidence: [依托港口, 建设一号工程]\n')).not.toBe('');
  });

  it('as the print probably has them, each fault at its place', () => {
    const faults = {
      'sources/page/faults.yaml':
        '- quote: 依托\n  likely: 依靠着\n- quote: 港口\n  likely: 港湾\n- quote: 绿色\n  note: 不明\n- quote: 广告\n  likely: 公告\n- quote: 无此\n  likely: 有此\n',
    };
    expect(named('依靠着港湾', '  evidence: [依托港口]\n', faults)).toBe('');
    expect(named('依托港口', '  evidence: [依托港口]\n', faults)).toBe('');
    expect(named('靠着港湾', '  evidence: [托港口]\n', faults)).not.toBe('');
    expect(named('港湾', '  evidence: [托港口]\n', faults)).toBe('');
    expect(named('港湾', '  evidence: [托港]\n', faults)).not.toBe('');
    expect(named('绿色', '  evidence: [“绿色”发展]\n', faults)).toBe('');
    // The later of two faults stands where it stood, though the earlier one is mended by more characters.
    const two = {
      'sources/page/faults.yaml':
        '- quote: 依托\n  likely: 依靠着\n- quote: 绿色\n  likely: 翠色\n- quote: 天气\n  likely: 晴天\n',
    };
    expect(named('口翠色', '  evidence: [依托港口；“绿色”发展]\n', two)).toBe('');
    expect(named('天很', '  evidence: [[今天天气, 很好]]\n', two)).toBe('');
    expect(named('天气公告', '  evidence: [[今天天气, 很好]]\n', faults)).not.toBe('');
  });

  it('of a Section, before which its stream’s title may stand; of no other kind', () => {
    const section = (name: string) =>
      told(names, { 'entities/section.yaml': `sec:\n  name: ${name}\n  evidence: [第一节 产业🚄]\n` });
    expect(section('正文 第一节')).toBe('');
    expect(section('其余 第一节')).not.toBe('');
    expect(named('正文港口', '  evidence: [依托港口]\n')).not.toBe('');
    const rest = (name: string) =>
      told(names, { 'entities/section.yaml': `sec:\n  name: ${name}\n  evidence: [广告]\n` });
    expect(rest('其余广告')).toBe('');
    expect(rest('正文广告')).not.toBe('');
  });

  it('not where the evidence, the name or the file is at fault already', () => {
    expect(named('港口码头', '  evidence: [无此]\n')).toBe('');
    expect(named('港口码头', '  evidence: [依托港口, 无此]\n')).toBe('');
    expect(named('港口码头', '')).toBe('');
    expect(told(names, { 'entities/platform.yaml': 'port:\n  evidence: [依托港口]\n' })).toBe('');
    expect(named('港口码头', '  evidence: [依托港口]\nquay: [\n')).toBe('');
  });

  it('by runs of two characters or more', () => {
    expect(comesOutOf('一', '一')).toBe(true);
    expect(comesOutOf('一二', '二一')).toBe(false);
    expect(comesOutOf('一二三四', '一二〇三四')).toBe(true);
    expect(comesOutOf('三四一二', '一二〇三四')).toBe(false);
    expect(comesOutOf('一二三', '一二〇三')).toBe(false);
    expect(comesOutOf('一二二三', '一二三')).toBe(false);
    expect(comesOutOf('一二三四', '一二三〇三四')).toBe(true);
    expect(comesOutOf('一二三四五', '一二三〇一二〇三四五')).toBe(true);
    expect(comesOutOf('一二三四五六', '一二〇三四〇五六')).toBe(true);
    expect(comesOutOf('一二三四五六', '一二〇三四〇五六〇一二三四')).toBe(true);
    expect(comesOutOf('', '')).toBe(true);
  });
});
