import { describe, expect, it } from 'vitest';
import { tracing } from './tracing.ts';

/**
 * What a reader of the page finds when tracing, written from the page (sources/page-11/text.txt) and not
 * from what the code answers. Each title says what the page says.
 */
const { nodes, down, up, between, idsOf } = await tracing();

const TRANSPORT = [
  'metro-1-south-extension',
  'metro-3-phase-1',
  'metro-4-phase-1',
  'nanyanjiang-railway',
  'xicheng-s1-line',
  'xichang-south-expressway',
  'yima-expressway',
  'shuofang-airport-expansion',
];

describe('往上：页面没有说的，不画线', () => {
  it.each(TRANSPORT)('%s 在“城乡建设取得新进展”一句里，不通向任何战略', async (id) => {
    expect(await up(id)).toEqual({});
    expect(nodes.get(id)?.properties.period).toBe('13fyp');
  });

  it('通车的已投用，加快建设的在建，竣工的已完成', () => {
    const status = (id: string) => nodes.get(id)?.properties.status;
    expect(['metro-1-south-extension', 'metro-3-phase-1'].map(status)).toEqual([
      'in-operation',
      'in-operation',
    ]);
    expect(['nanyanjiang-railway', 'xicheng-s1-line', 'metro-4-phase-1'].map(status)).toEqual(
      Array(3).fill('under-construction'),
    );
    expect(status('shuofang-airport-expansion')).toBe('completed');
  });

  it('六座车站和枢纽群不通向任何战略', async () => {
    const stations = idsOf('HubStation');
    expect(stations).toHaveLength(7);
    for (const id of stations) expect(await up(id), id).toEqual({});
  });

  it('名词解释[4]的一城、两核、三片、六组团不通向任何战略（问答6的“一核十园多点”是另一回事）', async () => {
    const named = [
      ...[
        '中心城区',
        '梁溪老城核心区',
        '太湖新城核心区',
        '锡澄协同发展区',
        '锡宜协同发展区',
        '锡东绿色发展区',
      ],
      ...['玉祁—前洲', '洛社', '阳山', '东港—锡北', '羊尖', '鹅湖', '一城两核三片六组团'],
    ];
    const units = idsOf('SpatialUnit', ({ name }) => named.includes(name));
    expect(units).toHaveLength(named.length);
    for (const id of units) expect(await up(id), id).toEqual({});
  });

  it('粮食物流二期、“锡证通”、应急数据平台在纲要正文，不通向任何战略', async () => {
    for (const id of [
      'grain-logistics-centre-phase-2',
      'xizhengtong-platform',
      'emergency-supplies-dispatch-platform',
      'yangtze-jiangyin-hazmat-rescue-base',
    ]) {
      expect(await up(id), id).toEqual({});
    }
  });

  it('太湖湾科技创新带写明的三个目标：国家级新区、示范区、产业科技创新中心；通向战略则是推断', async () => {
    const found = await up('taihu-bay-belt-project', ['Goal', 'Strategy']);
    const explicit = Object.entries(found).filter(([, basis]) => basis === 'explicit 1');
    expect(explicit.map(([id]) => nodes.get(id)?.name).sort()).toEqual(
      ['具有国际竞争力的产业科技创新中心', '国家级新区', '融合发展理念实践示范区'].sort(),
    );
    expect(found['innovation-driven']).toBe('same-section 1');
  });

  it('“十四五”的头号工程不为“十三五”的六大战略；“十三五”建成的厂不为“十四五”的新高地', async () => {
    expect(await up('taihu-bay-belt-project')).not.toHaveProperty('six-strategies');
    const goals = await up('hua-hong-phase-1', ['Goal', 'Strategy']);
    const later = Object.keys(goals).filter((id) => nodes.get(id)?.properties.period === '14fyp');
    expect(later).toEqual([]);
    expect(goals['strong-industry']).toBe('same-section 2');
  });

  it('物联网写明列入16个集群和地标性集群；通向产业强市则由总起句', async () => {
    const found = await up('iot', ['IndustryCluster', 'Strategy']);
    expect(found).toMatchObject({ sixteen: 'explicit 1', 'landmark-clusters': 'explicit 1' });
    expect(found['strong-industry']).toBe('framing 1');
  });

  it('“2+4”的六座车站写明属于枢纽群', async () => {
    const found = await down('hub-cluster', ['HubStation']);
    expect(Object.values(found)).toEqual(Array(6).fill('explicit 1'));
  });
});

describe('两点之间', () => {
  it('太湖湾科技创新带与创新驱动核心战略：没有一条全是明示的路', async () => {
    const paths = await between('taihu-bay-belt-project', 'innovation-driven');
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.every(({ basis }) => basis === 'inferred')).toBe(true);
  });

  it('华虹一期与旗舰项目：一步，明示', async () => {
    const [best] = await between('hua-hong-phase-1', 'flagship-projects-13fyp');
    expect([best?.basis, best?.edges.length]).toEqual(['explicit', 1]);
  });

  it('地铁1号线南延线与产业强市主导战略：两步之内没有路，也没有全是明示的路', async () => {
    expect(await between('metro-1-south-extension', 'strong-industry', 2)).toEqual([]);
    const paths = await between('metro-1-south-extension', 'strong-industry');
    expect(paths.filter(({ basis }) => basis === 'explicit')).toEqual([]);
  });

  it('无锡东站与太湖湾科技创新带：页面没有直接说，没有两步之内的路', async () => {
    expect(await between('wuxi-east-station', 'taihu-bay-belt-project', 2)).toEqual([]);
  });
});
