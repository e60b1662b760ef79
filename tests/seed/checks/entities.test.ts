import { describe, expect, it } from 'vitest';
import { aliases } from '../../../graph-seed/checks/aliases.ts';
import { commitmentQuoted } from '../../../graph-seed/checks/commitment.ts';
import { idShapes, likelyTwins, uniqueIds } from '../../../graph-seed/checks/identities.ts';
import { knownFiles, properties } from '../../../graph-seed/checks/words.ts';
import { told } from './told.ts';

/** Sentences are held in full: they are all that an editor has to mend a file by. */
describe('what is told of nodes', () => {
  it('of files named after no kind or type, and of a computed type', () => {
    expect(
      told(knownFiles, {
        'entities/projekt.yaml': '',
        'entities/hub-statoin.yaml': '',
        'entities/xyzzyxyzzy.yaml': '',
        'relations/part-off.yaml': '',
        'relations/xyzzyxyzzy.yaml': '',
        'relations/stated-in.yaml': '',
      }),
    ).toMatchInlineSnapshot(`
      "known-files (file) entities/hub-statoin.yaml:1:1 [错误 error] 没有节点类“HubStatoin”（文件名 hub-statoin.yaml） / there is no kind HubStatoin (file name hub-statoin.yaml)
          → 是不是“hub-station.yaml”？ / did you mean "hub-station.yaml"?
      known-files (file) entities/projekt.yaml:1:1 [错误 error] 没有节点类“Projekt”（文件名 projekt.yaml） / there is no kind Projekt (file name projekt.yaml)
          → 是不是“project.yaml”？ / did you mean "project.yaml"?
      known-files (file) entities/xyzzyxyzzy.yaml:1:1 [错误 error] 没有节点类“Xyzzyxyzzy”（文件名 xyzzyxyzzy.yaml） / there is no kind Xyzzyxyzzy (file name xyzzyxyzzy.yaml)
          → 文件名可用：strategy.yaml、goal.yaml、indicator.yaml、period.yaml、project.yaml、programme.yaml、platform.yaml、industry-cluster.yaml、industry.yaml、spatial-unit.yaml、hub-station.yaml、organization.yaml、mechanism.yaml、document.yaml、process-step.yaml、section.yaml、concept.yaml、honour.yaml / name it strategy.yaml, goal.yaml, indicator.yaml, period.yaml, project.yaml, programme.yaml, platform.yaml, industry-cluster.yaml, industry.yaml, spatial-unit.yaml, hub-station.yaml, organization.yaml, mechanism.yaml, document.yaml, process-step.yaml, section.yaml, concept.yaml, honour.yaml
      known-files (file) relations/part-off.yaml:1:1 [错误 error] 没有关系类型“PART_OFF”（文件名 part-off.yaml） / there is no relation type PART_OFF (file name part-off.yaml)
          → 是不是“part-of.yaml”？ / did you mean "part-of.yaml"?
      known-files (file) relations/stated-in.yaml:1:1 [错误 error] STATED_IN 由依据的位置算出，不手写 / STATED_IN is computed from the place of the evidence, never typed
          → 删去这个文件 / remove the file
      known-files (file) relations/xyzzyxyzzy.yaml:1:1 [错误 error] 没有关系类型“XYZZYXYZZY”（文件名 xyzzyxyzzy.yaml） / there is no relation type XYZZYXYZZY (file name xyzzyxyzzy.yaml)
          → 文件名可用：part-of.yaml、belongs-to.yaml、advances.yaml、aims-at.yaml、targets.yaml、measured-by.yaml、during.yaml、located-in.yaml、serves.yaml、supported-by.yaml、carried-out-by.yaml、conforms-to.yaml、succeeds.yaml、defined-by.yaml、same-as.yaml / name it part-of.yaml, belongs-to.yaml, advances.yaml, aims-at.yaml, targets.yaml, measured-by.yaml, during.yaml, located-in.yaml, serves.yaml, supported-by.yaml, carried-out-by.yaml, conforms-to.yaml, succeeds.yaml, defined-by.yaml, same-as.yaml"
    `);
  });

  it('of ids that cannot stand in an address', () => {
    const blocks = `streams:
  main: { zh: 正文, en: Main, order: [B_1] }
blocks:
  B_1: { start: 0, end: 7 }
`;
    expect(
      told(
        idShapes,
        {
          'plan.yaml':
            'title: 小\nshort: 小\ncity: 某市\nperiod: 某\nsources:\n  Page--1:\n    title: 一页\n',
          'sources/Page--1/text.txt': '第一节 产业🚄',
          'sources/Page--1/blocks.yaml': blocks,
          'entities/platform.yaml': "港口: {}\n'-port': {}\nport-: {}\nport 2: {}\nok-2: {}\n",
          'relations/serves.yaml': '- {}\n- key: Again\n- key: a-b2\n',
          'relations/supported-by.yaml': null,
        },
        'Small',
      ),
    ).toMatchInlineSnapshot(`
      "id-shapes (entity) plan.yaml:1:1 [错误 error] id“Small”不合写法 / "Small" is no id
          → 只用小写字母、数字和单个连字符，如“small” / use lower-case letters, digits and single hyphens, as "small"
      id-shapes (entity) plan.yaml:6:3 [错误 error] id“Page--1”不合写法 / "Page--1" is no id
          → 只用小写字母、数字和单个连字符，如“page-1” / use lower-case letters, digits and single hyphens, as "page-1"
      id-shapes (entity) sources/Page--1/blocks.yaml:4:3 [错误 error] id“B_1”不合写法 / "B_1" is no id
          → 只用小写字母、数字和单个连字符，如“b-1” / use lower-case letters, digits and single hyphens, as "b-1"
      id-shapes (entity) entities/platform.yaml:1:1 [错误 error] id“港口”不合写法 / "港口" is no id
          → 只用小写字母、数字和单个连字符，如“wuxi-east-station” / use lower-case letters, digits and single hyphens, as "wuxi-east-station"
      id-shapes (entity) entities/platform.yaml:2:1 [错误 error] id“-port”不合写法 / "-port" is no id
          → 只用小写字母、数字和单个连字符，如“port” / use lower-case letters, digits and single hyphens, as "port"
      id-shapes (entity) entities/platform.yaml:3:1 [错误 error] id“port-”不合写法 / "port-" is no id
          → 只用小写字母、数字和单个连字符，如“port” / use lower-case letters, digits and single hyphens, as "port"
      id-shapes (entity) entities/platform.yaml:4:1 [错误 error] id“port 2”不合写法 / "port 2" is no id
          → 只用小写字母、数字和单个连字符，如“port-2” / use lower-case letters, digits and single hyphens, as "port-2"
      id-shapes (entity) relations/serves.yaml:2:8 [错误 error] id“Again”不合写法 / "Again" is no id
          → 只用小写字母、数字和单个连字符，如“again” / use lower-case letters, digits and single hyphens, as "again""
    `);
  });

  it('of an id in two files', () => {
    expect(
      told(uniqueIds, {
        'entities/platform.yaml': 'first:\n  name: 港口\n',
        'entities/concept.yaml': 'green: {}\n',
      }),
    ).toMatchInlineSnapshot(`
      "unique-ids (entity) entities/project.yaml:1:1 [错误 error] id“first”重复，entities/platform.yaml:1 已有 / duplicate id "first", already at entities/platform.yaml:1
          → 若是同一事物，合并为一个节点；若不是，换一个 id / merge them if they are one thing, else rename one"
    `);
  });

  it('of two nodes of one kind and name, not of one without a name or of another kind', () => {
    expect(
      told(likelyTwins, {
        'entities/platform.yaml': 'port:\n  name: 港口\nharbour:\n  name: “港口”\nquay: {}\npier: {}\n',
        'entities/concept.yaml': 'green:\n  name: 港口\n',
      }),
    ).toMatchInlineSnapshot(`
      "likely-twins (entity) entities/platform.yaml:3:1 [提醒 warning] harbour 与 port 同类同名““港口”” / harbour and port are of one kind and name
          → 若是同一事物，并入 port（entities/platform.yaml:1）；若不是，写明名称的区别 / merge them if they are one thing, else make the names differ"
    `);
    // One id twice in two files of one kind cannot be; in one file the reading tells it.
    expect(
      told(likelyTwins, { 'entities/platform.yaml': 'port:\n  name: 港口\nport:\n  name: 港口\n' }),
    ).toBe('');
  });

  it('of aliases that the page never uses, or that say again what is said', () => {
    expect(
      told(aliases, {
        'entities/platform.yaml': 'port:\n  name: 港口\n  aliases: [码头, “港口”, 港口, 依托, 依托]\n',
        'entities/concept.yaml': 'green:\n  aliases: [绿色发展]\n',
      }),
    ).toMatchInlineSnapshot(`
      "aliases (entity) entities/platform.yaml:3:13 [提醒 warning] 别名“码头”不见于原文 / the page never says "码头"
          → 别名只收原文用过的说法：改正或删去 / an alias is a form that the page uses: correct or remove it
      aliases (entity) entities/platform.yaml:3:23 [提醒 warning] 别名“港口”与名称或另一个别名相同 / the alias "港口" repeats the name or another alias
          → 删去 / remove it
      aliases (entity) entities/platform.yaml:3:31 [提醒 warning] 别名“依托”与名称或另一个别名相同 / the alias "依托" repeats the name or another alias
          → 删去 / remove it"
    `);
  });

  it('of an alias that only two passages together would say; the columns’ cut and a line’s end part none', () => {
    const aliased = (alias: string) =>
      told(aliases, { 'entities/platform.yaml': `port:\n  name: 港口\n  aliases: [${alias}]\n` });
    expect(aliased('今天天气很好')).toBe('');
    expect(aliased('产业🚄建设')).toBe('');
    expect(aliased('完广告')).toMatchInlineSnapshot(`
      "aliases (entity) entities/platform.yaml:3:13 [提醒 warning] 别名“完广告”不见于原文 / the page never says "完广告"
          → 别名只收原文用过的说法：改正或删去 / an alias is a form that the page uses: correct or remove it"
    `);
  });

  it('of words that no kind has and of values that no property takes', () => {
    expect(
      told(properties, {
        'entities/project.yaml': `first:
  statuz: planned
  xyzzyxyzzy: 1
  constructor: 某
  status: 在建
second:
  status: planed
  stated: 12
  declaredCount: 1.5
third:
  status: xyzzyxyzzy
  declaredCount: [1]
  stated: {a: b}
fourth:
  status: under construction
  declaredCount: 3
  stated: 在建
`,
        'entities/document.yaml': 'plan:\n  approvedOn: 2021-02-30\nlaw:\n  approvedOn: 2021-02-03\n',
        'entities/indicator.yaml': "rate:\n  value: '1'\nother:\n  value: 1.5\n  status: named only\n",
        'entities/xyzzyxyzzy.yaml': 'one:\n  any: thing\n',
      }),
    ).toMatchInlineSnapshot(`
      "properties (entity) entities/document.yaml:2:15 [错误 error] approvedOn（批准日期）不能是“2021-02-30” / approvedOn cannot be "2021-02-30"
          → 写成真实的日期，如 2021-01-22 / write a date that exists, as 2021-01-22
      properties (entity) entities/indicator.yaml:2:10 [错误 error] value（数值）不能是“1” / value cannot be "1"
          → 写不带引号、逗号和单位的数 / write a number without quotes, commas or unit
      properties (entity) entities/indicator.yaml:5:11 [错误 error] status（状态）不能是“named only” / status cannot be "named only"
          → 是不是“named”？可用：target（目标）、achieved（已达到）、count（计数）、named（仅点名） / did you mean "named"? One of target, achieved, count, named
      properties (entity) entities/project.yaml:2:3 [错误 error] “项目”没有属性“statuz” / Project has no property "statuz"
          → 是不是“status”？ / did you mean "status"?
      properties (entity) entities/project.yaml:3:3 [错误 error] “项目”没有属性“xyzzyxyzzy” / Project has no property "xyzzyxyzzy"
          → 可用：name、nameFrom、aliases、summary、evidence、status、stated、commitment、declaredCount、period / it has name, nameFrom, aliases, summary, evidence, status, stated, commitment, declaredCount, period
      properties (entity) entities/project.yaml:4:3 [错误 error] “项目”没有属性“constructor” / Project has no property "constructor"
          → 可用：name、nameFrom、aliases、summary、evidence、status、stated、commitment、declaredCount、period / it has name, nameFrom, aliases, summary, evidence, status, stated, commitment, declaredCount, period
      properties (entity) entities/project.yaml:5:11 [错误 error] status（状态）不能是“在建” / status cannot be "在建"
          → 是不是“under-construction”？可用：completed（建成、完成）、in-operation（已投用）、established（已设立、已获批）、under-construction（在建）、ongoing（推进中）、planned（拟建、拟推进）、unstated（原文未说明） / did you mean "under-construction"? One of completed, in-operation, established, under-construction, ongoing, planned, unstated
      properties (entity) entities/project.yaml:7:11 [错误 error] status（状态）不能是“planed” / status cannot be "planed"
          → 是不是“planned”？可用：completed（建成、完成）、in-operation（已投用）、established（已设立、已获批）、under-construction（在建）、ongoing（推进中）、planned（拟建、拟推进）、unstated（原文未说明） / did you mean "planned"? One of completed, in-operation, established, under-construction, ongoing, planned, unstated
      properties (entity) entities/project.yaml:8:11 [错误 error] stated（状态用语（照录原文））不能是“12” / stated cannot be "12"
          → 写成文字，必要时加引号：'12' / write text, quoted if need be: '12'
      properties (entity) entities/project.yaml:9:18 [错误 error] declaredCount（声明数）不能是“1.5” / declaredCount cannot be "1.5"
          → 写不带引号、单位和小数的整数 / write a whole number without quotes or unit
      properties (entity) entities/project.yaml:11:11 [错误 error] status（状态）不能是“xyzzyxyzzy” / status cannot be "xyzzyxyzzy"
          → 可用：completed（建成、完成）、in-operation（已投用）、established（已设立、已获批）、under-construction（在建）、ongoing（推进中）、planned（拟建、拟推进）、unstated（原文未说明） / one of completed, in-operation, established, under-construction, ongoing, planned, unstated
      properties (entity) entities/project.yaml:12:18 [错误 error] declaredCount（声明数）不能是“[…]” / declaredCount cannot be "[…]"
          → 写不带引号、单位和小数的整数 / write a whole number without quotes or unit
      properties (entity) entities/project.yaml:13:11 [错误 error] stated（状态用语（照录原文））不能是“{…}” / stated cannot be "{…}"
          → 写成文字，必要时加引号：'{…}' / write text, quoted if need be: '{…}'
      properties (entity) entities/project.yaml:15:11 [错误 error] status（状态）不能是“under construction” / status cannot be "under construction"
          → 是不是“under-construction”？可用：completed（建成、完成）、in-operation（已投用）、established（已设立、已获批）、under-construction（在建）、ongoing（推进中）、planned（拟建、拟推进）、unstated（原文未说明） / did you mean "under-construction"? One of completed, in-operation, established, under-construction, ongoing, planned, unstated"
    `);
  });

  it('of a commitment that the node’s own quotes do not say', () => {
    const committed = (commitment: string, evidence: string) =>
      told(commitmentQuoted, {
        'entities/project.yaml': `first:\n  status: planned\n  commitment: ${commitment}\n  evidence: ${evidence}\n`,
      });
    expect(committed('建设', '[依托港口, 建设一号工程]')).toBe('');
    expect(committed('天气很', '[[今天天气, 很好]]')).toBe('');
    expect(committed('确保', '[依托港口, 建设一号工程]')).toMatchInlineSnapshot(`
      "commitment-quoted (entity) entities/project.yaml:3:15 [错误 error] 承诺用语“确保”不在这个节点自己的引文里 / the node's own quotes do not say "确保"
          → 照录引文中的用语，或补上说出它的引文；引文没有说的，删去 commitment / write the words of a quote, add the quote that says them, or remove commitment"
    `);
    expect(committed('港口建设', '[依托港口, 建设一号工程]')).not.toBe('');
    // What is no text is told as a value that the property does not take.
    expect(committed('2', '[依托港口]')).toBe('');
    expect(committed('[建设]', '[依托港口]')).toBe('');
  });
});
