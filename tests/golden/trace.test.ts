import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import { strengthOf } from '../../server/graph/steps.ts';
import type { GraphEdge, GraphNode, Ontology, TraceResult } from '../../server/graph/types.ts';
import { realPage } from '../server/serving.ts';

/**
 * What a reader of the page finds when tracing, written from the page (sources/page-11/text.txt) and not
 * from what the code answers. Each title says what the page says.
 */
let store: GraphStore;
let ontology: Ontology;
let nodes: Map<string, GraphNode>;
let everyKind: string[];

beforeAll(async () => {
  ({ store, ontology } = realPage());
  const all = await store.graph({ limit: 2000 });
  nodes = new Map(all.nodes.map((node) => [local(node.id), node]));
  everyKind = ontology.kinds.map((kind) => kind.id).filter((kind) => kind !== 'Section');
});

const local = (id: string) => id.replace('wuxi-14fyp:', '');
const ACTIONS = ['Project', 'Platform', 'Programme', 'IndustryCluster', 'Indicator'];

function ask(id: string, direction: 'in' | 'out', to = ACTIONS, maxHops = 4): Promise<TraceResult> {
  return store.trace(`wuxi-14fyp:${id}`, { to, direction, maxHops });
}

/** “explicit 1”, “same-section 2”: the basis of the path and its length; by the target's local id. */
async function traced(id: string, direction: 'in' | 'out', to?: string[]): Promise<Record<string, string>> {
  const { targets } = await ask(id, direction, to);
  return Object.fromEntries(
    targets.map(({ node, path }) => [local(node.id), `${path.ground ?? path.basis} ${path.edges.length}`]),
  );
}

const down = (id: string, to?: string[]) => traced(id, 'in', to);
const up = (id: string, to = ['Strategy']) => traced(id, 'out', to);
const idsOf = (kind: string, fits: (node: GraphNode) => boolean = () => true) =>
  [...nodes].filter(([, node]) => node.kind === kind && fits(node)).map(([id]) => id);

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

describe('创新驱动核心战略 (问答6：“继续深入实施创新驱动核心战略，以产业科技创新体系建设为重点……”)', () => {
  it('没有一句话写明什么推进它：明示为零', async () => {
    const { counts } = await ask('innovation-driven', 'in');
    expect(counts.map(({ kind, explicit }) => `${kind} ${explicit}`)).toEqual(
      ACTIONS.map((kind) => `${kind} 0`),
    );
  });

  it('项目只有太湖湾科技创新带一个，隔了句，只是同在问答6', async () => {
    const { targets, counts } = await ask('innovation-driven', 'in', ['Project']);
    expect(targets.map(({ node, path }) => [local(node.id), path.basis, path.ground])).toEqual([
      ['taihu-bay-belt-project', 'inferred', 'same-section'],
    ]);
    expect(counts[0]?.unreached).toBe(idsOf('Project').length - 1);
  });

  it('“到2025年，科技进步贡献率达到68%，高新技术产业产值……50%”是下一句，不是明示', async () => {
    const found = await down('innovation-driven');
    expect(found['sci-tech-contribution-rate']).toBe('adjacent 1');
    expect(found['high-tech-output-share']).toBe('adjacent 1');
  });

  it('人才总量220万、高层次人才18万在问答6末尾，比下一句更远', async () => {
    const found = await down('innovation-driven');
    expect(found['talent-total']).toBe('same-section 1');
    expect(found['high-level-talent-total']).toBe('same-section 1');
  });

  it('深海技术太湖国家实验室、“芯火”基地、先进技术研究院同在问答6；实验室是“积极创建”，没有建成', async () => {
    const found = await down('innovation-driven', ['Platform']);
    for (const id of ['deep-sea-taihu-lab', 'xinhuo-base', 'wuxi-advanced-tech-institute']) {
      expect(found[id], id).toBe('same-section 1');
    }
    expect(nodes.get('deep-sea-taihu-lab')?.properties).toMatchObject({ status: 'planned', period: '14fyp' });
  });

  it('国家级计算（无锡）中心是“十三五”建成的，不是“十四五”要建的', async () => {
    const found = await down('innovation-driven', ['Platform']);
    expect(found['national-computing-centre']).toMatch(/^same-section/);
    expect(nodes.get('national-computing-centre')?.properties).toMatchObject({
      status: 'completed',
      period: '13fyp',
    });
  });

  it('不通向任何产业集群；总部企业80家、战略性新兴产业38%是问答7的，不归它', async () => {
    const found = await down('innovation-driven');
    expect(Object.keys(found).filter((id) => nodes.get(id)?.kind === 'IndustryCluster')).toEqual([]);
    expect(found).not.toHaveProperty('hq-enterprise-count');
    expect(found).not.toHaveProperty('strategic-emerging-share');
  });
});

describe('产业强市主导战略 (问答7：“……坚定不移纵深实施产业强市主导战略……重点采取的新举措有：”)', () => {
  it('没有一句话写明什么推进它：明示为零', async () => {
    const { counts } = await ask('strong-industry', 'in');
    expect(counts.every(({ explicit }) => explicit === 0)).toBe(true);
  });

  it('项目是四个，都是“十三五”建成投产的：旗舰项目和点名的三个厂；“六大发展战略”一句只同在问答2', async () => {
    const found = await down('strong-industry', ['Project']);
    expect(found).toEqual({
      'flagship-projects-13fyp': 'same-section 1',
      'hua-hong-phase-1': 'same-section 2',
      'sk-hynix-second-plant': 'same-section 2',
      'zhonghuan-large-wafer': 'same-section 2',
    });
    for (const id of Object.keys(found)) {
      expect(nodes.get(id)?.properties, id).toMatchObject({ status: 'completed', period: '13fyp' });
    }
  });

  it('新举措由总起句统领：“造链、补链、强链、延链”、战略性新兴产业、现代服务业、数字经济', async () => {
    const found = await down('strong-industry', ['Programme']);
    for (const name of [
      '“造链、补链、强链、延链”',
      '加快发展战略性新兴产业',
      '提升发展现代服务业',
      '发展数字经济',
    ]) {
      const id = idsOf('Programme', (node) => node.name === name)[0] ?? name;
      expect(found[id], name).toBe('framing 1');
    }
  });

  it('38%、56%是举措之下的指标，隔一步；80家在更后的句，连总起句也够不上', async () => {
    const found = await down('strong-industry', ['Indicator']);
    expect(found).toEqual({
      'strategic-emerging-share': 'framing 2',
      'modern-services-share': 'framing 2',
      'hq-enterprise-count': 'same-section 1',
    });
  });

  it('问答7点名的地标集群直接在总起句下；“新能源汽车”不是“新能源”，后者只在名录里', async () => {
    const found = await down('strong-industry', ['IndustryCluster']);
    for (const id of ['iot', 'integrated-circuit', 'artificial-intelligence', 'high-end-equipment']) {
      expect(found[id], id).toBe('framing 1');
    }
    expect(found['new-energy']).toBe('framing 2');
    expect(found.automotive).toBe('framing 2');
  });

  it('问答6的目标和人才计划不归它', async () => {
    const found = await down('strong-industry');
    expect(found).not.toHaveProperty('sci-tech-contribution-rate');
    expect(found).not.toHaveProperty('taihu-talent-programme');
    expect(found).not.toHaveProperty('taihu-bay-belt-project');
  });
});

describe('其他战略', () => {
  it('“乡村振兴战略深入实施，首批107个试点村农房建设全面建成”：同一句并列，句子没有说谁推进谁', async () => {
    expect(await down('rural-revitalization', ['Project'])).toEqual({
      'pilot-village-housing': 'same-sentence 1',
    });
  });

  it('六大发展战略只点了两个名，这是明示；“十四五”的举措不归“十三五”的六大战略', async () => {
    expect(await down('six-strategies', ['Strategy'])).toEqual({
      'innovation-driven': 'explicit 1',
      'strong-industry': 'explicit 1',
    });
    const { targets } = await ask('six-strategies', 'in', everyKind);
    const later = targets.filter(({ node }) => nodes.get(local(node.id))?.properties.period === '14fyp');
    expect(later.map(({ node }) => node.name)).toEqual([]);
  });

  it('“一带一路”建设、长江经济带、长三角一体化写明是国家战略；没有项目通向它们', async () => {
    expect(await down('national-strategies', ['Strategy'])).toEqual({
      'belt-and-road': 'explicit 1',
      'delta-integration': 'explicit 1',
      'yangtze-economic-belt': 'explicit 1',
    });
    for (const id of ['national-strategies', 'belt-and-road', 'delta-integration', 'yangtze-economic-belt']) {
      expect(await down(id, ['Project']), id).toEqual({});
    }
  });
});

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
  const between = async (from: string, to: string, maxHops = 4) =>
    (await store.paths({ from: `wuxi-14fyp:${from}`, to: `wuxi-14fyp:${to}`, maxHops, limit: 10 })).paths;

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

describe('每一条路径的每一步', () => {
  it('都有原文，原文与页面逐字相同；依据取最弱的一步；推断都有理由', async () => {
    const [page] = await store.sources('wuxi-14fyp');
    const points = Array.from(page?.text ?? '');
    let steps = 0;
    for (const id of [...idsOf('Strategy'), ...idsOf('Project'), ...idsOf('IndustryCluster')]) {
      for (const direction of ['in', 'out'] as const) {
        const { targets, graph } = await ask(id, direction, everyKind, 6);
        const edges = new Map(graph.edges.map((edge) => [edge.id, edge]));
        for (const { path } of targets) {
          const walked = path.edges.flatMap((edge) => edges.get(edge) ?? []);
          expect(walked).toHaveLength(path.edges.length);
          expectWords(walked, points);
          const weakest = Math.max(...walked.map((edge) => strengthOf(edge, ontology)));
          expect(strengthOf(path, ontology)).toBe(weakest);
          steps += walked.length;
        }
      }
    }
    expect(steps).toBeGreaterThan(500);
  });

  it('不穿过篇章、时期、文件、地方、站点、机构、程序', async () => {
    const closed = [
      'Section',
      'Period',
      'Document',
      'SpatialUnit',
      'HubStation',
      'Organization',
      'ProcessStep',
    ];
    for (const id of nodes.keys()) {
      if (nodes.get(id)?.kind === 'Section') continue;
      for (const direction of ['in', 'out'] as const) {
        const { targets } = await ask(id, direction, everyKind);
        for (const { path } of targets) {
          const inner = path.nodes.slice(1, -1).map((one) => nodes.get(local(one))?.kind);
          expect(
            inner.filter((kind) => closed.includes(kind ?? '')),
            path.sentence.zh,
          ).toEqual([]);
        }
      }
    }
  });

  it('从一个有时期的起点出发，过去的与此后的只由起点自己的关系相连', async () => {
    const isPast = (id: string) => nodes.get(id)?.properties.period === '13fyp';
    const dated = [...nodes].filter(([, node]) => node.properties.period !== undefined);
    for (const [id] of dated) {
      for (const direction of ['in', 'out'] as const) {
        const { targets } = await ask(id, direction, everyKind);
        for (const { path } of targets.filter((target) => target.path.edges.length > 1)) {
          const others = path.nodes
            .map(local)
            .filter((one) => nodes.get(one)?.properties.period !== undefined);
          expect(
            others.filter((one) => isPast(one) !== isPast(id)),
            path.sentence.zh,
          ).toEqual([]);
        }
      }
    }
  });
});

function expectWords(edges: readonly GraphEdge[], points: readonly string[]): void {
  for (const edge of edges) {
    expect(edge.evidence.length, edge.id).toBeGreaterThan(0);
    for (const { quote, start, end } of edge.evidence) expect(points.slice(start, end).join('')).toBe(quote);
    if (edge.basis === 'inferred') expect(edge.reason, edge.id).toBeTruthy();
  }
}
