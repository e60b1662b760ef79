import {
  ADVANCES,
  BLOCKS,
  type Damage,
  DOCUMENT,
  EXPLICIT,
  FAULTS,
  node,
  ONCE,
  PART_OF,
  relation,
  STRATEGY,
  TEXT,
} from './damage.ts';
import { PLAN } from './damaged-copy.ts';

/** Faults of files, words, ids, properties, sources and the ontology. */
export const damagesOfFiles: Damage[] = [
  {
    name: 'a bracket that is not closed',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, `cut-off:\n  name: 乡村振兴\n  evidence: [${ONCE}`) + 2,
    }),
    says: /YAML/,
    mend: /括号/,
  },
  {
    name: 'a quotation mark that is not closed',
    damage: (seed) => ({ file: STRATEGY, line: seed.replace(STRATEGY, /^ {2}name: /mu, '  name: "') }),
    says: /缺少字符/,
    mend: /引号/,
  },
  {
    name: 'a full-width colon',
    damage: (seed) => ({ file: STRATEGY, line: seed.replace(STRATEGY, /^ {2}name: /mu, '  name：') }),
    says: /“name”后面是全角冒号/,
    mend: /“name: ”/,
  },
  {
    name: 'a full-width colon after an id',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.replace(STRATEGY, /^rural-revitalization:/mu, 'rural-revitalization：'),
    }),
    says: /“rural-revitalization”后面是全角冒号/,
    mend: /半角冒号加空格/,
  },
  {
    name: 'a colon without a blank',
    damage: (seed) => ({ file: STRATEGY, line: seed.replace(STRATEGY, /^ {2}name: /mu, '  name:') }),
    says: /冒号后缺少空格/,
    mend: /“name: ”/,
  },
  {
    name: 'a tab that indents',
    damage: (seed) => ({ file: STRATEGY, line: seed.replace(STRATEGY, /^ {2}name: /mu, '\tname: ') }),
    says: /制表符/,
    mend: /空格/,
  },
  {
    name: 'an anchor where text was meant',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, node('anchored', '  summary: &某 战略\n')) + 2,
    }),
    says: /锚点/,
    mend: /加引号/,
  },
  {
    name: 'a kind that there is not',
    damage: (seed) => {
      seed.rename(STRATEGY, `${PLAN}/entities/stratgy.yaml`);
      return { file: `${PLAN}/entities/stratgy.yaml`, line: 1 };
    },
    says: /没有节点类“Stratgy”/,
    mend: /strategy\.yaml/,
  },
  {
    name: 'a relation type that there is not',
    damage: (seed) => {
      seed.rename(PART_OF, `${PLAN}/relations/part-off.yaml`);
      return { file: `${PLAN}/relations/part-off.yaml`, line: 1 };
    },
    says: /没有关系类型“PART_OFF”/,
    mend: /part-of\.yaml/,
  },
  {
    name: 'a computed type typed by hand',
    damage: (seed) => {
      seed.write(`${PLAN}/relations/stated-in.yaml`, relation('wuxi', 'qa-1', EXPLICIT));
      return { file: `${PLAN}/relations/stated-in.yaml`, line: 1 };
    },
    says: /STATED_IN 由依据的位置算出/,
    mend: /删去/,
  },
  {
    name: 'a misspelt property',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, node('misspelt', '  scoope: city\n')) + 2,
    }),
    says: /没有属性“scoope”/,
    mend: /“scope”/,
  },
  {
    name: 'a misspelt field of a relation',
    damage: (seed) => ({
      file: ADVANCES,
      line: seed.append(ADVANCES, relation('iot', 'six-strategies', `${EXPLICIT}  grund: name\n`)) + 3,
    }),
    says: /没有字段“grund”/,
    mend: /“ground”/,
  },
  {
    name: 'a value outside the closed list',
    damage: (seed) => ({
      file: DOCUMENT,
      line: seed.append(DOCUMENT, node('bad-status', '  status: 在建\n')) + 2,
    }),
    says: /status（状态）不能是“在建”/,
    mend: /“under-construction”/,
  },
  {
    name: 'a count that is no whole number',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, node('bad-count', '  declaredCount: 六\n')) + 2,
    }),
    says: /declaredCount（声明数）不能是“六”/,
    mend: /整数/,
  },
  {
    name: 'a day that there is not',
    damage: (seed) => ({
      file: DOCUMENT,
      line: seed.append(DOCUMENT, node('bad-date', '  approvedOn: 2021-02-30\n')) + 2,
    }),
    says: /approvedOn.*“2021-02-30”/,
    mend: /2021-01-22/,
  },
  {
    name: 'an id twice in a file',
    damage: (seed) => ({ file: STRATEGY, line: seed.append(STRATEGY, node('six-strategies', '')) }),
    says: /“six-strategies”重复，第 \d+ 行已有/,
    mend: /改名、合并/,
  },
  {
    name: 'an id twice in two files',
    damage: (seed) => ({ file: STRATEGY, line: seed.append(STRATEGY, node('outline', '')) }),
    says: /id“outline”重复，.*document\.yaml:\d+ 已有/,
    mend: /合并/,
  },
  {
    name: 'an id that YAML takes for a number',
    damage: (seed) => ({ file: STRATEGY, line: seed.append(STRATEGY, node('2026', '')) }),
    says: /数字 2026/,
    mend: /'2026'/,
  },
  {
    name: 'an id in capitals',
    damage: (seed) => ({ file: STRATEGY, line: seed.append(STRATEGY, node('New_Strategy', '')) }),
    says: /id“New_Strategy”不合写法/,
    mend: /“new-strategy”/,
  },
  {
    name: 'a suspected fault that suspects nothing',
    damage: (seed) => ({
      file: FAULTS,
      line:
        seed.append(FAULTS, `- quote: ${ONCE}\n  likely: ${ONCE}\n  confidence: likely\n  reason: 无`) + 1,
    }),
    says: /完全相同/,
    mend: /删去/,
  },
  {
    name: 'two blocks that overlap',
    damage: (seed) => ({
      file: BLOCKS,
      line: seed.replace(BLOCKS, 'b02: { start: 789,', 'b02: { start: 780,'),
    }),
    says: /b01（43–787）与 b02（780–1471）重叠/,
    mend: /b01 止于 780/,
  },
  {
    name: 'a block that carries on one that there is not',
    damage: (seed) => ({ file: BLOCKS, line: seed.replace(BLOCKS, 'continues: b09', 'continues: b90') }),
    says: /没有区块“b90”/,
    mend: /是不是/,
  },
  {
    name: 'words that no block holds',
    damage: (seed) => {
      seed.append(TEXT, '\n页脚');
      return { file: TEXT, line: seed.read(TEXT).split('\n').length - 1 };
    },
    says: /“页脚”不属于任何区块/,
    mend: /blocks\.yaml/,
  },
  {
    name: 'a text that an editor gave carriage returns',
    damage: (seed) => {
      seed.write(TEXT, seed.read(TEXT).replaceAll('\n', '\r\n'));
      return { file: TEXT, line: 1 };
    },
    says: /CRLF/,
    mend: /LF/,
  },
  {
    name: 'a misspelt kind in the ontology',
    damage: (seed) => {
      const file = 'ontology/relation-types.yaml';
      return { file, line: seed.replace(file, 'to: [Indicator]', 'to: [Indicator, Indicatr]') };
    },
    says: /TARGETS\.to 不能是“Indicatr”/,
    mend: /“Indicator”/,
  },
];
