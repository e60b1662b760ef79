import { describe, expect, it } from 'vitest';
import { basis } from '../../../graph-seed/checks/basis.ts';
import { cycles } from '../../../graph-seed/checks/cycles.ts';
import { domainAndRange, ends } from '../../../graph-seed/checks/ends.ts';
import { uniqueRelations } from '../../../graph-seed/checks/identities.ts';
import { told } from './told.ts';

const from = (pairs: string, more = '') =>
  pairs
    .split(' ')
    .map((pair) => pair.split('>'))
    .map(([one, other]) => `- from: ${one}\n  to: ${other}\n${more}`)
    .join('');

describe('what is told of relations', () => {
  it('of a basis that is none, and of what it lacks or has too much', () => {
    expect(
      told(basis, {
        'relations/supported-by.yaml': `- basis: explict
- basis: xyzzyxyzzy
  ground: xyzzyxyzzy
- from: first
- basis: inferred
  ground: wordng
  reason: 一句话
- basis: inferred
  ground: xyzzyxyzzy
  reason: 一句话
- basis: inferred
  reason: 一句话
- basis: inferred
  ground: wording
- basis: inferred
  ground: wording
  reason: ' '
- basis: explicit
  ground: wording
- basis: explicit
  reason: 一句话
- basis: explicit
  ground: wording
  reason: 一句话
- basis: inferred
  ground: name
  reason: 一句话
`,
        'relations/same-as.yaml': '- basis: explicit\n- basis: inferred\n  ground: name\n  reason: 一句话\n',
      }),
    ).toMatchInlineSnapshot(`
      "basis (relation) relations/same-as.yaml:1:10 [错误 error] SAME_AS 永远是推断，不能写 explicit / SAME_AS is always inferred, never explicit
          → 改为 basis: inferred，并写 ground 与 reason / write basis: inferred with ground and reason
      basis (relation) relations/supported-by.yaml:1:10 [错误 error] basis 不能是“explict” / basis cannot be "explict"
          → 写 explicit / write explicit
      basis (relation) relations/supported-by.yaml:2:10 [错误 error] basis 不能是“xyzzyxyzzy” / basis cannot be "xyzzyxyzzy"
          → 写 explicit 或 inferred / write explicit or inferred
      basis (relation) relations/supported-by.yaml:6:11 [错误 error] ground 不能是“wordng” / ground cannot be "wordng"
          → 是不是“wording”？可用（由强到弱）：framing（总起句统领）、same-sentence（同句并列）、adjacent（前后句）、same-section（同节同问答）、wording（措辞相合）、name（名称相近） / did you mean "wording"? One of framing, same-sentence, adjacent, same-section, wording, name
      basis (relation) relations/supported-by.yaml:9:11 [错误 error] ground 不能是“xyzzyxyzzy” / ground cannot be "xyzzyxyzzy"
          → 可用（由强到弱）：framing（总起句统领）、same-sentence（同句并列）、adjacent（前后句）、same-section（同节同问答）、wording（措辞相合）、name（名称相近） / One of framing, same-sentence, adjacent, same-section, wording, name
      basis (relation) relations/supported-by.yaml:11:10 [错误 error] 推断的关系没有写 ground（依据的等级） / an inferred relation without a ground
          → 补上 ground，由强到弱：framing（总起句统领）、same-sentence（同句并列）、adjacent（前后句）、same-section（同节同问答）、wording（措辞相合）、name（名称相近） / add ground: one of framing, same-sentence, adjacent, same-section, wording, name
      basis (relation) relations/supported-by.yaml:13:10 [错误 error] 推断的关系没有写 reason（理由） / an inferred relation without a reason
          → 补上 reason：用一句话说明读者据何得出 / add reason: say in a sentence what a reader concludes and why
      basis (relation) relations/supported-by.yaml:15:10 [错误 error] 推断的关系没有写 reason（理由） / an inferred relation without a reason
          → 补上 reason：用一句话说明读者据何得出 / add reason: say in a sentence what a reader concludes and why
      basis (relation) relations/supported-by.yaml:19:11 [错误 error] 原文明说（explicit）的关系不带 ground / an explicit relation has no ground
          → 若引文本身已说明，删去它；否则改为 basis: inferred / remove it if the quoted words say it all, else write basis: inferred
      basis (relation) relations/supported-by.yaml:21:11 [错误 error] 原文明说（explicit）的关系不带 reason / an explicit relation has no reason
          → 若引文本身已说明，删去它；否则改为 basis: inferred / remove it if the quoted words say it all, else write basis: inferred
      basis (relation) relations/supported-by.yaml:23:11 [错误 error] 原文明说（explicit）的关系不带 ground、reason / an explicit relation has no ground or reason
          → 若引文本身已说明，删去它；否则改为 basis: inferred / remove it if the quoted words say it all, else write basis: inferred"
    `);
  });

  it('of ends that are no nodes, and of a relation that leads back', () => {
    expect(
      told(ends, {
        'relations/supported-by.yaml': from('first>prot xyzzyxyzzy>port port>port first>green'),
        'relations/serves.yaml': '- from: first\n- to: nowhere-at-all\n',
        'entities/honour.yaml': 'unread-one:\n  name: [\n',
        'relations/belongs-to.yaml': from('first>unread-one'),
      }),
    ).toMatchInlineSnapshot(`
      "ends (relation) relations/serves.yaml:2:7 [错误 error] SERVES 的一端“nowhere-at-all”不是任何节点的 id / an end of SERVES, "nowhere-at-all", is the id of no node
          → 补上这个节点，或改用已有的 id / add the node or use an id that is there
      ends (relation) relations/supported-by.yaml:2:7 [错误 error] SUPPORTED_BY 的一端“prot”不是任何节点的 id / an end of SUPPORTED_BY, "prot", is the id of no node
          → 是不是“port”？否则补上这个节点 / did you mean "port"? Else add the node
      ends (relation) relations/supported-by.yaml:3:9 [错误 error] SUPPORTED_BY 的一端“xyzzyxyzzy”不是任何节点的 id / an end of SUPPORTED_BY, "xyzzyxyzzy", is the id of no node
          → 补上这个节点，或改用已有的 id / add the node or use an id that is there
      ends (relation) relations/supported-by.yaml:6:7 [错误 error] SUPPORTED_BY 从“port”回到它自己 / SUPPORTED_BY leads from "port" to itself
          → 改正一端，或删去这条关系 / correct one end or remove the relation"
    `);
  });

  it('of ends whose kinds the type does not join, with the other way or another type', () => {
    const kinds = {
      'entities/hub-station.yaml': 'station: {}\n',
      'entities/spatial-unit.yaml': 'unit: {}\n',
      'entities/period.yaml': 'years: {}\n',
      'entities/indicator.yaml': 'rate: {}\n',
      'entities/xyzzyxyzzy.yaml': 'stranger: {}\n',
    };
    expect(
      told(domainAndRange, {
        ...kinds,
        'relations/located-in.yaml': from(
          'unit>station station>unit years>port sec>first station>gone stranger>unit',
        ),
        'relations/targets.yaml': from('rate>first first>years years>rate'),
        'relations/partt-of.yaml': from('sec>first'),
      }),
    ).toMatchInlineSnapshot(`
      "domain-and-range (relation) relations/located-in.yaml:2:7 [错误 error] LOCATED_IN（位于）的终点不能是枢纽站点“station” / LOCATED_IN cannot end at HubStation "station"
          → 是不是两端写反了？允许的终点：空间单元 / are the ends the wrong way round? Else it may end at SpatialUnit
      domain-and-range (relation) relations/located-in.yaml:5:9 [错误 error] LOCATED_IN（位于）的起点不能是时期“years” / LOCATED_IN cannot begin at Period "years"
          → 可改用 PART_OF（组成）、BELONGS_TO（归属类别）、AIMS_AT（旨在）、SERVES（服务于）、SUPPORTED_BY（依托）；允许的起点：项目、计划行动、平台载体、产业集群、空间单元、枢纽站点、机构主体 / use PART_OF, BELONGS_TO, AIMS_AT, SERVES, SUPPORTED_BY, or it may begin at Project, Programme, Platform, IndustryCluster, SpatialUnit, HubStation, Organization
      domain-and-range (relation) relations/located-in.yaml:6:7 [错误 error] LOCATED_IN（位于）的终点不能是平台载体“port” / LOCATED_IN cannot end at Platform "port"
          → 可改用 PART_OF（组成）、BELONGS_TO（归属类别）、AIMS_AT（旨在）、SERVES（服务于）、SUPPORTED_BY（依托）；允许的终点：空间单元 / use PART_OF, BELONGS_TO, AIMS_AT, SERVES, SUPPORTED_BY, or it may end at SpatialUnit
      domain-and-range (relation) relations/located-in.yaml:7:9 [错误 error] LOCATED_IN（位于）的起点不能是篇章“sec” / LOCATED_IN cannot begin at Section "sec"
          → 可改用 PART_OF（组成）、SUCCEEDS（接续）；允许的起点：项目、计划行动、平台载体、产业集群、空间单元、枢纽站点、机构主体 / use PART_OF, SUCCEEDS, or it may begin at Project, Programme, Platform, IndustryCluster, SpatialUnit, HubStation, Organization
      domain-and-range (relation) relations/located-in.yaml:8:7 [错误 error] LOCATED_IN（位于）的终点不能是项目“first” / LOCATED_IN cannot end at Project "first"
          → 可改用 PART_OF（组成）、SUCCEEDS（接续）；允许的终点：空间单元 / use PART_OF, SUCCEEDS, or it may end at SpatialUnit
      domain-and-range (relation) relations/targets.yaml:1:9 [错误 error] TARGETS（设定指标）的起点不能是指标“rate” / TARGETS cannot begin at Indicator "rate"
          → 是不是两端写反了？允许的起点：战略、目标定位、时期、项目、计划行动、平台载体、产业集群、产业门类、空间单元、机构主体、机制体系、规划文件 / are the ends the wrong way round? Else it may begin at Strategy, Goal, Period, Project, Programme, Platform, IndustryCluster, Industry, SpatialUnit, Organization, Mechanism, Document
      domain-and-range (relation) relations/targets.yaml:2:7 [错误 error] TARGETS（设定指标）的终点不能是项目“first” / TARGETS cannot end at Project "first"
          → 是不是两端写反了？允许的终点：指标 / are the ends the wrong way round? Else it may end at Indicator
      domain-and-range (relation) relations/targets.yaml:4:7 [错误 error] TARGETS（设定指标）的终点不能是时期“years” / TARGETS cannot end at Period "years"
          → 可改用 PART_OF（组成）、BELONGS_TO（归属类别）、DURING（处于时期）、SERVES（服务于）、SUPPORTED_BY（依托）、SUCCEEDS（接续）；允许的终点：指标 / use PART_OF, BELONGS_TO, DURING, SERVES, SUPPORTED_BY, SUCCEEDS, or it may end at Indicator"
    `);
  });

  it('of a relation that stands twice, read either way where both ways are one', () => {
    expect(
      told(uniqueRelations, {
        'relations/supported-by.yaml':
          from('first>port port>first first>port') +
          from('first>port', '  key: other\n') +
          from('first>port', '  key: other\n'),
        'relations/serves.yaml': `${from('first>port')}- from: first\n- from: first\n- to: first\n- to: first\n`,
        'relations/same-as.yaml': from('first>port port>first'),
      }),
    ).toMatchInlineSnapshot(`
      "unique-relations (relation) relations/same-as.yaml:3:3 [错误 error] 关系 port —SAME_AS→ first 重复，relations/same-as.yaml:1 已有 / duplicate relation port —SAME_AS→ first, already at relations/same-as.yaml:1
          → 合并两处的依据；若确是两条并行的关系，给一条加 key / merge their evidence; if they are two parallel relations, give one a key
      unique-relations (relation) relations/supported-by.yaml:5:3 [错误 error] 关系 first —SUPPORTED_BY→ port 重复，relations/supported-by.yaml:1 已有 / duplicate relation first —SUPPORTED_BY→ port, already at relations/supported-by.yaml:1
          → 合并两处的依据；若确是两条并行的关系，给一条加 key / merge their evidence; if they are two parallel relations, give one a key
      unique-relations (relation) relations/supported-by.yaml:10:3 [错误 error] 关系 first —SUPPORTED_BY→ port 重复，relations/supported-by.yaml:7 已有 / duplicate relation first —SUPPORTED_BY→ port, already at relations/supported-by.yaml:7
          → 合并两处的依据；若确是两条并行的关系，给一条加 key / merge their evidence; if they are two parallel relations, give one a key"
    `);
  });

  it('of rings, at the relation that was typed last', () => {
    const rings = (pairs: string) => told(cycles, { 'relations/part-of.yaml': from(pairs) });
    expect(rings('a>b b>a')).toMatchInlineSnapshot(`
      "cycles (relation) relations/part-of.yaml:3:3 [错误 error] PART_OF（组成）成环：a → b → a / PART_OF runs in a circle: a → b → a
          → 其中一条写反了或不成立，改正或删去 / one of these is the wrong way round or untrue: correct or remove it"
    `);
    expect(rings('c>a a>b b>c x>a')).toMatchInlineSnapshot(`
      "cycles (relation) relations/part-of.yaml:5:3 [错误 error] PART_OF（组成）成环：c → a → b → c / PART_OF runs in a circle: c → a → b → c
          → 其中一条写反了或不成立，改正或删去 / one of these is the wrong way round or untrue: correct or remove it"
    `);
    expect(rings('b>c a>b c>a x>y y>x')).toMatchInlineSnapshot(`
      "cycles (relation) relations/part-of.yaml:5:3 [错误 error] PART_OF（组成）成环：b → c → a → b / PART_OF runs in a circle: b → c → a → b
          → 其中一条写反了或不成立，改正或删去 / one of these is the wrong way round or untrue: correct or remove it
      cycles (relation) relations/part-of.yaml:9:3 [错误 error] PART_OF（组成）成环：x → y → x / PART_OF runs in a circle: x → y → x
          → 其中一条写反了或不成立，改正或删去 / one of these is the wrong way round or untrue: correct or remove it"
    `);
    expect(rings('x>a a>b b>a b>c')).toMatchInlineSnapshot(`
      "cycles (relation) relations/part-of.yaml:5:3 [错误 error] PART_OF（组成）成环：a → b → a / PART_OF runs in a circle: a → b → a
          → 其中一条写反了或不成立，改正或删去 / one of these is the wrong way round or untrue: correct or remove it"
    `);
  });

  it('of a ring that does not begin with the first relation of a node', () => {
    expect(told(cycles, { 'relations/part-of.yaml': from('a>b a>c c>a') })).toContain('a → c → a');
  });

  it('of no ring where there is none: a diamond, one end alone, a type that may lead round', () => {
    expect(told(cycles, { 'relations/part-of.yaml': from('a>b a>c b>d c>d d>e') })).toBe('');
    expect(told(cycles, { 'relations/part-of.yaml': '- from: a\n- to: a\n- from: a\n  to: a\n' })).toBe('');
    expect(told(cycles, { 'relations/serves.yaml': from('a>b b>a') })).toBe('');
  });
});
