import {
  ADVANCES,
  CUT,
  type Damage,
  EXPLICIT,
  node,
  ONCE,
  PART_OF,
  relation,
  SAME_AS,
  STRATEGY,
} from './damage.ts';
import { PLAN } from './damaged-copy.ts';

/** Faults of relations and of evidence. */
export const damagesOfStatements: Damage[] = [
  {
    name: 'a quote that YAML takes for a number',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, node('numeric-quote', '', `[${ONCE}, 2021]`)) + 2,
    }),
    says: /应是文字，这里是数字 2021/,
    mend: /'2021'/,
  },
  {
    name: 'a relation twice',
    damage: (seed) => {
      const first = /^- from: [\s\S]*?(?=^- from: )/mu.exec(seed.read(PART_OF))?.[0] ?? '';
      return { file: PART_OF, line: seed.append(PART_OF, first.trimEnd()) };
    },
    says: /关系 .* 重复，.*part-of\.yaml:\d+ 已有/,
    mend: /key/,
  },
  {
    name: 'a relation that reads alike both ways, typed both ways',
    damage: (seed) => {
      const first = /^- from: (\S+)\n {2}to: (\S+)\n([\s\S]*?)(?=^- from: |(?![\s\S]))/mu.exec(
        seed.read(SAME_AS),
      );
      const [, from = '', to = '', rest = ''] = first ?? [];
      return { file: SAME_AS, line: seed.append(SAME_AS, `- from: ${to}\n  to: ${from}\n${rest.trimEnd()}`) };
    },
    says: /SAME_AS→ .* 重复/,
    mend: /合并/,
  },
  {
    name: 'an end that is no node',
    damage: (seed) => ({
      file: PART_OF,
      line: seed.append(PART_OF, relation('wuxi-statoin', 'hub-cluster', EXPLICIT)),
    }),
    says: /“wuxi-statoin”不是任何节点的 id/,
    mend: /“wuxi-station”/,
  },
  {
    name: 'a relation from a node to itself',
    damage: (seed) => ({
      file: ADVANCES,
      line: seed.append(ADVANCES, relation('six-strategies', 'six-strategies', EXPLICIT)) + 1,
    }),
    says: /回到它自己/,
    mend: /删去/,
  },
  {
    name: 'a beginning of the wrong kind',
    damage: (seed) => ({
      file: ADVANCES,
      line: seed.append(ADVANCES, relation('period-14fyp', 'six-strategies', EXPLICIT)),
    }),
    says: /ADVANCES（推进）的起点不能是时期“period-14fyp”/,
    mend: /允许的起点：.*项目/,
  },
  {
    name: 'an end of the wrong kind',
    damage: (seed) => ({
      file: ADVANCES,
      line: seed.append(ADVANCES, relation('iot', 'wuxi-station', EXPLICIT)) + 1,
    }),
    says: /ADVANCES（推进）的终点不能是枢纽站点“wuxi-station”/,
    mend: /可改用 .*允许的终点/,
  },
  {
    name: 'ends the wrong way round',
    damage: (seed) => {
      const file = `${PLAN}/relations/located-in.yaml`;
      return { file, line: seed.append(file, relation('wuxi', 'wuxi-station', EXPLICIT)) + 1 };
    },
    says: /LOCATED_IN（位于）的终点不能是/,
    mend: /写反了/,
  },
  {
    name: 'a quote altered by one character',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, node('altered', '', '[乡村振兴战略深人实施]')) + 2,
    }),
    says: /原文中没有“乡村振兴战略深人实施”/,
    mend: /（b09）是“乡村振兴战略深入实施”/,
  },
  {
    name: 'a quote that stands in another block',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, node('misplaced', '', `[{ quote: ${ONCE}, at: b01 }]`)) + 2,
    }),
    says: /不在 b01/,
    mend: /它在 b09/,
  },
  {
    name: 'a quote whose block there is not',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, node('nowhere', '', `[{ quote: ${ONCE}, at: b99 }]`)) + 2,
    }),
    says: /没有区块“b99”/,
    mend: /b01/,
  },
  {
    name: 'a quote that stands in several places',
    damage: (seed) => ({
      file: STRATEGY,
      line: seed.append(STRATEGY, node('ambiguous', '', '[应急管理]')) + 2,
    }),
    says: /“应急管理”出现 \d+ 次：b02#1/,
    mend: /at: b02#1/,
  },
  {
    name: 'a quote that the columns cut, written as one',
    damage: (seed) => ({ file: STRATEGY, line: seed.append(STRATEGY, node('across', '', `[${CUT}]`)) + 2 }),
    says: /跨过了段落或分栏/,
    mend: /\[开展自然灾害综合风险普, 查\]/,
  },
  {
    name: 'an inference without a reason',
    damage: (seed) => ({
      file: ADVANCES,
      line:
        seed.append(ADVANCES, relation('iot', 'six-strategies', '  basis: inferred\n  ground: wording\n')) +
        2,
    }),
    says: /没有写 reason/,
    mend: /补上 reason/,
  },
  {
    name: 'an inference on an unknown ground',
    damage: (seed) => ({
      file: ADVANCES,
      line:
        seed.append(
          ADVANCES,
          relation('iot', 'six-strategies', '  basis: inferred\n  ground: same-sentense\n  reason: 同句\n'),
        ) + 3,
    }),
    says: /ground 不能是“same-sentense”/,
    mend: /“same-sentence”/,
  },
  {
    name: 'an explicit relation with a ground',
    damage: (seed) => ({
      file: ADVANCES,
      line: seed.append(ADVANCES, relation('iot', 'six-strategies', `${EXPLICIT}  ground: framing\n`)) + 3,
    }),
    says: /explicit）的关系不带 ground/,
    mend: /inferred/,
  },
  {
    name: 'an explicit SAME_AS',
    damage: (seed) => ({
      file: SAME_AS,
      line: seed.append(SAME_AS, relation('iot', 'six-strategies', EXPLICIT)) + 2,
    }),
    says: /SAME_AS 永远是推断/,
    mend: /basis: inferred/,
  },
  {
    name: 'a ring of parts',
    damage: (seed) => ({
      file: PART_OF,
      line: seed.append(PART_OF, relation('hub-cluster', 'wuxi-station', EXPLICIT)),
    }),
    says: /PART_OF（组成）成环：/,
    mend: /写反/,
  },
  {
    name: 'a node without evidence',
    damage: (seed) => ({ file: STRATEGY, line: seed.append(STRATEGY, 'without:\n  name: 没有依据的战略') }),
    says: /节点 without 没有依据/,
    mend: /evidence/,
  },
];
