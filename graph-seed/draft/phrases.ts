import type { Words } from '../words.ts';

/** Words with which a clause of a plan says what is done; the name begins after them. Longest first when used. */
const LEADS = (
  '坚定不移实施 突出抓好 抓好 努力建设 全面建设 探索 积极创建 加快推进 加快构建 加快实施 加快建设 加快形成 加快实现 加快发展 建立健全 建立完善 落实完善 健全完善 编制修订 制定印发 全面推进 全面建立 全面提升 全面提高 全面实施 ' +
  '深入推进 深化推进 纵深实施 深入实施 持续实施 创新实施 继续深入实施 坚定不移纵深实施 重点推进 牵头开展 探索实行 严格落实 适时修订 提升发展 推广应用 引进培育 招引培育 ' +
  '加快 加强 加大 全面 推进 推动 建设 建立 健全 完善 构建 形成 实施 打造 深化 优化 强化 落实 严格 制定 编制 修订 创建 开展 提升 提高 促进 实现 依托 坚持 突出 发挥 积极 大力 ' +
  '着力 聚力 培育 做强 获批 成立 召开 设立 创成 获评 荣获 成为 建成 新建 持续 深入 有效 不断 加速 统筹 支持 引导 鼓励 科学规划 充分运用 运用 推行 增强 巩固 启动 ' +
  '主动参与 主动 提倡 坚决打好 坚决 完成 收到 正在 勇创 勇当 争当 基本建成 参与 出台 扩大 增设 组建 创立 提供 提出 确保 力争 争创 努力 全力维护 维护 严防 整合 发展 根据 围绕 聚焦 紧扣 锚定 贯彻 践行 接受 自觉接受 服务 进一步 更好 切实 系统推进 继续 将 要 以 与 和 及 对 在 为 把 由 从 按照 通过 并'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);

/** Words with which a clause says what became of it; the name ends before them. */
const TRAILS = (
  '建成投产 建成通车 竣工投产 开工建设 加快建设 全面建成 全面启动 正式启动 成功获批 正式成立 深入实施 有序推进 积极推进 基本形成 基本建成 全面展现 显著增强 持续提升 持续打响 持续增强 更加健全 ' +
  '得到优化 不断完善 进一步完善 加快形成 全面实施 建成 竣工 通车 投产 投用 获批 成立 启动 实施 推进 形成 创建'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);

const PART_OF_NAME = /^(?:规划|计划|格局|机制|体系|制度|工程|目标|战略|平台|业|方案)/u;
/** What stands before the verb and is no part of a name: a jump mark, who does it, a particle. */
const BEFORE =
  /^(?:[\p{Script=Han}]{2,4}市(?=(?:坚定|继续|率先|加快|全面|纵深|深入|努力|积极|着力|大力|将))|创新(?=.{2,8}体制机制)|上接第.{1,3}版[^\p{Script=Han}]*|即|其中|一批|了|(?:规划《纲要》)?提出了?|.{2,8}将(?=坚定|继续|率先|加快|全面|纵深))/u;

/** The name inside a clause: leading verbs and trailing predicates taken off. Offsets into the clause. */
export function coreOf(clause: string): { from: number; to: number; lead: string; trail: string } {
  let from = 0;
  let to = clause.length;
  let lead = '';
  let trail = '';
  for (let cut = true; cut; ) {
    cut = false;
    const before = BEFORE.exec(clause.slice(from, to))?.[0] ?? '';
    if (before !== '' && to - from - before.length >= 3) {
      from += before.length;
      cut = true;
    }
    for (const word of LEADS) {
      const rest = clause.slice(from, to);
      if (!rest.startsWith(word) || rest.length - word.length < 3) continue;
      // 发展规划 and 建设工程 begin with such a word, and are names.
      if (/^(?:发展|建设|统筹|支持|服务)$/u.test(word) && PART_OF_NAME.test(rest.slice(word.length)))
        continue;
      from += word.length;
      lead += word;
      cut = true;
      break;
    }
  }
  for (const word of TRAILS) {
    const rest = clause.slice(from, to);
    if (!rest.endsWith(word) || rest.length - word.length < 2) continue;
    to -= word.length;
    trail = word;
    break;
  }
  return { from, to, lead, trail };
}

type SuffixRule = { kind: string; ends: RegExp; not?: RegExp; least: number };

/** What a name ends with tells its kind; the first that fits decides. */
const SUFFIXES: readonly SuffixRule[] = [
  { kind: 'Document', ends: /》(?:《.*》)?$/u, least: 4 },
  { kind: 'Document', ends: /(?:规划|条例|管理办法|实施意见|指导意见|实施方案|纲要)$/u, least: 4 },
  { kind: 'IndustryCluster', ends: /(?:产业)?集群$/u, least: 4 },
  { kind: 'Strategy', ends: /战略$/u, not: /重大(?:发展)?战略$/u, least: 4 },
  { kind: 'Honour', ends: /(?:示范城市|试点城市|示范社区|示范县(?:（.*）)?|文明城市|引才城市)$/u, least: 6 },
  {
    kind: 'Project',
    ends: /(?:项目|铁路|高速公路|快速通道|号线(?:.{0,3}期)?|[一二三四]期|改扩建工程|轨道.{0,3}线|延线|大桥|隧道|[0-9]号线.*线)$/u,
    not: /^(?:重大)?(?:工程)?项目$|重大.*项目$/u,
    least: 4,
  },
  {
    kind: 'HubStation',
    ends: /(?:高铁.{2,5}站|[东西南北新]?[\p{Script=Han}]{1,3}站)$/u,
    not: /(?:工作|服务|网|充电|变电)站$/u,
    least: 3,
  },
  {
    kind: 'Platform',
    ends: /(?:实验室|研究院|平台|基地|创新中心|科技中心|（[^）]*）中心|口岸|管理系统|试验区|先导区|互换局(?:（.*）)?|服务中心|院所)$/u,
    least: 4,
  },
  {
    kind: 'Organization',
    ends: /(?:委员会|领导小组|常委会|常务会议|第.{1,4}次会议|全会|救援队伍?|员队伍|机构|企业)$/u,
    least: 4,
  },
  {
    kind: 'SpatialUnit',
    ends: /(?:商务区|集聚区|核心区|发展区|开发区|城区|老城|新城|组团|片区|创新带|文化带|经济带|[\p{Script=Han}]{2}区|地区|区域)$/u,
    not: /(?:示范区|社区|小区|园区|领域|灾区|重点区域|跨区域|市区)$/u,
    least: 3,
  },
  { kind: 'Mechanism', ends: /(?:机制|体系|制度|格局|网络|体制机制|生态系统|救援圈)$/u, least: 4 },
  { kind: 'Programme', ends: /(?:计划|行动|工程|攻坚战|升级版|演练|普查)$/u, not: /重大工程$/u, least: 4 },
  {
    kind: 'Industry',
    ends: /(?:产业|经济|制造业|服务业|农业|工业互联网|新材料|零部件|装备|芯片|硅片)$/u,
    not: /市场经济|体系/u,
    least: 4,
  },
  { kind: 'Programme', ends: /[\p{Script=Han}”]{3,}建设$/u, least: 5 },
  {
    kind: 'Goal',
    ends: /(?:名城|高地|策源地|重要支点|重要枢纽|中心城市|示范区|枢纽城市|领跑者|排头兵|能力|水平)$/u,
    least: 5,
  },
];

/** The kind that a name's ending tells; null when it tells none. */
export function kindByEnding(name: string): string | null {
  for (const { kind, ends, not, least } of SUFFIXES) {
    if ([...name].length >= least && ends.test(name) && !(not?.test(name) ?? false)) return kind;
  }
  return null;
}

/** A name may not begin in the middle of a word, as 划体系 does in 规划体系. */
export function beginsAtWord(clause: string, from: number, words: Words): boolean {
  let at = 0;
  for (const { word } of words.cut(clause)) {
    if (at === from) return true;
    if (at > from) return false;
    at += word.length;
  }
  return at === from;
}

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 16, 六, 十二, 二十: a count as a number; null when it is none. */
export function countOf(word: string): number | null {
  if (/^[0-9]+$/u.test(word)) return Number(word);
  const ten = /^([二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(word);
  if (ten !== null) return (DIGITS[ten[1] ?? '一'] ?? 1) * 10 + (DIGITS[ten[2] ?? '零'] ?? 0);
  return DIGITS[word] ?? null;
}

/** 二〇三五年 or 2035年: the year. */
export function yearOf(word: string): number | null {
  const digits = [...word.replace(/年$/u, '')].map(
    (char) => DIGITS[char] ?? (/[0-9]/u.test(char) ? Number(char) : null),
  );
  return digits.length === 4 && digits.every((one) => one !== null) ? Number(digits.join('')) : null;
}

const STATUS: Record<string, string> = {
  建成投产: 'completed',
  竣工投产: 'completed',
  建成通车: 'in-operation',
  通车: 'in-operation',
  投用: 'in-operation',
  竣工: 'completed',
  建成: 'completed',
  全面建成: 'completed',
  加快建设: 'under-construction',
  开工建设: 'under-construction',
};

/** The status of a construction that a clause ends with, and its words; nothing when it says none. */
export function statusOf(trail: string): { status?: string; stated?: string } {
  const status = STATUS[trail];
  return status === undefined ? {} : { status, stated: trail };
}
