import { describe, expect, it } from 'vitest';
import { realPage } from '../real-page.ts';

/**
 * A stranger's questions, answered by a search and the neighbourhood of what it finds. The answers were
 * written by reading the page, not the data.
 */
const { store } = realPage();
const PLAN = 'wuxi-14fyp';

async function find(q: string, kind: string): Promise<string> {
  const { hits } = await store.search({ q, kinds: [kind], limit: 1 });
  expect(hits, q).not.toHaveLength(0);
  return hits[0]?.node.id ?? '';
}

async function members(id: string): Promise<string[]> {
  const around = await store.neighbours(id, {
    types: ['PART_OF', 'BELONGS_TO'],
    direction: 'in',
    limit: 500,
  });
  return around.nodes
    .filter((node) => node.id !== id)
    .map((node) => node.name)
    .sort();
}

async function audited(name: string) {
  const { counts } = await store.audit(PLAN);
  return counts.find((count) => count.subject.name === name);
}

describe('questions of a stranger', () => {
  it('which clusters belong to “16+4”, and how many of the 16 does the page name?', async () => {
    const sixteen = await find('16个先进制造业重点产业集群', 'IndustryCluster');
    expect(await members(sixteen)).toEqual(
      [
        '物联网',
        '集成电路',
        '高端纺织服装',
        '高端装备',
        '高端软件',
        '节能环保',
        '特钢',
        '高分子材料',
        '电子新材料',
        '电子元器件',
        '新能源',
        '汽车及零部件（含新能源汽车）',
        '云计算和大数据',
        '生物医药和医疗器械（材）',
        '高技术船舶和海工装备',
      ].sort(),
    );
    expect(await audited('16个先进制造业重点产业集群')).toMatchObject({ declared: 16, named: 15 });
    const future = await find('未来产业集群', 'IndustryCluster');
    expect(await members(future)).toEqual(['5G产业', '人工智能', '石墨烯', '增材制造'].sort());
  });

  it('which stations are the 2, which the 4?', async () => {
    const hub = await find('2+4', 'HubStation');
    const { nodes } = await store.neighbours(hub, { types: ['PART_OF'], direction: 'in', limit: 50 });
    const tier = (which: string) =>
      nodes
        .filter((node) => node.properties.tier === which)
        .map((node) => node.name)
        .sort();
    expect(tier('two')).toEqual(['高铁无锡东站', '无锡站'].sort());
    expect(tier('four')).toEqual(['高铁惠山站', '新区站', '江阴站', '宜兴站'].sort());
  });

  it('what is the 头号工程?', async () => {
    const { hits } = await store.search({ q: '头号工程', limit: 1 });
    expect(hits[0]?.node).toMatchObject({ name: '太湖湾科技创新带', kind: 'Project' });
    expect(hits[0]?.matched).toBe('alias');
  });

  it('what are the 约束性 indicators the page names?', async () => {
    const binding = await find('约束性指标', 'Indicator');
    expect(await members(binding)).toEqual(
      ['单位地区生产总值二氧化碳排放下降率', '生产安全事故起数和死亡人数下降率'].sort(),
    );
    expect(await audited('约束性指标')).toMatchObject({ declared: 10, named: 2 });
    expect(await audited('预期性指标')).toMatchObject({ declared: 22, named: 3 });
  });

  it('what was approved on which day by whom?', async () => {
    const step = await find('审议批准', 'ProcessStep');
    const { node } = await store.node(step);
    expect(node.properties.date).toBe('2021年1月22日');
    const by = await store.neighbours(step, { types: ['CARRIED_OUT_BY'], direction: 'out', limit: 10 });
    expect(by.edges).toHaveLength(1);
    expect(by.edges[0]?.basis).toBe('explicit');
    expect(by.nodes.map((one) => one.name)).toContain('市第十六届人民代表大会第五次会议');
    const outline = await store.node(`${PLAN}:outline`);
    expect(outline.node.properties.approvedOn).toBe('2021-01-22');
  });

  it('what does the page say of the six strategies?', async () => {
    const six = await find('六大发展战略', 'Strategy');
    expect(await members(six)).toEqual(['创新驱动核心战略', '产业强市主导战略'].sort());
    const { node } = await store.node(six);
    // The sentence is one about the 十三五.
    expect(node.properties).toMatchObject({ declaredCount: 6, period: '13fyp' });
    expect(node.evidence.every((one) => one.section === `${PLAN}:qa-2`)).toBe(true);
  });

  it('which figures are results of the 十三五, which are targets?', async () => {
    const { nodes } = await store.graph({ kinds: ['Indicator'], limit: 2000 });
    const named = (status: string) =>
      nodes.filter((node) => node.properties.status === status && node.properties.value !== undefined);
    const achieved = named('achieved').map((node) => [node.properties.value, node.properties.unit]);
    expect(achieved).toEqual(
      expect.arrayContaining([
        [12370.48, '亿元'],
        [877.85, '亿美元'],
        [3.39, '%'],
        [57589, '元'],
        [33, '微克/立方米'],
        [81.7, '%'],
        [96, '%'],
      ]),
    );
    for (const node of named('achieved')) {
      // Figures of the 十三五 carry no year: the page gives none.
      expect(node.properties.year, node.name).toBeUndefined();
      expect(node.properties.period, node.name).toBe('13fyp');
    }
    const targets = named('target').map((node) => [node.properties.value, node.properties.year]);
    expect(targets).toEqual(
      expect.arrayContaining([
        [68, 2025],
        [50, 2025],
        [220, 2025],
        [18, 2025],
        [38, 2025],
        [56, 2025],
        [80, 2025],
      ]),
    );
  });

  it('tells a title held from a title sought', async () => {
    const { nodes } = await store.graph({ kinds: ['Honour'], limit: 200 });
    const status = new Map(nodes.map((node) => [node.name, node.properties.status]));
    expect([...status].filter(([name]) => name.includes('长安杯')).map(([, held]) => held)).toEqual(['held']);
    expect(
      [...status].filter(([name]) => name.includes('国家级应急救援基地')).map(([, held]) => held),
    ).toEqual(['sought']);
  });

  it('finds by pinyin, initials, parts, other quotation marks, and by words of the text', async () => {
    const first = async (q: string) => (await store.search({ q, limit: 1 })).hits[0];
    expect((await first('taihuwan'))?.matched).toBe('pinyin');
    expect((await first('thw'))?.matched).toBe('initials');
    expect((await first('「2+4」'))?.node.name).toBe('“2+4”高铁枢纽群');
    expect((await first('陆续出台后'))?.matched).toBe('text');
    // The transcription has 融合发展理念, the print probably 新发展理念: both are found.
    expect((await first('新发展理念实践示范区'))?.matched).toBe('text');
    expect((await first('融合发展理念实践示范区'))?.matched).toBe('name');
    expect((await first('新发展理念实践示范区'))?.node.kind).toBe('Goal');
    expect((await first('六大战略'))?.node.name).toBe('六大发展战略');
    expect((await first('六大战略'))?.matched).toBe('abbreviation');
    expect(await first('这几个字原文没有')).toBeUndefined();
  });

  it('quotes every node and every relation verbatim, in code points', async () => {
    const [source] = await store.sources(PLAN);
    const text = [...(source?.text ?? '')];
    const { nodes, edges } = await store.whole({});
    for (const { id, evidence } of [...nodes, ...edges]) {
      expect(evidence.length, id).toBeGreaterThan(0);
      for (const one of evidence) expect(text.slice(one.start, one.end).join(''), id).toBe(one.quote);
    }
  });

  it('covers every sentence that has content', async () => {
    const [coverage] = await store.coverage(PLAN);
    expect(coverage?.totals).toMatchObject({ partly: 0, not: 0 });
    expect(coverage?.totals.covered).toBeGreaterThan(150);
  });
});
